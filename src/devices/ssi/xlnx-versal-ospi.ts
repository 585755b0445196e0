/**
 * The section `xlnx.versal-ospi`: the octal SPI controller of Xilinx Versal.
 *
 * QEMU: `hw/ssi/xlnx-versal-ospi.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, bool, type StateOf, struct, uint8, uint32, vmstate } from '../../vmstate/index.js';
import { fifo8 } from '../core/fifo8.js';

export const vmstateOSPIIndOp = vmstate({
  name: 'OSPIIndOp',
  versionId: 1,
  minimumVersionId: 1,
  fields: { flash_addr: uint32(), num_bytes: uint32(), done_bytes: uint32(), completed: bool() },
});

export const vmstateXlnxVersalOspi = vmstate({
  name: 'xlnx.versal-ospi',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    rx_fifo: struct(fifo8(1024)),
    tx_fifo: struct(fifo8(1024)),
    rx_sram: struct(fifo8(1024)),
    tx_sram: struct(fifo8(1024)),
    ind_write_disabled: bool(),
    dac_with_indac: bool(),
    dac_enable: bool(),
    src_dma_inprog: bool(),
    rd_ind_op: array(2, struct(vmstateOSPIIndOp), { since: 1 }),
    wr_ind_op: array(2, struct(vmstateOSPIIndOp), { since: 1 }),
    regs: array(0x100 / 4, uint32()),
    stig_membank: array(512, uint8()),
  },
});
export type XlnxVersalOspiState = StateOf<typeof vmstateXlnxVersalOspi>;
