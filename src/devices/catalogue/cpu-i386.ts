/**
 * Rows of the catalogue: the CPUs of i386 and x86_64, and the clock of their guests under KVM.
 */
import { vmstateI386Cpu, vmstateX86Cpu } from '../cpu/i386.js';
import { vmstateKvmClock } from '../i386/kvm-clock.js';
import type { CpuEntry } from './entry.js';

/** None of them needs facts from outside to be decoded. */
export const i386Cpus: readonly CpuEntry[] = [
  { def: vmstateX86Cpu, targets: ['x86_64'] },
  { def: vmstateI386Cpu, targets: ['i386'] },
  { def: vmstateKvmClock, targets: ['i386', 'x86_64'] },
];
