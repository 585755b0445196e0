/**
 * The section `pci-i82378`: the ISA bridge Intel 82378.
 *
 * QEMU: `hw/isa/i82378.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

export const vmstatePciI82378 = vmstate({
  name: 'pci-i82378',
  versionId: 0,
  fields: { parent_obj: pciDevice() },
});
export type PciI82378State = StateOf<typeof vmstatePciI82378>;
