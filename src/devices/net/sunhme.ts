/**
 * The section `sunhme`: the Ethernet controller Sun Happy Meal, on PCI.
 *
 * QEMU: `hw/net/sunhme.c`; checked on streams of 5.2 and 11.1. One layout in 5.2 and later.
 */
import { array, buffer, type StateOf, uint16, uint32, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

/** The registers of each block: shared, transmitter, receiver, MAC, management interface, transceiver. */
export const vmstateSunhme = vmstate({
  name: 'sunhme',
  versionId: 0,
  fields: {
    parent_obj: pciDevice(),
    macaddr: buffer(6, { name: 'conf.macaddr' }),
    sebregs: array(0x2000 / 4, uint32()),
    etxregs: array(0x2000 / 4, uint32()),
    erxregs: array(0x2000 / 4, uint32()),
    macregs: array(0x1000 / 4, uint32()),
    mifregs: array(0x20 / 4, uint32()),
    miiregs: array(32, uint16()),
  },
});
export type SunhmeState = StateOf<typeof vmstateSunhme>;
