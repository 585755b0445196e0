/**
 * The section `arm_mptimer`: the private timers of ARM11 MPCore and Cortex-A9 MPCore; the watchdogs are a second
 * section of this name.
 *
 * QEMU: `hw/timer/arm_mptimer.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. 2.3 keeps the count itself, the others in a ptimer.
 */
import { absent, array, byRelease, int64, type StateOf, struct, timer, uint32, vmstate } from '../../vmstate/index.js';
import { vmstatePtimer } from './ptimer.js';

/**
 * One timer. `control`: bit 0 enable, 1 auto reload, 2 interrupt, 8 to 15 prescaler; `status`: bit 0 event.
 *
 * Of 2.3 only: `count` what it was last started with, `load` what is reloaded, `tick` the ns of the guest's clock at
 * which it gets to 0; `timer` is -1n when not pending.
 */
export const vmstateArmMptimerBlock = vmstate({
  name: 'arm_mptimer_timerblock',
  versionId: { '2.3': 2, '5.2': 3 },
  minimumVersionId: { '2.3': 2, '5.2': 3 },
  fields: {
    count: byRelease({ '2.3': uint32(), '5.2': absent }),
    load: byRelease({ '2.3': uint32(), '5.2': absent }),
    control: uint32(),
    status: uint32(),
    tick: byRelease({ '2.3': int64(), '5.2': absent }),
    timer: byRelease({ '2.3': timer(), '5.2': absent }),
    ptimer: byRelease({ '5.2': struct(vmstatePtimer, { name: 'timer', since: 1 }) }),
  },
});

/** The timers of `cpus` CPUs, 1 to 4. Nothing in the stream says how many. */
// @__NO_SIDE_EFFECTS__
export const armMptimer = (cpus: number) =>
  vmstate({
    name: 'arm_mptimer',
    versionId: { '2.3': 2, '5.2': 3 },
    minimumVersionId: { '2.3': 2, '5.2': 3 },
    fields: {
      timerblock: byRelease({
        '2.3': array(cpus, struct(vmstateArmMptimerBlock), { since: 2 }),
        '5.2': array(cpus, struct(vmstateArmMptimerBlock), { since: 3 }),
      }),
    },
  });
export type ArmMptimerState = StateOf<ReturnType<typeof armMptimer>>;
