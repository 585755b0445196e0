/**
 * The section `milkymist-uart`: the serial port of the Milkymist One.
 *
 * QEMU: `hw/char/milkymist-uart.c`; checked on streams of 2.3.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateMilkymistUart = vmstate({
  name: 'milkymist-uart',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(5, uint32()) },
});
export type MilkymistUartState = StateOf<typeof vmstateMilkymistUart>;
