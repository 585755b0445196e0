/**
 * The section `timer`: the clocks that all CPUs share, and the instruction counter of `-icount`.
 *
 * QEMU: `cpus.c` (2.3), `softmmu/cpu-timers.c` (5.2, 7.2), `system/cpu-timers.c` (10.0, 11.1).
 */
import {
  byRelease,
  context,
  int16,
  int64,
  type StateOf,
  subsectionByRelease,
  timer,
  unused,
  vmstate,
} from '../../vmstate/index.js';

/** How instructions are counted (`-icount`). Without it, what is present in the state is sent. */
export const icountMode = context<{ readonly icount: 'off' | 'precise' | 'adaptive' } | undefined>();

/** Sent when there is a warp timer: when the object is there. */
export const vmstateIcountWarpTimer = vmstate({
  name: 'timer/icount/warp_timer',
  versionId: 1,
  minimumVersionId: 1,
  fields: { vm_clock_warp_start: int64(), icount_warp_timer: timer() },
});

/** Sent when the timers that adapt the speed exist: when the object is there. */
export const vmstateIcountTimers = vmstate({
  name: 'timer/icount/timers',
  versionId: 1,
  minimumVersionId: 1,
  fields: { icount_rt_timer: timer(), icount_vm_timer: timer() },
});

/** The adapted speed: 2 to this power nanoseconds an instruction. 5.2 does not send the drift. */
export const vmstateIcountShift52 = vmstate({
  name: 'timer/icount/shift',
  versionId: 1,
  minimumVersionId: 1,
  context: icountMode,
  needed: (_state, mode) => mode === undefined || mode.icount === 'adaptive',
  fields: { icount_time_shift: int16() },
});

/** The adapted speed and the last difference between real and virtual time. */
export const vmstateIcountShift = vmstate({
  name: 'timer/icount/shift',
  versionId: 2,
  minimumVersionId: 2,
  context: icountMode,
  needed: (_state, mode) => mode === undefined || mode.icount === 'adaptive',
  fields: { icount_time_shift: int16(), last_delta: int64() },
});

/** The instruction counter; only with `-icount`. */
export const vmstateIcount = vmstate({
  name: 'timer/icount',
  versionId: 1,
  minimumVersionId: 1,
  context: icountMode,
  needed: (_state, mode) => mode?.icount !== 'off',
  fields: { qemu_icount_bias: int64(), qemu_icount: int64() },
  subsections: {
    warp_timer: subsectionByRelease({ '5.2': vmstateIcountWarpTimer }),
    timers: subsectionByRelease({ '5.2': vmstateIcountTimers }),
    shift: subsectionByRelease({ '5.2': vmstateIcountShift52, '7.2': vmstateIcountShift }),
  },
});

/** The first section of most machines. Offsets in nanoseconds; `reserved` is what 2.3 calls `dummy`. */
export const vmstateTimers = vmstate({
  name: 'timer',
  versionId: 2,
  minimumVersionId: 1,
  context: icountMode,
  fields: {
    cpu_ticks_offset: int64(),
    reserved: byRelease({ '2.3': int64({ name: 'dummy' }), '5.2': unused(8) }),
    cpu_clock_offset: int64({ since: 2 }),
  },
  subsections: { icount: vmstateIcount },
});
export type TimersState = StateOf<typeof vmstateTimers>;
