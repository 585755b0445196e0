/**
 * The section `raven`: the PCI bridge Motorola Raven of PReP machines.
 *
 * QEMU: `hw/pci-host/raven.c`; checked on streams of 2.3, 5.2, 7.2 and 10.0. One layout in all.
 */
import { type StateOf, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

export const vmstateRaven = vmstate({
  name: 'raven',
  versionId: 0,
  minimumVersionId: { '2.3': 0, '7.2': 0 },
  fields: { dev: pciDevice() },
});
export type RavenState = StateOf<typeof vmstateRaven>;
