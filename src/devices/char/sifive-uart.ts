/**
 * The section `riscv.sifive.uart`: the serial port of SiFive.
 *
 * QEMU: `hw/char/sifive_uart.c`; checked on streams of 7.2, 10.0 and 11.1. What differs between them is in the slots
 * it concerns.
 */
import { absent, array, byRelease, type StateOf, struct, timer, uint8, uint32, vmstate } from '../../vmstate/index.js';
import { fifo8 } from '../core/fifo8.js';

export const vmstateRiscvSifiveUart = vmstate({
  name: 'riscv.sifive.uart',
  versionId: { '2.3': 1, '10.0': 2, '11.1': 3 },
  minimumVersionId: { '2.3': 1, '10.0': 2, '11.1': 3 },
  fields: {
    rx_fifo: array(8, uint8()),
    rx_fifo_len: uint8(),
    ie: uint32(),
    ip: byRelease({ '2.3': uint32(), '11.1': absent }),
    txctrl: uint32(),
    rxctrl: uint32(),
    div: uint32(),
    txfifo: byRelease({ '10.0': uint32() }),
    tx_fifo: byRelease({ '10.0': struct(fifo8(8)) }),
    fifo_trigger_handle: byRelease({ '10.0': timer() }),
  },
});
export type RiscvSifiveUartState = StateOf<typeof vmstateRiscvSifiveUart>;
