/**
 * The section `mch`: the north bridge of `q35` machines.
 *
 * QEMU: `hw/pci-host/q35.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, unused, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

export const vmstateMch = vmstate({
  name: 'mch',
  versionId: 1,
  minimumVersionId: 1,
  fields: { parent_obj: pciDevice(), unused: unused(1) },
});
export type MchState = StateOf<typeof vmstateMch>;
