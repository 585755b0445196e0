/**
 * The section `smc91c111`: the Ethernet controller SMSC 91C111.
 *
 * QEMU: `hw/net/smc91c111.c`; checked on streams of 2.3 and 5.2. One layout in all.
 */
import { array, buffer, int32, type StateOf, uint8, uint16, vmstate } from '../../vmstate/index.js';

export const vmstateSmc91c111 = vmstate({
  name: 'smc91c111',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    tcr: uint16(),
    rcr: uint16(),
    cr: uint16(),
    ctr: uint16(),
    gpr: uint16(),
    ptr: uint16(),
    ercv: uint16(),
    bank: int32(),
    packet_num: int32(),
    tx_alloc: int32(),
    allocated: int32(),
    tx_fifo_len: int32(),
    tx_fifo: array(4, int32()),
    rx_fifo_len: int32(),
    rx_fifo: array(4, int32()),
    tx_fifo_done_len: int32(),
    tx_fifo_done: array(4, int32()),
    data: buffer(8192),
    int_level: uint8(),
    int_mask: uint8(),
  },
});
export type Smc91c111State = StateOf<typeof vmstateSmc91c111>;
