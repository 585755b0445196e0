/**
 * The sections `allwinner-a10-ccm` and `allwinner-a10-dramc`: clocks and memory controller of Allwinner A10.
 *
 * QEMU: `hw/misc/allwinner-a10-ccm.c`, `hw/misc/allwinner-a10-dramc.c`; checked on streams of 10.0 and 11.1. One
 * layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateAllwinnerA10Ccm = vmstate({
  name: 'allwinner-a10-ccm',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(0x400 / 4, uint32()) },
});
export type AllwinnerA10CcmState = StateOf<typeof vmstateAllwinnerA10Ccm>;

export const vmstateAllwinnerA10Dramc = vmstate({
  name: 'allwinner-a10-dramc',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(0x1000 / 4, uint32()) },
});
export type AllwinnerA10DramcState = StateOf<typeof vmstateAllwinnerA10Dramc>;
