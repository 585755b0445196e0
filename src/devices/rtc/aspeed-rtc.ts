/**
 * The section `aspeed.rtc`: the real-time clock of Aspeed's management controllers.
 *
 * QEMU: `hw/rtc/aspeed_rtc.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. What differs between them is in the
 * slots it concerns.
 */
import { array, int32, int64, releases, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateAspeedRtcIn5_2 = vmstate({
  name: 'aspeed.rtc',
  versionId: 1,
  fields: {
    reg: array(24, uint32()),
    offset_0: int32({ name: 'offset' }),
    offset_1: int32({ name: 'offset' }),
  },
});

export const vmstateAspeedRtcIn10_0 = vmstate({
  name: 'aspeed.rtc',
  versionId: 2,
  fields: { reg: array(24, uint32()), offset: int64() },
});

export const vmstateAspeedRtc = releases({ '2.3': vmstateAspeedRtcIn5_2, '10.0': vmstateAspeedRtcIn10_0 });
export type AspeedRtcState = StateOf<typeof vmstateAspeedRtc>;
