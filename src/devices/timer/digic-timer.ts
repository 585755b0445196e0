/**
 * The section `digic.timer`: the timer of Canon DIGIC.
 *
 * QEMU: `hw/timer/digic-timer.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstatePtimer } from './ptimer.js';

export const vmstateDigicTimer = vmstate({
  name: 'digic.timer',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    ptimer: struct(vmstatePtimer, { since: 1 }),
    control: uint32(),
    relvalue: uint32(),
  },
});
export type DigicTimerState = StateOf<typeof vmstateDigicTimer>;
