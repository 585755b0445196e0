/**
 * The section `rx-cmt`: a unit of two compare match timers of the RX62N.
 *
 * QEMU: `hw/timer/renesas_cmt.c` in 5.2, 7.2, 10.0 and 11.1. One layout in all; 2.3 does not have it.
 */
import { array, int64, type StateOf, timer, uint16, vmstate } from '../../vmstate/index.js';

/**
 * `cmstr`: which of both run, bits 0 and 1. `cmcr`: control, `cmcnt`: count as of `tick`, in ns of the guest's clock,
 * `cmcor`: what it is compared with. `timer`: -1n when not pending.
 */
export const vmstateRenesasCmt = vmstate({
  name: 'rx-cmt',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    cmstr: uint16(),
    cmcr: array(2, uint16()),
    cmcnt: array(2, uint16()),
    cmcor: array(2, uint16()),
    tick: array(2, int64()),
    timer: array(2, timer()),
  },
});
export type RenesasCmtState = StateOf<typeof vmstateRenesasCmt>;
