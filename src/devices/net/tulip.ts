/**
 * The section `tulip`: the Ethernet controller DEC 21143 (Tulip), on PCI.
 *
 * QEMU: `hw/net/tulip.c`; checked on streams of 7.2.
 */
import { array, buffer, type StateOf, uint8, uint16, uint32, uint64, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

export const vmstateTulip = vmstate({
  name: 'tulip',
  versionId: 0,
  fields: {
    dev: pciDevice(),
    csr: array(16, uint32()),
    old_csr9: uint32(),
    mii_word: uint32(),
    mii_bitcnt: uint32(),
    current_rx_desc: uint64(),
    current_tx_desc: uint64(),
    rx_frame: buffer(2048),
    tx_frame: buffer(2048),
    rx_frame_len: uint16(),
    tx_frame_len: uint16(),
    rx_frame_size: uint16(),
    rx_status: uint32(),
    filter: array(96, uint8()),
  },
});
export type TulipState = StateOf<typeof vmstateTulip>;
