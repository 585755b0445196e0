/**
 * The section `stellaris_enet`: the Ethernet controller of TI Stellaris.
 *
 * QEMU: `hw/net/stellaris_enet.c`; checked on streams of 2.3, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateStellarisEnetRxFrame = vmstate({
  name: 'stellaris_enet/rx_frame',
  versionId: 1,
  minimumVersionId: 1,
  fields: { data: array(2048, uint8()), len: uint32() },
});

export const vmstateStellarisEnet = vmstate({
  name: 'stellaris_enet',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    ris: uint32(),
    im: uint32(),
    rctl: uint32(),
    tctl: uint32(),
    thr: uint32(),
    mctl: uint32(),
    mdv: uint32(),
    mtxd: uint32(),
    mrxd: uint32(),
    np: uint32(),
    tx_fifo_len: uint32(),
    tx_fifo: array(2048, uint8()),
    rx: array(31, struct(vmstateStellarisEnetRxFrame), { since: 1 }),
    rx_fifo_offset: uint32(),
    next_packet: uint32(),
  },
});
export type StellarisEnetState = StateOf<typeof vmstateStellarisEnet>;
