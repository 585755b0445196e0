/**
 * Rows of the catalogue: interrupt controllers and timers of the CPUs of arm and aarch64.
 */
import { vmstateArmGic } from '../intc/arm-gic.js';
import { armGicv3 } from '../intc/arm-gicv3.js';
import { vmstateArmGicv3Its } from '../intc/arm-gicv3-its.js';
import { a9Gtimer } from '../timer/a9gtimer.js';
import { armMptimer } from '../timer/arm-mptimer.js';
import type { CpuEntry } from './entry.js';

const targets = ['arm', 'aarch64'];

const upTo4 = [1, 2, 3, 4];
const upTo16 = Array.from({ length: 16 }, (_, i) => i + 1);

/** Nothing in the stream says how many CPUs there are: a row for each number that machines have. */
export const gicCpus: readonly CpuEntry[] = [
  { def: vmstateArmGic, targets },
  ...[...upTo16, 24, 32, 64].map((cpus) => ({ def: armGicv3(cpus), targets })),
  { def: vmstateArmGicv3Its, targets },
  ...upTo4.map((cpus) => ({ def: armMptimer(cpus), targets })),
  ...upTo4.map((cpus) => ({ def: a9Gtimer(cpus), targets })),
];
