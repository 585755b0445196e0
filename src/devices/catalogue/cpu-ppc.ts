/**
 * Rows of the catalogue: the CPUs of ppc, ppcemb, ppc64 and ppc64le.
 */

import type { PpcCpuContext } from '../cpu/ppc/context.js';
import { vmstatePpc64Cpu } from '../cpu/ppc.js';
import type { CpuEntry } from './entry.js';

const pseries30: PpcCpuContext = { pre28Migration: false, pre30Migration: false };
const pseries28: PpcCpuContext = { pre28Migration: false, pre30Migration: true };
const pseries21: PpcCpuContext = { pre28Migration: true, pre30Migration: true };

/**
 * 5.2 and 7.2 send more fields for old machine types: the rows are those of pseries-3.0 and younger, of 2.8 to 2.12,
 * and of 2.1 to 2.7.
 */
export const ppcCpus: readonly CpuEntry[] = [
  { def: vmstatePpc64Cpu, context: pseries30, targets: ['ppc64', 'ppc64le'] },
  { def: vmstatePpc64Cpu, context: pseries28, targets: ['ppc64', 'ppc64le'] },
  { def: vmstatePpc64Cpu, context: pseries21, targets: ['ppc64', 'ppc64le'] },
];
