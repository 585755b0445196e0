/**
 * Rows of the catalogue: the CPUs of arm and aarch64. How many regions a memory protection unit has is not sent, so
 * there is a row for each number that models have.
 */
import { armCpu, vmstateArmCpu } from '../cpu/arm.js';
import type { CpuEntry } from './entry.js';

const targets = ['arm', 'aarch64'];

export const armCpus: readonly CpuEntry[] = [
  { def: vmstateArmCpu, targets },
  { def: armCpu({ mpu: 16 }), targets },
  { def: armCpu({ mpu: 0, sau: 0, el2: 0 }), targets },
  { def: armCpu({ mpu: 0, sau: 8 }), targets },
  { def: armCpu({ mpu: 8, sau: 0 }), targets },
  { def: armCpu({ mpu: 16, sau: 0 }), targets },
  { def: armCpu({ mpu: 12 }), targets },
  { def: armCpu({ mpu: 24, el2: 24 }), targets },
  { def: armCpu({ mpu: 32 }), targets },
];
