/**
 * The section `xlnx.zdma`: the general DMA controllers of Xilinx ZynqMP and Versal.
 *
 * QEMU: `hw/dma/xlnx-zdma.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateXlnxZdma = vmstate({
  name: 'xlnx.zdma',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    regs: array(0x204 / 4, uint32()),
    state: uint32(),
    dsc_src_words: array(4, uint32(), { name: 'dsc_src.words' }),
    dsc_dst_words: array(4, uint32(), { name: 'dsc_dst.words' }),
  },
});
export type XlnxZdmaState = StateOf<typeof vmstateXlnxZdma>;
