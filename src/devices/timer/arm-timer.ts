/**
 * The sections `arm_timer` and `sp804`: ARM's dual timer module SP804, and the timers of the Integrator board. Each timer
 * is a section of its own, before that of the module.
 *
 * QEMU: `hw/timer/arm_timer.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, int32, pointer, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstatePtimer } from './ptimer.js';

/**
 * A timer. `control`: bit 0 one-shot, 1 of 32 bits, 2 and 3 prescaler (1, 16, 256), 5 interrupt, 6 periodic, 7 on;
 * `limit`: what is reloaded; `int_level`: 1 when it has reached 0.
 */
export const vmstateArmTimer = vmstate({
  name: 'arm_timer',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    control: uint32(),
    limit: uint32(),
    int_level: int32(),
    timer: pointer(struct(vmstatePtimer, { since: 1 })),
  },
});
export type ArmTimerState = StateOf<typeof vmstateArmTimer>;

/** The module: the line of each of its two timers. */
export const vmstateSp804 = vmstate({
  name: 'sp804',
  versionId: 1,
  minimumVersionId: 1,
  fields: { level: array(2, int32()) },
});
export type Sp804State = StateOf<typeof vmstateSp804>;
