/**
 * The section `mss-spi`: the SPI controller of Microsemi SmartFusion2.
 *
 * QEMU: `hw/ssi/mss-spi.c`; checked on streams of 5.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { fifo8 } from '../core/fifo8.js';

export const vmstateMssSpi = vmstate({
  name: 'mss-spi',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    tx_fifo_fifo: struct(fifo8(128), { name: 'tx_fifo.fifo' }),
    rx_fifo_fifo: struct(fifo8(128), { name: 'rx_fifo.fifo' }),
    regs: array(16, uint32()),
  },
});
export type MssSpiState = StateOf<typeof vmstateMssSpi>;
