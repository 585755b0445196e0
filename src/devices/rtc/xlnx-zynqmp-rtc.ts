/**
 * The section `xlnx-zynmp.rtc`: the real-time clock of Xilinx ZynqMP.
 *
 * QEMU: `hw/rtc/xlnx-zynqmp-rtc.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateXlnxZynmpRtc = vmstate({
  name: 'xlnx-zynmp.rtc',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(21, uint32()), tick_offset: uint32() },
});
export type XlnxZynmpRtcState = StateOf<typeof vmstateXlnxZynmpRtc>;
