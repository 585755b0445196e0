/**
 * Rows of the catalogue: the CPUs of sparc, sparc64 and cris, with the interrupt controller and timers of sun4m.
 */
import { vmstateCrisCpu } from '../cpu/cris.js';
import { vmstateSparc64Cpu, vmstateSparcCpu } from '../cpu/sparc.js';
import { vmstateSlavioIntctl } from '../intc/slavio-intctl.js';
import { vmstateSlavioTimer } from '../timer/slavio-timer.js';
import type { CpuEntry } from './entry.js';

/** None needs facts from outside to be decoded. */
export const sparcCpus: readonly CpuEntry[] = [
  { def: vmstateSparcCpu, targets: ['sparc'] },
  { def: vmstateSparc64Cpu, targets: ['sparc64'] },
  { def: vmstateSlavioIntctl, targets: ['sparc'] },
  { def: vmstateSlavioTimer, targets: ['sparc'] },
  { def: vmstateCrisCpu, targets: ['cris'] },
];
