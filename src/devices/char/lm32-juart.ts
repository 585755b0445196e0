/**
 * The section `lm32-juart`: the serial port of LatticeMico32 over JTAG.
 *
 * QEMU: `hw/char/lm32_juart.c`; checked on streams of 2.3.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateLm32Juart = vmstate({
  name: 'lm32-juart',
  versionId: 1,
  minimumVersionId: 1,
  fields: { jtx: uint32(), jrx: uint32() },
});
export type Lm32JuartState = StateOf<typeof vmstateLm32Juart>;
