/**
 * The section `nrf51_soc.uart`: the serial port of Nordic nRF51.
 *
 * QEMU: `hw/char/nrf51_uart.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, bool, type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateNrf51SocUart = vmstate({
  name: 'nrf51_soc.uart',
  versionId: 0,
  fields: {
    reg: array(0x15b0 / 4, uint32()),
    rx_fifo: array(6, uint8()),
    rx_fifo_pos: uint32(),
    rx_fifo_len: uint32(),
    rx_started: bool(),
    tx_started: bool(),
    pending_tx_byte: bool(),
    enabled: bool(),
  },
});
export type Nrf51SocUartState = StateOf<typeof vmstateNrf51SocUart>;
