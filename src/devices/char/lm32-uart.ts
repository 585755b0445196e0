/**
 * The section `lm32-uart`: the serial port of LatticeMico32.
 *
 * QEMU: `hw/char/lm32_uart.c`; checked on streams of 2.3.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateLm32Uart = vmstate({
  name: 'lm32-uart',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(8, uint32()) },
});
export type Lm32UartState = StateOf<typeof vmstateLm32Uart>;
