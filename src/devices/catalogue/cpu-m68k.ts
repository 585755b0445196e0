/**
 * Rows of the catalogue: the CPU of m68k with its interrupt controllers. Of tricore there is no section `cpu`.
 */
import { vmstateM68kCpu } from '../cpu/m68k.js';
import { vmstateGoldfishPic } from '../intc/goldfish-pic.js';
import { vmstateM68kIrqc } from '../intc/m68k-irqc.js';
import { vmstateQ800Glue } from '../m68k/q800-glue.js';
import type { CpuEntry } from './entry.js';

/** None needs facts from outside to be decoded. */
export const m68kCpus: readonly CpuEntry[] = [
  { def: vmstateM68kCpu, targets: ['m68k'] },
  { def: vmstateGoldfishPic, targets: ['m68k'] },
  { def: vmstateM68kIrqc, targets: ['m68k'] },
  { def: vmstateQ800Glue, targets: ['m68k'] },
];
