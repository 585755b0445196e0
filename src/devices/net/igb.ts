/**
 * The section `igb`: the Ethernet controller Intel 82576, on PCI Express.
 *
 * QEMU: `hw/net/igb.c`, since 8.0; checked on streams of 10.0 and 11.1. One layout in both.
 */
import {
  array,
  bool,
  int64,
  named,
  type StateOf,
  struct,
  timer,
  uint8,
  uint16,
  uint32,
  vmstate,
} from '../../vmstate/index.js';
import { msix } from '../pci/msix.js';
import { pcieDevice } from '../pci/pci-device.js';

/** Vectors of MSI-X of the card itself, and those of all its functions. */
const IGB_MSIX_VEC_NUM = 10;
const IGB_INTR_NUM = 25;
const IGB_NUM_QUEUES = 16;
const IGB_EEPROM_SIZE = 1024;
/** Bytes of the registers. */
const E1000E_MMIO_SIZE = 0x20000;

export const vmstateIgbIntrTimer = vmstate({
  name: 'igb-intr-timer',
  versionId: 1,
  minimumVersionId: 1,
  fields: { timer: timer(), running: bool() },
});

/** How packets of a queue are to be cut and summed: one of two descriptions that a queue may keep. */
export const vmstateIgbTxCtx = vmstate({
  name: 'igb-tx-ctx',
  versionId: 1,
  minimumVersionId: 1,
  fields: { vlan_macip_lens: uint32(), seqnum_seed: uint32(), type_tucmd_mlhl: uint32(), mss_l4len_idx: uint32() },
});

/** A queue, with the first descriptor of the packet that is being put together. */
export const vmstateIgbTx = vmstate({
  name: 'igb-tx',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    ctx: array(2, struct(vmstateIgbTxCtx)),
    first_cmd_type_len: uint32(),
    first_olinfo_status: uint32(),
    first: bool(),
    skip_cp: bool(),
  },
});

export const vmstateIgb = vmstate({
  name: 'igb',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    parent_obj: pcieDevice(),
    msix: struct(msix(IGB_MSIX_VEC_NUM), { name: 'parent_obj' }),
    ioaddr: uint32(),
    ...named('core.', {
      rx_desc_len: uint8(),
      eeprom: array(IGB_EEPROM_SIZE, uint16()),
      phy: array(32, uint16()),
      mac: array(E1000E_MMIO_SIZE / 4, uint32()),
      permanent_mac: array(6, uint8()),
      eitr: array(IGB_INTR_NUM, struct(vmstateIgbIntrTimer)),
      eitr_guest_value: array(IGB_INTR_NUM, uint32()),
      tx: array(IGB_NUM_QUEUES, struct(vmstateIgbTx)),
      timadj: int64(),
    }),
  },
});
export type IgbState = StateOf<typeof vmstateIgb>;
