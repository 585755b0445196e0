/**
 * The CPU of the target tricore. No release sends its registers: there is no section `cpu`, only `cpu_common`, and a
 * guest that is loaded goes on with those of the machine it is loaded into.
 *
 * QEMU: `target-tricore/cpu.c` (2.3), `target/tricore/cpu.c` (5.2, 7.2, 10.0, 11.1), which have no table.
 */
export {
  type CpuCommonState as TricoreCpuState,
  cpuAccelerator as tricoreCpuContext,
  vmstateCpuCommon as vmstateTricoreCpu,
} from './cpu-common.js';
