/**
 * Rows of the catalogue: analogue-to-digital converters, from QEMU's `hw/adc` and the boards.
 */
import { vmstateAspeedAdc } from '../adc/aspeed-adc.js';
import { vmstateMax111x } from '../adc/max111x.js';
import { vmstateNpcm7xxAdc } from '../adc/npcm7xx-adc.js';
import { vmstateStellarisAdc } from '../adc/stellaris-adc.js';
import { vmstateStm32f2xxAdc } from '../adc/stm32f2xx-adc.js';
import { vmstateZynqXadc } from '../adc/zynq-xadc.js';
import type { CatalogueEntry } from './entry.js';

export const adcDevices: readonly CatalogueEntry[] = [
  { def: vmstateMax111x },
  { def: vmstateStellarisAdc },
  { def: vmstateAspeedAdc },
  { def: vmstateStm32f2xxAdc },
  { def: vmstateZynqXadc },
  { def: vmstateNpcm7xxAdc },
];
