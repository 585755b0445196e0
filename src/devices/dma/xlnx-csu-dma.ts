/**
 * The section `xlnx.csu_dma`: the DMA controller of the configuration security unit of Xilinx ZynqMP and Versal.
 *
 * QEMU: `hw/dma/xlnx_csu_dma.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all; QEMU 2.3 does not have it.
 */
import { array, bool, releases, type StateOf, struct, uint16, uint32, vmstate } from '../../vmstate/index.js';
import { vmstatePtimer } from '../timer/ptimer.js';

export const vmstateXlnxCsuDma = releases({
  '7.2': vmstate({
    name: 'xlnx.csu_dma',
    versionId: 0,
    fields: {
      src_timer: struct(vmstatePtimer, { since: 1 }),
      width: uint16(),
      is_dst: bool(),
      r_size_last_word: bool(),
      regs: array(11, uint32()),
    },
  }),
});
export type XlnxCsuDmaState = StateOf<typeof vmstateXlnxCsuDma>;
