/**
 * The section `aspeed.timerctrl`: the timers of Aspeed's management controllers.
 *
 * QEMU: `hw/timer/aspeed_timer.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, int32, type StateOf, struct, timer, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateAspeedTimer = vmstate({
  name: 'aspeed.timer',
  versionId: 2,
  minimumVersionId: 2,
  fields: { id: uint8(), level: int32(), timer: timer(), reload: uint32(), match: array(2, uint32()) },
});

export const vmstateAspeedTimerctrl = vmstate({
  name: 'aspeed.timerctrl',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    ctrl: uint32(),
    ctrl2: uint32(),
    ctrl3: uint32(),
    irq_sts: uint32(),
    timers: array(8, struct(vmstateAspeedTimer), { since: 1 }),
  },
});
export type AspeedTimerctrlState = StateOf<typeof vmstateAspeedTimerctrl>;
