/**
 * The section `allwinner_emac`: the Fast Ethernet controller of Allwinner A10.
 *
 * QEMU: `hw/net/allwinner_emac.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint16, uint32, vmstate } from '../../vmstate/index.js';
import { fifo8 } from '../core/fifo8.js';

export const vmstateRtl8201cp = vmstate({
  name: 'rtl8201cp',
  versionId: 1,
  minimumVersionId: 1,
  fields: { bmcr: uint16(), bmsr: uint16(), anar: uint16(), anlpar: uint16() },
});

export const vmstateAllwinnerEmac = vmstate({
  name: 'allwinner_emac',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    mii: struct(vmstateRtl8201cp, { since: 1 }),
    ctl: uint32(),
    tx_mode: uint32(),
    rx_ctl: uint32(),
    int_ctl: uint32(),
    int_sta: uint32(),
    phy_target: uint32(),
    rx_fifo: struct(fifo8(32768)),
    rx_num_packets: uint32(),
    rx_packet_size: uint32(),
    rx_packet_pos: uint32(),
    tx_fifo: array(2, struct(fifo8(4096)), { since: 1 }),
    tx_length: array(2, uint32()),
    tx_channel: uint32(),
  },
});
export type AllwinnerEmacState = StateOf<typeof vmstateAllwinnerEmac>;
