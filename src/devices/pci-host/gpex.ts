/**
 * The section `gpex_root`: the root of the generic PCI Express bridge, on `virt` machines.
 *
 * QEMU: `hw/pci-host/gpex.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

export const vmstateGpexRoot = vmstate({
  name: 'gpex_root',
  versionId: 1,
  minimumVersionId: 1,
  fields: { parent_obj: pciDevice() },
});
export type GpexRootState = StateOf<typeof vmstateGpexRoot>;
