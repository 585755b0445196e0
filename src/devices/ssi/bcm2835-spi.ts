/**
 * The section `bcm2835-spi`: the SPI controller of the Raspberry Pi.
 *
 * QEMU: `hw/ssi/bcm2835_spi.c`; checked on streams of 10.0 and 11.1. One layout in all.
 */
import { type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { fifo8 } from '../core/fifo8.js';

export const vmstateBcm2835Spi = vmstate({
  name: 'bcm2835-spi',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    tx_fifo: struct(fifo8(64)),
    rx_fifo: struct(fifo8(64)),
    cs: uint32(),
    clk: uint32(),
    dlen: uint32(),
    ltoh: uint32(),
    dc: uint32(),
  },
});
export type Bcm2835SpiState = StateOf<typeof vmstateBcm2835Spi>;
