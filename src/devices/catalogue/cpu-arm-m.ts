/**
 * Rows of the catalogue: what stands around the cores of ARM's M profile.
 */
import { vmstateArmv7m } from '../arm/armv7m.js';
import { vmstateArmv7mNvic } from '../intc/armv7m-nvic.js';
import { vmstateArmsseCpuPwrctrl } from '../misc/armsse-cpu-pwrctrl.js';
import { vmstateArmsseMhu } from '../misc/armsse-mhu.js';
import { vmstateStm32f4xxExti, vmstateStm32l4x5Exti } from '../misc/stm32-exti.js';
import { vmstateArmv7mSystick } from '../timer/armv7m-systick.js';
import { vmstateCmsdkApbDualtimer } from '../timer/cmsdk-apb-dualtimer.js';
import { vmstateCmsdkApbTimer } from '../timer/cmsdk-apb-timer.js';
import { vmstateSseCounter, vmstateSseTimer } from '../timer/sse-timer.js';
import type { CpuEntry } from './entry.js';

const targets = ['arm', 'aarch64'];

/** None needs facts from outside to be decoded. */
export const armMCpus: readonly CpuEntry[] = [
  { def: vmstateArmv7m, targets },
  { def: vmstateArmv7mNvic, targets },
  { def: vmstateArmv7mSystick, targets },
  { def: vmstateArmsseCpuPwrctrl, targets },
  { def: vmstateArmsseMhu, targets },
  { def: vmstateStm32f4xxExti, targets },
  { def: vmstateStm32l4x5Exti, targets },
  { def: vmstateSseCounter, targets },
  { def: vmstateSseTimer, targets },
  { def: vmstateCmsdkApbTimer, targets },
  { def: vmstateCmsdkApbDualtimer, targets },
];
