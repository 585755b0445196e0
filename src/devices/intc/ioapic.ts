/**
 * The section `ioapic`: the I/O interrupt controller of the PC.
 *
 * QEMU: `hw/intc/ioapic_common.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint8, uint32, uint64, unused, vmstate } from '../../vmstate/index.js';

/** Pins of the controller. */
export const IOAPIC_NUM_PINS = 24;

/** `ioredtbl` holds one redirection entry for each pin. */
export const vmstateIoapic = vmstate({
  name: 'ioapic',
  versionId: 3,
  minimumVersionId: 1,
  fields: {
    id: uint8(),
    ioregsel: uint8(),
    // Room for what qemu-kvm sent here in its version 2.
    qemu_kvm: unused(8, { since: 2 }),
    irr: uint32({ since: 2 }),
    ioredtbl: array(IOAPIC_NUM_PINS, uint64()),
  },
});
export type IoapicState = StateOf<typeof vmstateIoapic>;
