/**
 * The section `jazz-led`: the seven-segment display of MIPS Jazz boards.
 *
 * QEMU: `hw/display/jazz_led.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint8, vmstate } from '../../vmstate/index.js';

export const vmstateJazzLed = vmstate({
  name: 'jazz-led',
  versionId: 0,
  fields: { segments: uint8() },
});
export type JazzLedState = StateOf<typeof vmstateJazzLed>;
