/**
 * The section `heathrow_pic`: the interrupt controller of older PowerMacs (`g3beige`).
 *
 * QEMU: `hw/intc/heathrow_pic.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';

/** One half, a bit for each interrupt. */
export const vmstateHeathrowPicOne = vmstate({
  name: 'heathrow_pic_one',
  versionId: 0,
  minimumVersionId: 0,
  fields: { events: uint32(), mask: uint32(), levels: uint32(), level_triggered: uint32() },
});

/** Interrupts 0 to 31 and 32 to 63. */
export const vmstateHeathrowPic = vmstate({
  name: 'heathrow_pic',
  versionId: 1,
  minimumVersionId: 1,
  fields: { pics: array(2, struct(vmstateHeathrowPicOne), { since: 1 }) },
});
export type HeathrowPicState = StateOf<typeof vmstateHeathrowPic>;
