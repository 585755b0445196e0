/**
 * The struct `ptimer`: the periodic down-counter that many devices have inside. No section of its own.
 *
 * QEMU: `hw/core/ptimer.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { int64, type StateOf, timer, uint8, uint32, uint64, vmstate } from '../../vmstate/index.js';

/**
 * `enabled`: 0 stopped, 1 periodic, 2 one-shot. `limit`: what is reloaded at 0; `delta`: ticks left when it was last
 * looked at. One tick is `period` ns and `period_frac` / 2^32 ns. `last_event`, `next_event`: when it was (re)loaded
 * and when it gets to 0, in ns of the guest's clock; `timer` is -1n when not pending.
 *
 * Its field has version 1: in a device of version 0 it is not sent.
 */
export const vmstatePtimer = vmstate({
  name: 'ptimer',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    enabled: uint8(),
    limit: uint64(),
    delta: uint64(),
    period_frac: uint32(),
    period: int64(),
    last_event: int64(),
    next_event: int64(),
    timer: timer(),
  },
});
export type PtimerState = StateOf<typeof vmstatePtimer>;
