/**
 * The section `PCIBUS`: the interrupt lines of a PCI bus.
 *
 * QEMU: `hw/pci/pci.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { int32, int32Equal, type StateOf, varray, vmstate } from '../../vmstate/index.js';

/** `irq_count[n]`: how many devices hold line n. `nirq` lines, which must be the same on both sides; 0 occurs. */
export const vmstatePciBus = vmstate({
  name: 'PCIBUS',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    nirq: int32Equal(),
    irq_count: varray('nirq', int32()),
  },
});
export type PciBusState = StateOf<typeof vmstatePciBus>;
