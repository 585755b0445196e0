/**
 * The section `riscv.sifive.uart`: the serial port of SiFive.
 *
 * QEMU: `hw/char/sifive_uart.c`; checked on streams of 7.2, 10.0 and 11.1. What differs between them is in the slots
 * it concerns.
 */
import { array, releases, type StateOf, struct, timer, uint8, uint32, vmstate } from '../../vmstate/index.js';
import { fifo8 } from '../core/fifo8.js';

export const vmstateRiscvSifiveUartIn7_2 = vmstate({
  name: 'riscv.sifive.uart',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    rx_fifo: array(8, uint8()),
    rx_fifo_len: uint8(),
    ie: uint32(),
    ip: uint32(),
    txctrl: uint32(),
    rxctrl: uint32(),
    div: uint32(),
  },
});

export const vmstateRiscvSifiveUartIn10_0 = vmstate({
  name: 'riscv.sifive.uart',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    rx_fifo: array(8, uint8()),
    rx_fifo_len: uint8(),
    ie: uint32(),
    ip: uint32(),
    txctrl: uint32(),
    rxctrl: uint32(),
    div: uint32(),
    txfifo: uint32(),
    tx_fifo: struct(fifo8(8)),
    fifo_trigger_handle: timer(),
  },
});

export const vmstateRiscvSifiveUartIn11_1 = vmstate({
  name: 'riscv.sifive.uart',
  versionId: 3,
  minimumVersionId: 3,
  fields: {
    rx_fifo: array(8, uint8()),
    rx_fifo_len: uint8(),
    ie: uint32(),
    txctrl: uint32(),
    rxctrl: uint32(),
    div: uint32(),
    txfifo: uint32(),
    tx_fifo: struct(fifo8(8)),
    fifo_trigger_handle: timer(),
  },
});

export const vmstateRiscvSifiveUart = releases({
  '2.3': vmstateRiscvSifiveUartIn7_2,
  '10.0': vmstateRiscvSifiveUartIn10_0,
  '11.1': vmstateRiscvSifiveUartIn11_1,
});
export type RiscvSifiveUartState = StateOf<typeof vmstateRiscvSifiveUart>;
