/**
 * The section `imx.spi`: the SPI controller of i.MX.
 *
 * QEMU: `hw/ssi/imx_spi.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, int16, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { fifo8 } from '../core/fifo8.js';

export const vmstateImxSpi = vmstate({
  name: 'imx.spi',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    tx_fifo_fifo: struct(fifo8(256), { name: 'tx_fifo.fifo' }),
    rx_fifo_fifo: struct(fifo8(256), { name: 'rx_fifo.fifo' }),
    burst_length: int16(),
    regs: array(17, uint32()),
  },
});
export type ImxSpiState = StateOf<typeof vmstateImxSpi>;
