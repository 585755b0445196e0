/**
 * The section `goldfish_pic`: the interrupt controller of the m68k machine `virt`; six of them, one for each level of the
 * CPU's interrupts.
 *
 * QEMU: `hw/intc/goldfish_pic.c` in 7.2, 10.0 and 11.1. One layout in all; 2.3 and 5.2 do not have it.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** A bit for each of 32 interrupts: pending, enabled. */
export const vmstateGoldfishPic = vmstate({
  name: 'goldfish_pic',
  versionId: 1,
  minimumVersionId: 1,
  fields: { pending: uint32(), enabled: uint32() },
});
export type GoldfishPicState = StateOf<typeof vmstateGoldfishPic>;
