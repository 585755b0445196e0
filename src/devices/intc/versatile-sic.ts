/**
 * The section `versatilepb_sic`: the second interrupt controller of the Versatile boards, which stands before the PL190.
 *
 * QEMU: `hw/arm/versatilepb.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** A bit for each of 32 interrupts: as it comes in, let through, passed on to the PL190 one by one. */
export const vmstateVersatileSic = vmstate({
  name: 'versatilepb_sic',
  versionId: 1,
  minimumVersionId: 1,
  fields: { level: uint32(), mask: uint32(), pic_enable: uint32() },
});
export type VersatileSicState = StateOf<typeof vmstateVersatileSic>;
