/**
 * The section `xlnx.zynqmp_crf`: the clock and reset control of the full power domain of Xilinx ZynqMP.
 *
 * QEMU: `hw/misc/xlnx-zynqmp-crf.c`; checked on streams of 7.2.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateXlnxZynqmpCrf = vmstate({
  name: 'xlnx.zynqmp_crf',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(0x10c / 4, uint32()) },
});
export type XlnxZynqmpCrfState = StateOf<typeof vmstateXlnxZynqmpCrf>;
