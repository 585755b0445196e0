/**
 * The section `allwinner-rtc`: the real-time clocks of Allwinner.
 *
 * QEMU: `hw/rtc/allwinner-rtc.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateAllwinnerRtc = vmstate({
  name: 'allwinner-rtc',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(0x200 / 4, uint32()) },
});
export type AllwinnerRtcState = StateOf<typeof vmstateAllwinnerRtc>;
