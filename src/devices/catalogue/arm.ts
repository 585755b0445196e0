/**
 * Rows of the catalogue: what belongs to ARM boards, from QEMU's `hw/arm` and the boards.
 */
import { vmstateIotkit } from '../arm/armsse.js';
import { vmstateHighbankRegs } from '../arm/highbank.js';
import {
  vmstateMusicpalGpio,
  vmstateMusicpalKey,
  vmstateMusicpalLcd,
  vmstateMv88w8618Flashcfg,
  vmstateMv88w8618Pit,
} from '../arm/musicpal.js';
import {
  vmstatePxa2xxCm,
  vmstatePxa2xxI2c,
  vmstatePxa2xxI2s,
  vmstatePxa2xxMm,
  vmstatePxa2xxPm,
  vmstatePxa2xxRtc,
} from '../arm/pxa2xx.js';
import { vmstateCorgiSsp, vmstateSlNand, vmstateSpitzLcdtg } from '../arm/spitz.js';
import { vmstateStellarisI2c, vmstateStellarisSys } from '../arm/stellaris.js';
import {
  vmstateStrongarmGpio,
  vmstateStrongarmPpc,
  vmstateStrongarmRtc,
  vmstateStrongarmSsp,
  vmstateStrongarmUart,
} from '../arm/strongarm.js';
import { vmstateAer915, vmstateZipitLcd } from '../arm/z2.js';
import type { CatalogueEntry } from './entry.js';

export const armDevices: readonly CatalogueEntry[] = [
  { def: vmstatePxa2xxCm },
  { def: vmstatePxa2xxMm },
  { def: vmstatePxa2xxPm },
  { def: vmstatePxa2xxRtc },
  { def: vmstatePxa2xxI2c },
  { def: vmstatePxa2xxI2s },
  { def: vmstateSlNand },
  { def: vmstateCorgiSsp },
  { def: vmstateSpitzLcdtg },
  { def: vmstateStrongarmRtc },
  { def: vmstateStrongarmGpio },
  { def: vmstateStrongarmPpc },
  { def: vmstateStrongarmUart },
  { def: vmstateStrongarmSsp },
  { def: vmstateStellarisSys },
  { def: vmstateStellarisI2c },
  { def: vmstateMv88w8618Pit },
  { def: vmstateMv88w8618Flashcfg },
  { def: vmstateMusicpalGpio },
  { def: vmstateMusicpalLcd },
  { def: vmstateMusicpalKey },
  { def: vmstateZipitLcd },
  { def: vmstateAer915 },
  { def: vmstateHighbankRegs },
  { def: vmstateIotkit },
];
