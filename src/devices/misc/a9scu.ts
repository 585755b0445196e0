/**
 * The section `a9-scu`: the snoop control unit of a Cortex-A9 MPCore.
 *
 * QEMU: `hw/misc/a9scu.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** `control`: bit 0, it is on. `status`: the power status register, a byte for each CPU, 0 normal to 3 off. */
export const vmstateA9Scu = vmstate({
  name: 'a9-scu',
  versionId: 1,
  minimumVersionId: 1,
  fields: { control: uint32(), status: uint32() },
});
export type A9ScuState = StateOf<typeof vmstateA9Scu>;
