/**
 * The section `xilinx_spi`: the SPI controller of Xilinx.
 *
 * QEMU: `hw/ssi/xilinx_spi.c`; checked on streams of 2.3, 5.2, 7.2 and 10.0. What differs between them is in the
 * slots it concerns.
 */
import { array, bool, releases, type StateOf, struct, uint8, uint32, uint64, vmstate } from '../../vmstate/index.js';
import { fifo8 } from '../core/fifo8.js';

export const vmstateXilinxSpiIn2_3 = vmstate({
  name: 'xilinx_spi',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    state: uint8(),
    data: array(16, uint8()),
    len: uint32(),
    pos: uint32(),
    needed_bytes: uint8(),
    cmd_in_progress: uint8(),
    cur_addr: uint64(),
    write_enable: bool(),
  },
});

export const vmstateXilinxSpiIn5_2 = vmstate({
  name: 'xilinx_spi',
  versionId: 1,
  minimumVersionId: 1,
  fields: { tx_fifo: struct(fifo8(256)), rx_fifo: struct(fifo8(256)), regs: array(31, uint32()) },
});

export const vmstateXilinxSpi = releases({ '2.3': vmstateXilinxSpiIn2_3, '5.2': vmstateXilinxSpiIn5_2 });
export type XilinxSpiState = StateOf<typeof vmstateXilinxSpi>;
