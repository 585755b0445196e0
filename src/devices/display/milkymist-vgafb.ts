/**
 * The section `milkymist-vgafb`: the frame buffer of the Milkymist One.
 *
 * QEMU: `hw/display/milkymist-vgafb.c`; checked on streams of 2.3.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateMilkymistVgafb = vmstate({
  name: 'milkymist-vgafb',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(14, uint32()) },
});
export type MilkymistVgafbState = StateOf<typeof vmstateMilkymistVgafb>;
