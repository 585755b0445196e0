/**
 * The section `Bonito`: the PCI bridge Bonito of Loongson 2E boards.
 *
 * QEMU: `hw/pci-host/bonito.c`; checked on streams of 5.2 and 7.2. One layout in all.
 */
import { type StateOf, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

export const vmstateBonito = vmstate({
  name: 'Bonito',
  versionId: 1,
  minimumVersionId: 1,
  fields: { dev: pciDevice() },
});
export type BonitoState = StateOf<typeof vmstateBonito>;
