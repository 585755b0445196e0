/**
 * The section `xlnx_zynq_devcfg`: the device configuration interface of Xilinx Zynq.
 *
 * QEMU: `hw/dma/xlnx-zynq-devcfg.c`; checked on streams of 5.2, 7.2 and 10.0. One layout in all.
 */
import { array, type StateOf, struct, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateXlnxZynqDevcfgDmaCmd = vmstate({
  name: 'xlnx_zynq_devcfg_dma_cmd',
  versionId: 1,
  minimumVersionId: 1,
  fields: { src_addr: uint32(), dest_addr: uint32(), src_len: uint32(), dest_len: uint32() },
});

export const vmstateXlnxZynqDevcfg = vmstate({
  name: 'xlnx_zynq_devcfg',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    dma_cmd_fifo: array(10, struct(vmstateXlnxZynqDevcfgDmaCmd)),
    dma_cmd_fifo_num: uint8(),
    regs: array(0x100 / 4, uint32()),
  },
});
export type XlnxZynqDevcfgState = StateOf<typeof vmstateXlnxZynqDevcfg>;
