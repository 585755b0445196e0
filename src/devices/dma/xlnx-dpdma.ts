/**
 * The section `xlnx.dpdma`: the DMA controller for DisplayPort of Xilinx ZynqMP.
 *
 * QEMU: `hw/dma/xlnx_dpdma.c`; checked on streams of 5.2 and 7.2. One layout in all.
 */
import { array, bool, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateXlnxDpdma = vmstate({
  name: 'xlnx.dpdma',
  versionId: 1,
  fields: { registers: array(0x1000 / 4, uint32()), operation_finished: array(6, bool()) },
});
export type XlnxDpdmaState = StateOf<typeof vmstateXlnxDpdma>;
