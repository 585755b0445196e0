/**
 * The section `msf2-emac`: the Ethernet controller of Microsemi SmartFusion2.
 *
 * QEMU: `hw/net/msf2-emac.c`; checked on streams of 5.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint8, uint16, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateMsf2Emac = vmstate({
  name: 'msf2-emac',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    mac_addr: array(6, uint8()),
    rx_desc: uint32(),
    phy_regs: array(32, uint16()),
    regs: array(0x1a0 / 4, uint32()),
  },
});
export type Msf2EmacState = StateOf<typeof vmstateMsf2Emac>;
