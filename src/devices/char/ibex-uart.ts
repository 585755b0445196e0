/**
 * The section `ibex-uart`: the serial port of OpenTitan.
 *
 * QEMU: `hw/char/ibex_uart.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, timer, uint8, uint32, uint64, vmstate } from '../../vmstate/index.js';

export const vmstateIbexUart = vmstate({
  name: 'ibex-uart',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    tx_fifo: array(16, uint8()),
    tx_level: uint32(),
    char_tx_time: uint64(),
    fifo_trigger_handle: timer(),
    uart_intr_state: uint32(),
    uart_intr_enable: uint32(),
    uart_ctrl: uint32(),
    uart_status: uint32(),
    uart_rdata: uint32(),
    uart_fifo_ctrl: uint32(),
    uart_fifo_status: uint32(),
    uart_ovrd: uint32(),
    uart_val: uint32(),
    uart_timeout_ctrl: uint32(),
  },
});
export type IbexUartState = StateOf<typeof vmstateIbexUart>;
