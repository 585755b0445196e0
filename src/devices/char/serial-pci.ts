/**
 * The section `pci-serial`: a 16550 serial port on PCI.
 *
 * QEMU: `hw/char/serial-pci.c`; checked on streams of 2.3. One layout in all.
 */
import { type StateOf, struct, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';
import { vmstateSerial } from './serial.js';

export const vmstatePciSerial = vmstate({
  name: 'pci-serial',
  versionId: 1,
  minimumVersionId: 1,
  fields: { dev: pciDevice(), state: struct(vmstateSerial) },
});
export type PciSerialState = StateOf<typeof vmstatePciSerial>;
