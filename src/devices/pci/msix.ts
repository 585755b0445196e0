/**
 * The struct `msix`: the table of message-signalled interrupts of a PCI device. No section of its own.
 *
 * QEMU: `hw/pci/msix.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all; how many vectors there are is never sent.
 */
import { buffer, leaf, retyped, type StateOf, vmstate } from '../../vmstate/index.js';
import type { PciDeviceState } from './pci-device.js';

/** Bytes of a vector's entry: address, data, control. */
const PCI_MSIX_ENTRY_SIZE = 16;
const PCI_CAPABILITY_LIST = 0x34;
const PCI_CAP_ID_MSIX = 0x11;
/** More capabilities than there is room for are a list that bites its tail. */
const MOST_CAPABILITIES = 48;

/** Bytes of the table of so many vectors, with a bit for each that is pending. */
const tableSize = (vectors: number) => vectors * PCI_MSIX_ENTRY_SIZE + Math.ceil(vectors / 8);

/** So many vectors: their entries, then a bit for each that is pending. Without vectors nothing is sent. */
// @__NO_SIDE_EFFECTS__
export const msix = (vectors: number) =>
  vmstate({
    name: 'msix',
    versionId: 0,
    minimumVersionId: 0,
    fields: { msix: retyped('msix state', buffer(tableSize(vectors))) },
  });
export type MsixState = StateOf<ReturnType<typeof msix>>;

/** The number of vectors that a configuration space announces; 0 without the capability. */
export function msixVectors(config: Uint8Array): number {
  let at = config[PCI_CAPABILITY_LIST] ?? 0;
  for (let i = 0; at !== 0 && i < MOST_CAPABILITIES; i++) {
    const [id, next = 0, low = 0, high = 0] = config.subarray(at, at + 4);
    if (id === PCI_CAP_ID_MSIX) return (low | ((high & 7) << 8)) + 1;
    at = next;
  }
  return 0;
}

/** The table as devices that are written by hand send it: of the vectors that `pci_dev` before it announces. */
export const msixTable = leaf<Uint8Array>({
  type: 'msix state',
  write: (table, to) => to.raw(table),
  read(from, { state }) {
    const { pci_dev } = state as { pci_dev: PciDeviceState };
    const vectors = msixVectors(pci_dev.config);
    if (vectors === 0) throw from.bad('bad-value', 'the configuration space has no capability MSI-X');
    return from.take(tableSize(vectors)).slice();
  },
});
