/**
 * The section `mc146818rtc`: the real time clock and CMOS memory of the PC, also found on Alpha, MIPS, PowerPC and
 * HPPA.
 *
 * QEMU: `hw/timer/mc146818rtc.c` (2.3), `hw/rtc/mc146818rtc.c` (5.2, 7.2, 10.0, 11.1). One layout in all; 11.1 loads
 * nothing below version 3.
 */
import {
  buffer,
  int64,
  type StateOf,
  timer,
  uint8,
  uint16,
  uint32,
  uint64,
  unused,
  vmstate,
} from '../../vmstate/index.js';

/** Interrupts to be given again when the guest acknowledges (slew policy). */
export const vmstateRtcIrqReinjectOnAckCount = vmstate({
  name: 'mc146818rtc/irq_reinject_on_ack_count',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.irq_reinject_on_ack_count !== 0,
  fields: { irq_reinject_on_ack_count: uint16() },
});

/**
 * `base_rtc` in seconds since 1970, `period` in ticks of 32768 Hz, all other times in nanoseconds. Up to version 2 the
 * time stood in broken-down form where now is unused space.
 */
export const vmstateRtc = vmstate({
  name: 'mc146818rtc',
  versionId: 3,
  minimumVersionId: { '2.3': 1, '11.1': 3 },
  fields: {
    cmos_data: buffer(128),
    cmos_index: uint8(),
    current_tm: unused(7 * 4),
    periodic_timer: timer(),
    next_periodic_time: int64(),
    second_timers: unused(3 * 8),
    irq_coalesced: uint32({ since: 2 }),
    period: uint32({ since: 2 }),
    base_rtc: uint64({ since: 3 }),
    last_update: uint64({ since: 3 }),
    offset: int64({ since: 3 }),
    update_timer: timer({ since: 3 }),
    next_alarm_time: uint64({ since: 3 }),
  },
  subsections: { irq_reinject_on_ack_count: vmstateRtcIrqReinjectOnAckCount },
});
export type RtcState = StateOf<typeof vmstateRtc>;
