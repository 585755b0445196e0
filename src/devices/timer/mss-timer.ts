/**
 * The section `mss-timer`: the timer of Microsemi SmartFusion2.
 *
 * QEMU: `hw/timer/mss-timer.c`; checked on streams of 5.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstatePtimer } from './ptimer.js';

export const vmstateMssTimerBlock = vmstate({
  name: 'mss-timer-block',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    ptimer: struct(vmstatePtimer, { since: 1 }),
    regs: array(6, uint32()),
  },
});

export const vmstateMssTimer = vmstate({
  name: 'mss-timer',
  versionId: 1,
  minimumVersionId: 1,
  fields: { freq_hz: uint32(), timers: array(2, struct(vmstateMssTimerBlock)) },
});
export type MssTimerState = StateOf<typeof vmstateMssTimer>;
