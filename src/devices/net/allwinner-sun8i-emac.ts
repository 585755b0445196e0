/**
 * The section `allwinner-sun8i-emac`: the gigabit Ethernet controller of Allwinner H3.
 *
 * QEMU: `hw/net/allwinner-sun8i-emac.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateAllwinnerSun8iEmac = vmstate({
  name: 'allwinner-sun8i-emac',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    mii_phy_addr: uint8(),
    mii_cmd: uint32(),
    mii_data: uint32(),
    mii_cr: uint32(),
    mii_st: uint32(),
    mii_adv: uint32(),
    basic_ctl0: uint32(),
    basic_ctl1: uint32(),
    int_en: uint32(),
    int_sta: uint32(),
    frm_flt: uint32(),
    rx_ctl0: uint32(),
    rx_ctl1: uint32(),
    rx_desc_head: uint32(),
    rx_desc_curr: uint32(),
    tx_ctl0: uint32(),
    tx_ctl1: uint32(),
    tx_desc_head: uint32(),
    tx_desc_curr: uint32(),
    tx_flowctl: uint32(),
  },
});
export type AllwinnerSun8iEmacState = StateOf<typeof vmstateAllwinnerSun8iEmac>;
