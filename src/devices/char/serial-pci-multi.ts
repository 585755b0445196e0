/**
 * The section `pci-serial-multi`: a PCI card with two or four serial ports.
 *
 * QEMU: `hw/char/serial-pci-multi.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';
import { vmstateSerial } from './serial.js';

const PCI_SERIAL_MAX_PORTS = 4;

/** Always four ports, whether the card has them or not; `level`: which of them want an interrupt. */
export const vmstatePciMultiSerial = vmstate({
  name: 'pci-serial-multi',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    dev: pciDevice(),
    state: array(PCI_SERIAL_MAX_PORTS, struct(vmstateSerial)),
    level: array(PCI_SERIAL_MAX_PORTS, uint32()),
  },
});
export type PciMultiSerialState = StateOf<typeof vmstatePciMultiSerial>;
