/**
 * The section `ne2000`: the Ethernet controller NE2000 on PCI.
 *
 * QEMU: `hw/net/ne2000-pci.c`; checked on streams of 2.3.
 */
import { buffer, type StateOf, struct, uint8, uint16, uint32, unused, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

export const vmstateNe2000Ne2000 = vmstate({
  name: 'ne2000',
  versionId: 2,
  fields: {
    rxcr: uint8(),
    cmd: uint8(),
    start: uint32(),
    stop: uint32(),
    boundary: uint8(),
    tsr: uint8(),
    tpsr: uint8(),
    tcnt: uint16(),
    rcnt: uint16(),
    rsar: uint32(),
    rsr: uint8(),
    isr: uint8(),
    dcfg: uint8(),
    imr: uint8(),
    phys: buffer(6),
    curpag: uint8(),
    mult: buffer(8),
    unused: unused(4),
    mem: buffer(49152),
  },
});

export const vmstateNe2000 = vmstate({
  name: 'ne2000',
  versionId: 3,
  minimumVersionId: 2,
  fields: {
    dev: pciDevice({ since: 3 }),
    ne2000: struct(vmstateNe2000Ne2000),
  },
});
export type Ne2000State = StateOf<typeof vmstateNe2000>;
