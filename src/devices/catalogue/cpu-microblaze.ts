/**
 * Rows of the catalogue: the CPUs of microblaze and microblazeel.
 */
import { vmstateMicroblazeCpu } from '../cpu/microblaze.js';
import type { CpuEntry } from './entry.js';

/** Needs no facts from outside to be decoded. */
export const microblazeCpus: readonly CpuEntry[] = [
  { def: vmstateMicroblazeCpu, targets: ['microblaze', 'microblazeel'] },
];
