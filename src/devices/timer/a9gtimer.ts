/**
 * The section `arm.cortex-a9-global-timer`: the 64-bit timer that the CPUs of a Cortex-A9 share, each with a
 * comparator of its own.
 *
 * QEMU: `hw/timer/a9gtimer.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. Before 7.2 the shared half of the control register is
 * lost on the way.
 */
import {
  array,
  type StateOf,
  struct,
  subsectionByRelease,
  timer,
  uint32,
  uint64,
  vmstate,
} from '../../vmstate/index.js';

/**
 * What each CPU has. `control`: bit 1 comparator, 2 interrupt, 3 auto increment; `compare` is raised by `inc` at each
 * event if that is on; `status`: bit 0 event.
 */
export const vmstateA9GtimerPerCpu = vmstate({
  name: 'arm.cortex-a9-global-timer.percpu',
  versionId: 1,
  minimumVersionId: 1,
  fields: { control: uint32(), compare: uint64(), status: uint32(), inc: uint32() },
});

/** What the CPUs share of the control register: bit 0 enable, bits 8 to 15 prescaler. */
export const vmstateA9GtimerControl = vmstate({
  name: 'arm.cortex-a9-global-timer.control',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.control !== 0,
  fields: { control: uint32() },
});

/**
 * The timer of `cpus` CPUs, 1 to 4; nothing in the stream says how many. `ref_counter` is the count at `cpu_ref_time`,
 * in ns of the guest's clock; `timer` fires at the next comparator's event, -1n when none is pending.
 */
// @__NO_SIDE_EFFECTS__
export const a9Gtimer = (cpus: number) =>
  vmstate({
    name: 'arm.cortex-a9-global-timer',
    versionId: 1,
    minimumVersionId: 1,
    fields: {
      timer: timer(),
      counter: uint64(),
      ref_counter: uint64(),
      cpu_ref_time: uint64(),
      per_cpu: array(cpus, struct(vmstateA9GtimerPerCpu), { since: 1 }),
    },
    subsections: { control: subsectionByRelease({ '7.2': vmstateA9GtimerControl }) },
  });
export type A9GtimerState = StateOf<ReturnType<typeof a9Gtimer>>;
