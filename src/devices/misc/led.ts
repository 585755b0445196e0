/**
 * The section `led`: an LED.
 *
 * QEMU: `hw/misc/led.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint8, vmstate } from '../../vmstate/index.js';

export const vmstateLed = vmstate({
  name: 'led',
  versionId: 1,
  minimumVersionId: 1,
  fields: { intensity_percent: uint8() },
});
export type LedState = StateOf<typeof vmstateLed>;
