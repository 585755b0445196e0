/**
 * The section `rs6000-mc`: the memory controller of the IBM RS/6000 40p.
 *
 * QEMU: `hw/ppc/rs6000_mc.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint8, vmstate } from '../../vmstate/index.js';

export const vmstateRs6000Mc = vmstate({
  name: 'rs6000-mc',
  versionId: 1,
  minimumVersionId: 1,
  fields: { port0820_index: uint8() },
});
export type Rs6000McState = StateOf<typeof vmstateRs6000Mc>;
