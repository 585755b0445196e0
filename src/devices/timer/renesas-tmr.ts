/**
 * The section `rx-tmr`: a unit of two 8-bit timers of the RX62N.
 *
 * QEMU: `hw/timer/renesas_tmr.c` in 5.2, 7.2, 10.0 and 11.1. One layout in all; 2.3 does not have it.
 */
import { array, int64, type StateOf, timer, uint8, vmstate } from '../../vmstate/index.js';

/**
 * `tcnt` to `tcsr`: registers of both channels by the manual's names, `tcnt` as of `tick`, in ns of the guest's clock.
 * `div_round`: what is left of the division into ticks. `next`: the event that comes next, 0 compare A, 1 compare B,
 * 2 overflow, 3 none. `timer`: -1n when not pending.
 */
export const vmstateRenesasTmr = vmstate({
  name: 'rx-tmr',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    tick: int64(),
    tcnt: array(2, uint8()),
    tcora: array(2, uint8()),
    tcorb: array(2, uint8()),
    tcr: array(2, uint8()),
    tccr: array(2, uint8()),
    tcor: array(2, uint8()),
    tcsr: array(2, uint8()),
    div_round: array(2, int64()),
    next: array(2, uint8()),
    timer: array(2, timer()),
  },
});
export type RenesasTmrState = StateOf<typeof vmstateRenesasTmr>;
