/**
 * Rows of the catalogue: the CPU of or32 and or1k, with its timer and the controller of interrupts between CPUs.
 */
import { vmstateOpenriscCpu } from '../cpu/openrisc.js';
import { vmstateOr1kOmpic } from '../intc/or1k-ompic.js';
import { vmstateOr1kTimer } from '../timer/or1k-timer.js';
import type { CpuEntry } from './entry.js';

/** None needs facts from outside to be decoded. */
export const openriscCpus: readonly CpuEntry[] = [
  { def: vmstateOpenriscCpu, targets: ['or32', 'or1k'] },
  { def: vmstateOr1kTimer, targets: ['or1k'] },
  { def: vmstateOr1kOmpic, targets: ['or1k'] },
];
