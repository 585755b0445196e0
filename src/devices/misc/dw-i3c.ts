/**
 * The section `dw.i3c`: the I3C controller Synopsys DesignWare, on Aspeed's chips.
 *
 * QEMU: `hw/i3c/dw-i3c.c`; checked on streams of 11.1.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateDwI3c = vmstate({
  name: 'dw.i3c',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(0x1000 / 4, uint32()) },
});
export type DwI3cState = StateOf<typeof vmstateDwI3c>;
