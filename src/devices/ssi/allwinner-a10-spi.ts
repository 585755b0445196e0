/**
 * The section `allwinner.spi`: the SPI controller of Allwinner A10.
 *
 * QEMU: `hw/ssi/allwinner-a10-spi.c`; checked on streams of 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { fifo8 } from '../core/fifo8.js';

export const vmstateAllwinnerSpi = vmstate({
  name: 'allwinner.spi',
  versionId: 1,
  minimumVersionId: 1,
  fields: { tx_fifo: struct(fifo8(64)), rx_fifo: struct(fifo8(64)), regs: array(0x1000 / 4, uint32()) },
});
export type AllwinnerSpiState = StateOf<typeof vmstateAllwinnerSpi>;
