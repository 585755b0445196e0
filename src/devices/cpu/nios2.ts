/**
 * The CPU of the target nios2. No release sends its registers: there is no section `cpu`, only `cpu_common`, and a
 * guest that is loaded goes on with those of the machine it is loaded into.
 *
 * QEMU: `target/nios2/cpu.c` (5.2, 7.2), which has no table. 2.3 does not have the target yet, 10.0 and 11.1 no longer.
 */
export {
  type CpuCommonState as Nios2CpuState,
  cpuAccelerator as nios2CpuContext,
  vmstateCpuCommon as vmstateNios2Cpu,
} from './cpu-common.js';
