/**
 * The sections `sse-timer` and `sse-counter`: the system timers of the SSE-300 subsystem, and what they count.
 *
 * QEMU: `hw/timer/sse-timer.c`, `hw/timer/sse-counter.c` in 7.2, 10.0 and 11.1. One layout in all; 2.3 and 5.2 do not
 * have them.
 */
import { pointer, type StateOf, struct, timer, uint32, uint64, vmstate } from '../../vmstate/index.js';
import { vmstateClock } from '../core/clock.js';

/**
 * A timer. `timer`: when it will fire, in ns of the guest's clock; -1n when not pending. `cntp_ctl`: bit 0 on, 1 masked;
 * `cntp_cval`: the count at which it fires. `cntp_aival`: the same for auto increment, which `cntp_aival_ctl` switches on
 * (bit 0; bit 1 it has fired) and which is raised by `cntp_aival_reload` each time.
 */
export const vmstateSseTimer = vmstate({
  name: 'sse-timer',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    timer: timer(),
    cntfrq: uint32(),
    cntp_ctl: uint32(),
    cntp_cval: uint64(),
    cntp_aival: uint64(),
    cntp_aival_ctl: uint32(),
    cntp_aival_reload: uint32(),
  },
});
export type SseTimerState = StateOf<typeof vmstateSseTimer>;

/** The counter. Nothing but its clock is sent: count, scale and control register are lost on the way. */
export const vmstateSseCounter = vmstate({
  name: 'sse-counter',
  versionId: 1,
  minimumVersionId: 1,
  fields: { clk: pointer(struct(vmstateClock)) },
});
export type SseCounterState = StateOf<typeof vmstateSseCounter>;
