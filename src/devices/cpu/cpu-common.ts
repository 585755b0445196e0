/**
 * The section `cpu_common`: what every CPU has, whatever its target.
 *
 * QEMU: `exec.c` (2.3), `cpu.c` (5.2, 7.2), `hw/core/cpu-system.c` (10.0, 11.1).
 */
import { bool, context, int32, type StateOf, subsectionByRelease, uint32, vmstate } from '../../vmstate/index.js';

/** Whether the CPU is emulated (TCG). Without it, what is present in the state is sent. */
export const cpuAccelerator = context<{ readonly tcg?: boolean } | undefined>();

/** What 0x01 of `interrupt_request` meant before 2.3; it has to be dropped on load. */
const CPU_INTERRUPT_EXIT = 0x01;

/** The exception that waits to be raised; -1 for none. */
export const vmstateCpuExceptionIndex = vmstate({
  name: 'cpu_common/exception_index',
  versionId: 1,
  minimumVersionId: 1,
  context: cpuAccelerator,
  needed: (state, cpu) => cpu?.tcg !== false && state.exception_index !== -1,
  fields: { exception_index: int32() },
});

/** The guest has reported a crash. */
export const vmstateCpuCrashOccurred = vmstate({
  name: 'cpu_common/crash_occurred',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.crash_occurred,
  fields: { crash_occurred: bool() },
});

/** `halted` 0 or 1; `interrupt_request` holds the target's `CPU_INTERRUPT_` bits. Instance: the CPU's index. */
export const vmstateCpuCommon = vmstate({
  name: 'cpu_common',
  versionId: 1,
  minimumVersionId: 1,
  context: cpuAccelerator,
  preLoad: (state) => {
    if (state.exception_index !== undefined) state.exception_index.exception_index = -1;
  },
  postLoad: (state) => {
    state.interrupt_request = (state.interrupt_request & ~CPU_INTERRUPT_EXIT) >>> 0;
  },
  fields: { halted: uint32(), interrupt_request: uint32() },
  subsections: {
    exception_index: vmstateCpuExceptionIndex,
    crash_occurred: subsectionByRelease({ '5.2': vmstateCpuCrashOccurred }),
  },
});
export type CpuCommonState = StateOf<typeof vmstateCpuCommon>;
