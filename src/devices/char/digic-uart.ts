/**
 * The section `digic-uart`: the serial port of Canon DIGIC.
 *
 * QEMU: `hw/char/digic-uart.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateDigicUart = vmstate({
  name: 'digic-uart',
  versionId: 1,
  minimumVersionId: 1,
  fields: { reg_rx: uint32(), reg_st: uint32() },
});
export type DigicUartState = StateOf<typeof vmstateDigicUart>;
