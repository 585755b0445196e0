/**
 * The section `milkymist-ac97`: the AC97 interface of the Milkymist One.
 *
 * QEMU: `hw/audio/milkymist-ac97.c`; checked on streams of 2.3.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateMilkymistAc97 = vmstate({
  name: 'milkymist-ac97',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(11, uint32()) },
});
export type MilkymistAc97State = StateOf<typeof vmstateMilkymistAc97>;
