/**
 * Rows of the catalogue: the CPUs of hppa, and of sh4, unicore32 and xtensa, which cannot be migrated.
 */
import { vmstateHppaCpu } from '../cpu/hppa.js';
import { vmstateSh4Cpu } from '../cpu/sh4.js';
import { vmstateUnicore32Cpu } from '../cpu/unicore32.js';
import { vmstateXtensaCpu } from '../cpu/xtensa.js';
import type { CpuEntry } from './entry.js';

/** None needs facts from outside to be decoded. */
export const hppaCpus: readonly CpuEntry[] = [
  { def: vmstateHppaCpu, targets: ['hppa'] },
  { def: vmstateSh4Cpu, targets: ['sh4', 'sh4eb'] },
  { def: vmstateUnicore32Cpu, targets: ['unicore32'] },
  { def: vmstateXtensaCpu, targets: ['xtensa', 'xtensaeb'] },
];
