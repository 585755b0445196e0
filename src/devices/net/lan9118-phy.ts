/**
 * The section `lan9118-phy`: the PHY of SMSC LAN9118, which i.MX boards have, too.
 *
 * QEMU: `hw/net/lan9118_phy.c`; checked on streams of 10.0 and 11.1. One layout in all.
 */
import { bool, type StateOf, uint16, vmstate } from '../../vmstate/index.js';

export const vmstateLan9118Phy = vmstate({
  name: 'lan9118-phy',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    status: uint16(),
    control: uint16(),
    advertise: uint16(),
    ints: uint16(),
    int_mask: uint16(),
    link_down: bool(),
  },
});
export type Lan9118PhyState = StateOf<typeof vmstateLan9118Phy>;
