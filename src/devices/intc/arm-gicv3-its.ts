/**
 * The section `arm_gicv3_its`: the interrupt translation service of a GICv3, which turns messages of devices into
 * interrupts. Its tables are in the guest's memory.
 *
 * QEMU: `hw/intc/arm_gicv3_its_common.c` in 5.2 (with KVM only), 7.2, 10.0 and 11.1. One layout in all; 2.3 does not
 * have it.
 */
import { array, type StateOf, uint32, uint64, vmstate } from '../../vmstate/index.js';

/** GITS_CTLR, IIDR, CBASER, CWRITER, CREADR and BASER0 to 7. Sent before all other devices but the GIC. */
export const vmstateArmGicv3Its = vmstate({
  name: 'arm_gicv3_its',
  versionId: 0,
  minimumVersionId: 0,
  priority: 'gicv3-its',
  fields: {
    ctlr: uint32(),
    iidr: uint32(),
    cbaser: uint64(),
    cwriter: uint64(),
    creadr: uint64(),
    baser: array(8, uint64()),
  },
});
export type ArmGicv3ItsState = StateOf<typeof vmstateArmGicv3Its>;
