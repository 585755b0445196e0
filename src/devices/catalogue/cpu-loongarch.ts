/**
 * Rows of the catalogue: the CPU of loongarch64, and the interrupt controllers of its machines.
 */
import { vmstateLoongarchCpu } from '../cpu/loongarch.js';
import { loongarchExtioi } from '../intc/loongarch-extioi.js';
import { vmstateLoongarchPchPic } from '../intc/loongarch-pch-pic.js';
import { loongsonIpi, vmstateLoongarchIpi } from '../intc/loongson-ipi.js';
import type { CpuEntry } from './entry.js';

const targets = ['loongarch64'];

const upTo16 = Array.from({ length: 16 }, (_, i) => i + 1);
/** CPUs that a machine can have. */
const cpus = [...upTo16, 24, 32, 64, 128, 256];

/** Nothing in the stream says how many CPUs there can be: a row for each number that is likely. */
export const loongarchCpus: readonly CpuEntry[] = [
  { def: vmstateLoongarchCpu, targets },
  ...cpus.map((n) => ({ def: loongsonIpi(n), targets: ['loongarch64', 'mips64el'] })),
  { def: vmstateLoongarchIpi, targets },
  ...cpus.map((n) => ({ def: loongarchExtioi(n), targets })),
  { def: vmstateLoongarchPchPic, targets },
];
