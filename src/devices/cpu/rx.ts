/**
 * The CPU of the target rx. No release sends its registers: there is no section `cpu`, only `cpu_common`, and a guest
 * that is loaded goes on with those of the machine it is loaded into.
 *
 * QEMU: `target/rx/cpu.c` (5.2, 7.2, 10.0, 11.1), which has no table. 2.3 does not have the target.
 */
export {
  type CpuCommonState as RxCpuState,
  cpuAccelerator as rxCpuContext,
  vmstateCpuCommon as vmstateRxCpu,
} from './cpu-common.js';
