/**
 * The section `pvpanic-pci`: where a guest says that it has panicked, on PCI.
 *
 * QEMU: `hw/misc/pvpanic-pci.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

export const vmstatePvpanicPci = vmstate({
  name: 'pvpanic-pci',
  versionId: 1,
  minimumVersionId: 1,
  fields: { dev: pciDevice() },
});
export type PvpanicPciState = StateOf<typeof vmstatePvpanicPci>;
