/**
 * The section `cadence_uart`: the serial port of Cadence, on Zynq boards.
 *
 * QEMU: `hw/char/cadence_uart.c`; checked on streams of 2.3, 5.2, 7.2 and 10.0. One layout in all.
 */
import { absent, array, byRelease, type StateOf, struct, timer, uint8, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateClock } from '../core/clock.js';

export const vmstateCadenceUart = vmstate({
  name: 'cadence_uart',
  versionId: { '2.3': 2, '5.2': 3 },
  minimumVersionId: 2,
  fields: {
    r: array(18, uint32()),
    rx_fifo: array(16, uint8()),
    tx_fifo: array(16, uint8()),
    rx_count: uint32(),
    tx_count: uint32(),
    rx_wpos: uint32(),
    fifo_trigger_handle: timer(),
    refclk: byRelease({ '2.3': absent, '5.2': struct(vmstateClock, { since: 3 }) }),
  },
});
export type CadenceUartState = StateOf<typeof vmstateCadenceUart>;
