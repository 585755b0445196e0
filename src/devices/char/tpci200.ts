/**
 * The section `tpci200`: the PCI carrier TEWS TPCI200 of IndustryPack modules.
 *
 * QEMU: `hw/ipack/tpci200.c`; checked on streams of 2.3.
 */
import { array, bool, type StateOf, uint8, uint16, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

export const vmstateTpci200 = vmstate({
  name: 'tpci200',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    dev: pciDevice(),
    big_endian: array(3, bool()),
    ctrl: array(4, uint8()),
    status: uint16(),
    int_set: uint8(),
  },
});
export type Tpci200State = StateOf<typeof vmstateTpci200>;
