/**
 * The sections `vmxnet3` and `vmxnet3-msix`: the virtual Ethernet controller VMXNET3, on PCI.
 *
 * QEMU: `hw/net/vmxnet3.c`; checked on streams of 2.3, 5.2, 7.2 and 11.1. 2.3 writes queues and interrupts by hand, with the
 * same bytes, and the vectors of MSI-X in a section of their own.
 */
import {
  absent,
  array,
  bool,
  byHand,
  byRelease,
  local,
  type StateOf,
  struct,
  uint8,
  uint16,
  uint32,
  uint64,
  vbuffer,
  vmstate,
} from '../../vmstate/index.js';
import { msix } from '../pci/msix.js';
import { pciDevice, pcieDevice } from '../pci/pci-device.js';

const VMXNET3_MAX_INTRS = 25;
/** Of either direction. */
const QUEUES = 8;

export const vmstateVmxnet3Ring = vmstate({
  name: 'vmxnet3-ring',
  versionId: 0,
  fields: { pa: uint64(), size: uint32(), cell_size: uint32(), next: uint32(), gen: uint8() },
});

export const vmstateVmxnet3TxStats = vmstate({
  name: 'vmxnet3-tx-stats',
  versionId: 0,
  fields: {
    TSOPktsTxOK: uint64(),
    TSOBytesTxOK: uint64(),
    ucastPktsTxOK: uint64(),
    ucastBytesTxOK: uint64(),
    mcastPktsTxOK: uint64(),
    mcastBytesTxOK: uint64(),
    bcastPktsTxOK: uint64(),
    bcastBytesTxOK: uint64(),
    pktsTxError: uint64(),
    pktsTxDiscard: uint64(),
  },
});

export const vmstateVmxnet3TxqDescr = vmstate({
  name: 'vmxnet3-txq-descr',
  versionId: 0,
  fields: {
    tx_ring: struct(vmstateVmxnet3Ring),
    comp_ring: struct(vmstateVmxnet3Ring),
    intr_idx: uint8(),
    tx_stats_pa: uint64(),
    txq_stats: struct(vmstateVmxnet3TxStats),
  },
});

export const vmstateVmxnet3RxStats = vmstate({
  name: 'vmxnet3-rx-stats',
  versionId: 0,
  fields: {
    LROPktsRxOK: uint64(),
    LROBytesRxOK: uint64(),
    ucastPktsRxOK: uint64(),
    ucastBytesRxOK: uint64(),
    mcastPktsRxOK: uint64(),
    mcastBytesRxOK: uint64(),
    bcastPktsRxOK: uint64(),
    bcastBytesRxOK: uint64(),
    pktsRxOutOfBuf: uint64(),
    pktsRxError: uint64(),
  },
});

export const vmstateVmxnet3RxqDescr = vmstate({
  name: 'vmxnet3-rxq-descr',
  versionId: 0,
  fields: {
    rx_ring: array(2, struct(vmstateVmxnet3Ring)),
    comp_ring: struct(vmstateVmxnet3Ring),
    intr_idx: uint8(),
    rx_stats_pa: uint64(),
    rxq_stats: struct(vmstateVmxnet3RxStats),
  },
});

export const vmstateVmxnet3IntState = vmstate({
  name: 'vmxnet3-int-state',
  versionId: 0,
  fields: { is_masked: bool(), is_pending: bool(), is_asserted: bool() },
});

/** Multicast addresses, six bytes each; `mcast_list_buff_size` is that of the card, and has to be set here, too. */
export const vmstateVmxnet3McastList = vmstate({
  name: 'vmxnet3/mcast_list',
  versionId: 1,
  minimumVersionId: 1,
  fields: { mcast_list_buff_size: local<number>(), mcast_list: vbuffer('mcast_list_buff_size') },
});

export const vmstateVmxnet3 = vmstate({
  name: 'vmxnet3',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    parent_obj: byRelease({ '2.3': pciDevice(), '5.2': pcieDevice() }),
    msix: byRelease({ '2.3': absent, '5.2': struct(msix(VMXNET3_MAX_INTRS), { name: 'parent_obj' }) }),
    rx_packets_compound: bool(),
    rx_vlan_stripping: bool(),
    lro_supported: bool(),
    rx_mode: uint32(),
    mcast_list_len: uint32(),
    mcast_list_buff_size: uint32(),
    vlan_table: array(0x200 / 4, uint32()),
    mtu: uint32(),
    max_rx_frags: uint16(),
    max_tx_frags: uint32(),
    event_int_idx: uint8(),
    auto_int_masking: bool(),
    txq_num: uint8(),
    rxq_num: uint8(),
    device_active: uint32(),
    last_command: uint32(),
    link_status_and_speed: uint32(),
    temp_mac: uint32(),
    drv_shmem: uint64(),
    temp_shared_guest_driver_memory: uint64(),
    txq_descr: byRelease({
      '2.3': array(QUEUES, byHand('txq_descr', vmstateVmxnet3TxqDescr)()),
      '5.2': array(QUEUES, struct(vmstateVmxnet3TxqDescr)),
    }),
    rxq_descr: byRelease({
      '2.3': array(QUEUES, byHand('rxq_descr', vmstateVmxnet3RxqDescr)()),
      '5.2': array(QUEUES, struct(vmstateVmxnet3RxqDescr)),
    }),
    interrupt_states: byRelease({
      '2.3': array(VMXNET3_MAX_INTRS, byHand('int_state', vmstateVmxnet3IntState)()),
      '5.2': array(VMXNET3_MAX_INTRS, struct(vmstateVmxnet3IntState)),
    }),
  },
  subsections: { mcast_list: vmstateVmxnet3McastList },
});
export type Vmxnet3State = StateOf<typeof vmstateVmxnet3>;

/** The vectors of a card of 2.3. */
export const vmstateVmxnet3Msix = vmstate({
  name: 'vmxnet3-msix',
  versionId: 1,
  oldStyle: true,
  fields: { msix: struct(msix(VMXNET3_MAX_INTRS)) },
});
export type Vmxnet3MsixState = StateOf<typeof vmstateVmxnet3Msix>;
