/**
 * The section `spapr/rtc`: the clock of an sPAPR machine. Not a subsection, in spite of its name.
 *
 * QEMU: `hw/ppc/spapr_rtc.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { int64, type StateOf, vmstate } from '../../vmstate/index.js';

/** `ns_offset`: nanoseconds by which the guest's time of day is ahead of QEMU's RTC clock. */
export const vmstateSpaprRtc = vmstate({
  name: 'spapr/rtc',
  versionId: 1,
  minimumVersionId: 1,
  fields: { ns_offset: int64() },
});
export type SpaprRtcState = StateOf<typeof vmstateSpaprRtc>;
