/**
 * What stands between a virtio device and its machine, in the section of the device: the proxy's own state, and what it
 * adds to each queue.
 *
 * QEMU: `hw/virtio/virtio-pci.c`, `hw/virtio/virtio-mmio.c`, `hw/s390x/virtio-ccw.c` and `hw/pci/msix.c`; checked on streams
 * of 2.3 and 7.2. All written by hand, so one layout holds in all releases, but for channels in 2.3.
 */
import {
  array,
  bool,
  type Definition,
  leaf,
  type StateOf,
  struct,
  uint8,
  uint16,
  uint32,
  uint64,
  unused,
  vmstate,
} from '../../vmstate/index.js';
import { type PciDeviceState, vmstatePciDevice, vmstatePcieDevice } from '../pci/pci-device.js';
import { vmstateSubchDev } from '../s390x/subchannel.js';
import { vmstateIndAddrTmp, vmstateVirtioCcwDev } from '../s390x/virtio-ccw.js';

/** Queues that a device may have. */
export const VIRTIO_QUEUE_MAX = 1024;

const PCI_CAPABILITY_LIST = 0x34;
const PCI_CAP_ID_MSIX = 0x11;
const PCI_MSIX_ENTRY_SIZE = 16;
/** More capabilities than there is room for are a list that bites its tail. */
const MOST_CAPABILITIES = 48;

/** The number of MSI-X vectors that a configuration space announces; 0 without the capability. */
export function msixVectors(config: Uint8Array): number {
  let at = config[PCI_CAPABILITY_LIST] ?? 0;
  for (let i = 0; at !== 0 && i < MOST_CAPABILITIES; i++) {
    const [id, next = 0, low = 0, high = 0] = config.subarray(at, at + 4);
    if (id === PCI_CAP_ID_MSIX) return (low | ((high & 7) << 8)) + 1;
    at = next;
  }
  return 0;
}

/** The table of the vectors that the configuration space before it announces, then a bit for each that is pending. */
const msixTable = leaf<Uint8Array>({
  type: 'msix state',
  write: (table, to) => to.raw(table),
  read(from, { state }) {
    const { pci_dev } = state as { pci_dev: PciDeviceState };
    const vectors = msixVectors(pci_dev.config);
    if (vectors === 0) throw from.bad('bad-value', 'the configuration space has no capability MSI-X');
    return from.take(vectors * PCI_MSIX_ENTRY_SIZE + Math.ceil(vectors / 8)).slice();
  },
});

const v1 = { versionId: 1, minimumVersionId: 1 } as const;

// What the interface of virtio 1.0 adds: the same for PCI and MMIO, but for a byte.
const addresses = { desc: array(2, uint32()), avail: array(2, uint32()), used: array(2, uint32()) };

/** `enabled` once was two bytes. */
export const vmstateVirtioPciModernQueueState = vmstate({
  ...v1,
  name: 'virtio_pci/modern_queue_state',
  fields: { num: uint16(), unused: unused(1), enabled: bool(), ...addresses },
});

export const vmstateVirtioPciModernState = vmstate({
  ...v1,
  name: 'virtio_pci/modern_state',
  fields: {
    dfselect: uint32(),
    gfselect: uint32(),
    guest_features: array(2, uint32()),
    vqs: array(VIRTIO_QUEUE_MAX, struct(vmstateVirtioPciModernQueueState)),
  },
});

export const vmstateVirtioPci = vmstate({
  ...v1,
  name: 'virtio_pci',
  fields: {},
  subsections: { modern_state: vmstateVirtioPciModernState },
});

export const vmstateVirtioMmioQueueState = vmstate({
  ...v1,
  name: 'virtio_mmio/queue_state',
  fields: { num: uint16(), enabled: bool(), ...addresses },
});

export const vmstateVirtioMmioState = vmstate({
  ...v1,
  name: 'virtio_mmio/state',
  fields: {
    guest_features: array(2, uint32()),
    vqs: array(VIRTIO_QUEUE_MAX, struct(vmstateVirtioMmioQueueState)),
  },
});

export const vmstateVirtioMmio = vmstate({
  ...v1,
  name: 'virtio_mmio',
  fields: {},
  subsections: { state: vmstateVirtioMmioState },
});

/** `last_avail_idx`: the next entry that the device takes; `desc`: address of the descriptors. */
const queue = { desc: uint64(), last_avail_idx: uint16() };
const plainQueue = vmstate({ name: 'queue', versionId: 1, fields: { num: uint32(), ...queue } });
const vectoredQueue = vmstate({
  name: 'queue',
  versionId: 1,
  fields: { num: uint32(), ...queue, vector: uint16() },
});
const alignedQueue = vmstate({
  name: 'queue',
  versionId: 1,
  fields: { num: uint32(), align: uint32(), ...queue },
});

const NO_EXTRA = vmstate({ name: 'extra', versionId: 1, fields: {} });

/** PCI and PCI Express, each with and without interrupt vectors. */
export const VIRTIO_PCI = {
  proxy: vmstate({
    name: 'virtio-pci',
    versionId: 1,
    fields: { pci_dev: struct(vmstatePciDevice), msix: msixTable(), config_vector: uint16() },
  }),
  queue: vectoredQueue,
  extra: vmstateVirtioPci,
};
export const VIRTIO_PCI_PLAIN = {
  proxy: vmstate({ name: 'virtio-pci', versionId: 1, fields: { pci_dev: struct(vmstatePciDevice) } }),
  queue: plainQueue,
  extra: vmstateVirtioPci,
};
export const VIRTIO_PCIE = {
  proxy: vmstate({
    name: 'virtio-pci',
    versionId: 1,
    fields: { pci_dev: struct(vmstatePcieDevice), msix: msixTable(), config_vector: uint16() },
  }),
  queue: vectoredQueue,
  extra: vmstateVirtioPci,
};
export const VIRTIO_PCIE_PLAIN = {
  proxy: vmstate({ name: 'virtio-pci', versionId: 1, fields: { pci_dev: struct(vmstatePcieDevice) } }),
  queue: plainQueue,
  extra: vmstateVirtioPci,
};

/** Registers in memory; a queue says how its rings are aligned. */
export const VIRTIO_MMIO = {
  proxy: vmstate({
    name: 'virtio-mmio',
    versionId: 1,
    fields: { host_features_sel: uint32(), guest_features_sel: uint32(), guest_page_shift: uint32() },
  }),
  queue: alignedQueue,
  extra: vmstateVirtioMmio,
};

/** A channel. */
export const VIRTIO_CCW = { proxy: vmstateVirtioCcwDev, queue: vectoredQueue, extra: NO_EXTRA };

/** A channel in 2.3. */
export const VIRTIO_CCW_2_3 = {
  proxy: vmstate({
    name: 'virtio-ccw',
    versionId: 1,
    fields: {
      sch: struct(vmstateSubchDev),
      indicators: struct(vmstateIndAddrTmp),
      indicators2: struct(vmstateIndAddrTmp),
      summary_indicator: struct(vmstateIndAddrTmp),
      ind_offset: uint64(),
      thinint_isc: uint8(),
    },
  }),
  queue: vectoredQueue,
  extra: NO_EXTRA,
};

/** The bus of the machine `s390-virtio` of 2.3, which has no proxy. */
export const VIRTIO_S390 = {
  proxy: vmstate({ name: 's390-virtio', versionId: 1, fields: {} }),
  queue: plainQueue,
  extra: NO_EXTRA,
};

/** A transport: its proxy, one of its queues, and what only virtio 1.0 needs. */
export interface Transport {
  readonly proxy: Definition<VirtioProxyState>;
  readonly queue: Definition<VirtioQueueState>;
  readonly extra: Definition<VirtioExtraState>;
}
export type VirtioProxyState =
  | StateOf<typeof VIRTIO_PCI.proxy>
  | StateOf<typeof VIRTIO_PCI_PLAIN.proxy>
  | StateOf<typeof VIRTIO_MMIO.proxy>
  | StateOf<typeof VIRTIO_CCW.proxy>
  | StateOf<typeof VIRTIO_CCW_2_3.proxy>
  | StateOf<typeof VIRTIO_S390.proxy>;
export type VirtioQueueState =
  | StateOf<typeof plainQueue>
  | StateOf<typeof vectoredQueue>
  | StateOf<typeof alignedQueue>;
export type VirtioExtraState = StateOf<typeof vmstateVirtioPci> | StateOf<typeof vmstateVirtioMmio>;

/** All transports, the most frequent first. */
export const TRANSPORTS: readonly Transport[] = [
  VIRTIO_PCI,
  VIRTIO_PCIE,
  VIRTIO_MMIO,
  VIRTIO_CCW,
  VIRTIO_PCI_PLAIN,
  VIRTIO_PCIE_PLAIN,
  VIRTIO_CCW_2_3,
  VIRTIO_S390,
];
