/**
 * The section `npcm7xx-timer-ctrl`: the timers of Nuvoton NPCM7xx.
 *
 * QEMU: `hw/timer/npcm7xx_timer.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. What differs between them is in
 * the slots it concerns.
 */
import { absent, array, byRelease, int64, type StateOf, struct, timer, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateClock } from '../core/clock.js';

export const vmstateNpcm7xxBaseTimer = vmstate({
  name: 'npcm7xx-base-timer',
  versionId: 0,
  fields: { qtimer: timer(), expires_ns: int64(), remaining_ns: int64() },
});

export const vmstateNpcm7xxTimer = vmstate({
  name: 'npcm7xx-timer',
  versionId: 1,
  minimumVersionId: 1,
  fields: { base_timer: struct(vmstateNpcm7xxBaseTimer), tcsr: uint32(), ticr: uint32() },
});

export const vmstateNpcm7xxWatchdogTimer = vmstate({
  name: 'npcm7xx-watchdog-timer',
  versionId: 0,
  fields: { base_timer: struct(vmstateNpcm7xxBaseTimer), wtcr: uint32() },
});

export const vmstateNpcm7xxTimerCtrl = vmstate({
  name: 'npcm7xx-timer-ctrl',
  versionId: { '2.3': 1, '7.2': 2 },
  minimumVersionId: { '2.3': 1, '7.2': 2 },
  fields: {
    tisr: uint32(),
    clock: byRelease({ '2.3': absent, '7.2': struct(vmstateClock) }),
    timer: array(5, struct(vmstateNpcm7xxTimer)),
    watchdog_timer: struct(vmstateNpcm7xxWatchdogTimer),
  },
});
export type Npcm7xxTimerCtrlState = StateOf<typeof vmstateNpcm7xxTimerCtrl>;
