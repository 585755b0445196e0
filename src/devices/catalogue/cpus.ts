/**
 * Rows of the catalogue: the CPUs of all targets, a file for each family.
 */
import { armCpus } from './cpu-arm.js';
import { i386Cpus } from './cpu-i386.js';
import { microblazeCpus } from './cpu-microblaze.js';
import { ppcCpus } from './cpu-ppc.js';
import { riscvCpus } from './cpu-riscv.js';
import type { CpuEntry } from './entry.js';

/** What belongs to the CPU, target by target. */
export const cpus: readonly CpuEntry[] = [...armCpus, ...i386Cpus, ...microblazeCpus, ...ppcCpus, ...riscvCpus];
