/**
 * The section `mv88w8618_eth`: the Ethernet controller of Marvell 88W8618.
 *
 * QEMU: `hw/net/mv88w8618_eth.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateMv88w8618Eth = vmstate({
  name: 'mv88w8618_eth',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    smir: uint32(),
    icr: uint32(),
    imr: uint32(),
    vlan_header: uint32(),
    tx_queue: array(2, uint32()),
    rx_queue: array(4, uint32()),
    frx_queue: array(4, uint32()),
    cur_rx: array(4, uint32()),
  },
});
export type Mv88w8618EthState = StateOf<typeof vmstateMv88w8618Eth>;
