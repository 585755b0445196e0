/**
 * The section `exynos4210.rtc`: the real-time clock of Exynos 4210.
 *
 * QEMU: `hw/rtc/exynos4210_rtc.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { int32, named, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstatePtimer } from '../timer/ptimer.js';

export const vmstateExynos4210Rtc = vmstate({
  name: 'exynos4210.rtc',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    reg_intp: uint32(),
    reg_rtccon: uint32(),
    reg_ticcnt: uint32(),
    reg_rtcalm: uint32(),
    reg_almsec: uint32(),
    reg_almmin: uint32(),
    reg_almhour: uint32(),
    reg_almday: uint32(),
    reg_almmon: uint32(),
    reg_almyear: uint32(),
    reg_curticcnt: uint32(),
    ptimer: struct(vmstatePtimer, { since: 1 }),
    ptimer_1Hz: struct(vmstatePtimer, { since: 1 }),
    freq: uint32(),
    ...named('current_tm.', {
      tm_sec: int32(),
      tm_min: int32(),
      tm_hour: int32(),
      tm_wday: int32(),
      tm_mday: int32(),
      tm_mon: int32(),
      tm_year: int32(),
    }),
  },
});
export type Exynos4210RtcState = StateOf<typeof vmstateExynos4210Rtc>;
