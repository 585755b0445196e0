/**
 * The section `ls7a_rtc`: the real-time clock of Loongson's LS7A.
 *
 * QEMU: `hw/rtc/ls7a_rtc.c`; checked on streams of 10.0 and 11.1. One layout in all.
 */
import { array, int64, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateLs7aRtc = vmstate({
  name: 'ls7a_rtc',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    offset_toy: int64(),
    offset_rtc: int64(),
    toymatch: array(3, uint32()),
    rtcmatch: array(3, uint32()),
    cntrctl: uint32(),
  },
});
export type Ls7aRtcState = StateOf<typeof vmstateLs7aRtc>;
