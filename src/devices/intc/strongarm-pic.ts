/**
 * The section `strongarm_pic`: the interrupt controller of the StrongARM SA-1110.
 *
 * QEMU: `hw/arm/strongarm.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** A bit for each of 32 interrupts: pending, enabled, FIQ. `int_idle`: bit 0, masked ones do not wake the CPU. */
export const vmstateStrongarmPic = vmstate({
  name: 'strongarm_pic',
  versionId: 0,
  minimumVersionId: 0,
  fields: { pending: uint32(), enabled: uint32(), is_fiq: uint32(), int_idle: uint32() },
});
export type StrongarmPicState = StateOf<typeof vmstateStrongarmPic>;
