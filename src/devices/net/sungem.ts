/**
 * The section `sungem`: the Ethernet controller Sun GEM of PowerMacs, on PCI.
 *
 * QEMU: `hw/net/sungem.c`; checked on streams of 7.2.
 */
import { array, buffer, type StateOf, uint8, uint32, uint64, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

export const vmstateSungem = vmstate({
  name: 'sungem',
  versionId: 0,
  fields: {
    pdev: pciDevice(),
    macaddr: buffer(6, { name: 'conf.macaddr' }),
    phy_addr: uint32(),
    gregs: array(0x2000 / 4, uint32()),
    txdmaregs: array(0x1000 / 4, uint32()),
    rxdmaregs: array(0x2000 / 4, uint32()),
    macregs: array(0x200 / 4, uint32()),
    mifregs: array(8, uint32()),
    pcsregs: array(24, uint32()),
    rx_mask: uint32(),
    tx_mask: uint32(),
    tx_data: array(9016, uint8()),
    tx_size: uint32(),
    tx_first_ctl: uint64(),
  },
});
export type SungemState = StateOf<typeof vmstateSungem>;
