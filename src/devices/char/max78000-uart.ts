/**
 * The section `max78000-uart`: the serial port of Analog Devices MAX78000.
 *
 * QEMU: `hw/char/max78000_uart.c`; checked on streams of 11.1.
 */
import { type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { fifo8 } from '../core/fifo8.js';

export const vmstateMax78000Uart = vmstate({
  name: 'max78000-uart',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    ctrl: uint32(),
    status: uint32(),
    int_en: uint32(),
    int_fl: uint32(),
    clkdiv: uint32(),
    osr: uint32(),
    txpeek: uint32(),
    pnr: uint32(),
    fifo: uint32(),
    dma: uint32(),
    wken: uint32(),
    wkfl: uint32(),
    rx_fifo: struct(fifo8(8)),
  },
});
export type Max78000UartState = StateOf<typeof vmstateMax78000Uart>;
