/**
 * The section `allwinner-ahci`: the registers that Allwinner adds to AHCI.
 *
 * QEMU: `hw/ide/ahci-allwinner.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateAllwinnerAhci = vmstate({
  name: 'allwinner-ahci',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(32, uint32()) },
});
export type AllwinnerAhciState = StateOf<typeof vmstateAllwinnerAhci>;
