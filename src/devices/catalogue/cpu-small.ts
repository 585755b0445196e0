/**
 * Rows of the catalogue: the CPUs of small targets, avr, hexagon, lm32, moxie, nios2, rx and tricore, with their
 * interrupt controllers and timers. Of nios2, rx and tricore there is no section `cpu`.
 */
import { vmstateAvrCpu } from '../cpu/avr.js';
import { vmstateHexagonCpu, vmstateHexagonGlobalreg, vmstateHexagonTlb } from '../cpu/hexagon.js';
import { vmstateLm32Cpu } from '../cpu/lm32.js';
import { vmstateMoxieCpu } from '../cpu/moxie.js';
import { vmstateNios2Cpu } from '../cpu/nios2.js';
import { vmstateRxCpu } from '../cpu/rx.js';
import { vmstateTricoreCpu } from '../cpu/tricore.js';
import { vmstateLm32Pic } from '../intc/lm32-pic.js';
import { vmstateNios2Vic } from '../intc/nios2-vic.js';
import { vmstateRxIcu } from '../intc/rx-icu.js';
import { vmstateLm32Timer } from '../timer/lm32-timer.js';
import { vmstateRenesasCmt } from '../timer/renesas-cmt.js';
import { vmstateRenesasTmr } from '../timer/renesas-tmr.js';
import type { CpuEntry } from './entry.js';

/** None needs facts from outside to be decoded. */
export const smallCpus: readonly CpuEntry[] = [
  { def: vmstateAvrCpu, targets: ['avr'] },
  { def: vmstateHexagonCpu, targets: ['hexagon'] },
  { def: vmstateHexagonGlobalreg, targets: ['hexagon'] },
  { def: vmstateHexagonTlb, targets: ['hexagon'] },
  { def: vmstateLm32Cpu, targets: ['lm32'] },
  { def: vmstateLm32Pic, targets: ['lm32'] },
  { def: vmstateLm32Timer, targets: ['lm32'] },
  { def: vmstateMoxieCpu, targets: ['moxie'] },
  { def: vmstateNios2Cpu, targets: ['nios2'] },
  { def: vmstateNios2Vic, targets: ['nios2'] },
  { def: vmstateRxCpu, targets: ['rx'] },
  { def: vmstateRxIcu, targets: ['rx'] },
  { def: vmstateRenesasTmr, targets: ['rx'] },
  { def: vmstateRenesasCmt, targets: ['rx'] },
  { def: vmstateTricoreCpu, targets: ['tricore'] },
];
