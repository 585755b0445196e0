/**
 * The struct `msix`: the table of message-signalled interrupts of a PCI device. No section of its own.
 *
 * QEMU: `hw/pci/msix.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all; how many vectors there are is never sent.
 */
import { buffer, retyped, type StateOf, vmstate } from '../../vmstate/index.js';

/** Bytes of a vector's entry: address, data, control. */
const PCI_MSIX_ENTRY_SIZE = 16;

/** So many vectors: their entries, then a bit for each that is pending. Without vectors nothing is sent. */
// @__NO_SIDE_EFFECTS__
export const msix = (vectors: number) =>
  vmstate({
    name: 'msix',
    versionId: 0,
    minimumVersionId: 0,
    fields: { msix: retyped('msix state', buffer(vectors * PCI_MSIX_ENTRY_SIZE + Math.ceil(vectors / 8))) },
  });
export type MsixState = StateOf<ReturnType<typeof msix>>;
