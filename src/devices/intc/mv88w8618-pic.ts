/**
 * The section `mv88w8618_pic`: the interrupt controller of the Marvell 88W8618 (MusicPal).
 *
 * QEMU: `hw/arm/musicpal.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** A bit for each of 32 interrupts: as they come in, enabled. */
export const vmstateMv88w8618Pic = vmstate({
  name: 'mv88w8618_pic',
  versionId: 1,
  minimumVersionId: 1,
  fields: { level: uint32(), enabled: uint32() },
});
export type Mv88w8618PicState = StateOf<typeof vmstateMv88w8618Pic>;
