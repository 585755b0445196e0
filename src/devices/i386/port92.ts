/**
 * The section `port92`: the fast A20 and reset port of the PC.
 *
 * QEMU: `hw/i386/pc.c` (2.3), `hw/i386/port92.c` (5.2, 7.2, 10.0, 11.1). One layout in all.
 */
import { type StateOf, uint8, vmstate } from '../../vmstate/index.js';

/** Bit 1 of `outport` is A20. */
export const vmstatePort92 = vmstate({
  name: 'port92',
  versionId: 1,
  minimumVersionId: 1,
  fields: { outport: uint8() },
});
export type Port92State = StateOf<typeof vmstatePort92>;
