/**
 * The section `gt64120`: the system controller Galileo GT-64120 of the MIPS Malta board.
 *
 * QEMU: `hw/mips/gt64xxx_pci.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateGt64120 = vmstate({
  name: 'gt64120',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(0x1000 / 4, uint32()) },
});
export type Gt64120State = StateOf<typeof vmstateGt64120>;
