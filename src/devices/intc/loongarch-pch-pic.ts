/**
 * The section `loongarch_pch_pic`: the interrupt controller of the 7A1000 bridge, which stands before the CPU's own. Its
 * controller of messages (`loongarch_pch_msi`) has no section.
 *
 * QEMU: `hw/intc/loongarch_pch_pic.c` (7.2), `hw/intc/loongarch_pic_common.c` (10.0, 11.1). One layout in all.
 */
import { array, type StateOf, uint8, uint64, vmstate } from '../../vmstate/index.js';

/**
 * Words with a bit for each of 64 interrupts, and bytes for each.
 *
 * `int_mask`: masked. `htmsi_en`: sent as a message. `intedge`: by edge. `intclr`: edges that were cleared. `auto_crtl0`
 * and `auto_crtl1`: how it is distributed, not used. `route_entry`: to which pin, not used. `htmsi_vector`: which
 * interrupt of the CPU's controller. `last_intirr`: levels as they came in, `intirr`: those that wait, `intisr`: those
 * that the CPU sees. `int_polarity`: low is active.
 */
export const vmstateLoongarchPchPic = vmstate({
  name: 'loongarch_pch_pic',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    int_mask: uint64(),
    htmsi_en: uint64(),
    intedge: uint64(),
    intclr: uint64(),
    auto_crtl0: uint64(),
    auto_crtl1: uint64(),
    route_entry: array(64, uint8()),
    htmsi_vector: array(64, uint8()),
    last_intirr: uint64(),
    intirr: uint64(),
    intisr: uint64(),
    int_polarity: uint64(),
  },
});
export type LoongarchPchPicState = StateOf<typeof vmstateLoongarchPchPic>;
