/**
 * The section `ibex-spi`: the SPI host of OpenTitan.
 *
 * QEMU: `hw/ssi/ibex_spi_host.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, bool, type StateOf, struct, timer, uint32, vmstate } from '../../vmstate/index.js';
import { fifo8 } from '../core/fifo8.js';

export const vmstateIbexSpi = vmstate({
  name: 'ibex-spi',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    regs: array(14, uint32()),
    config_opts: uint32(),
    rx_fifo: struct(fifo8(256)),
    tx_fifo: struct(fifo8(288)),
    fifo_trigger_handle: timer(),
    init_status: bool(),
  },
});
export type IbexSpiState = StateOf<typeof vmstateIbexSpi>;
