/**
 * The section `mipsnet`: the simulated Ethernet controller of `mipssim`.
 *
 * QEMU: `hw/net/mipsnet.c`; checked on streams of 2.3.
 */
import { buffer, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateMipsnet = vmstate({
  name: 'mipsnet',
  versionId: 0,
  fields: {
    busy: uint32(),
    rx_count: uint32(),
    rx_read: uint32(),
    tx_count: uint32(),
    tx_written: uint32(),
    intctl: uint32(),
    rx_buffer: buffer(1514),
    tx_buffer: buffer(1514),
  },
});
export type MipsnetState = StateOf<typeof vmstateMipsnet>;
