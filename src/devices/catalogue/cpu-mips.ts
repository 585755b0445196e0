/**
 * Rows of the catalogue: the CPUs of mips, mipsel, mips64 and mips64el, and the coherent processing system around them.
 */
import { vmstateMips64Cpu, vmstateMipsCpu } from '../cpu/mips.js';
import { vmstateMipsGcr } from '../misc/mips-cmgcr.js';
import { vmstateMipsCpc } from '../misc/mips-cpc.js';
import type { CpuEntry } from './entry.js';

const targets = ['mips', 'mipsel', 'mips64', 'mips64el'];

/** None needs facts from outside to be decoded. */
export const mipsCpus: readonly CpuEntry[] = [
  { def: vmstateMipsCpu, targets: ['mips', 'mipsel'] },
  { def: vmstateMips64Cpu, targets: ['mips64', 'mips64el'] },
  { def: vmstateMipsGcr, targets },
  { def: vmstateMipsCpc, targets },
];
