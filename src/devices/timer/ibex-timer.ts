/**
 * The section `ibex-timer`: the timer of OpenTitan.
 *
 * QEMU: `hw/timer/ibex_timer.c` in 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/**
 * `timer_ctrl`: bit 0 runs. `timer_cfg0`: prescaler and step. The compare value in two halves. Interrupts: enabled, and
 * raised. The counter itself is the guest's clock.
 */
export const vmstateIbexTimer = vmstate({
  name: 'ibex-timer',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    timer_ctrl: uint32(),
    timer_cfg0: uint32(),
    timer_compare_lower0: uint32(),
    timer_compare_upper0: uint32(),
    timer_intr_enable: uint32(),
    timer_intr_state: uint32(),
  },
});
export type IbexTimerState = StateOf<typeof vmstateIbexTimer>;
