/**
 * What stands between a virtio device and its machine, in the section of the device: the proxy's own state, and what it
 * adds to each queue.
 *
 * QEMU: `hw/virtio/virtio-pci.c`, `hw/virtio/virtio-mmio.c`, `hw/s390x/virtio-ccw.c`; checked on streams of 2.3, 5.2, 7.2,
 * 10.0 and 11.1. All written by hand, so one layout holds in all releases, but for channels in 2.3.
 */
import {
  array,
  bool,
  type Definition,
  type StateOf,
  struct,
  uint8,
  uint16,
  uint32,
  uint64,
  unused,
  vmstate,
} from '../../vmstate/index.js';
import { msixTable } from '../pci/msix.js';
import { vmstatePciDevice, vmstatePcieDevice } from '../pci/pci-device.js';
import { vmstateSubchDev } from '../s390x/subchannel.js';
import { vmstateIndAddrTmp, vmstateVirtioCcwDev } from '../s390x/virtio-ccw.js';

/** Queues that a device may have. */
export const VIRTIO_QUEUE_MAX = 1024;

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

/** On PCI with interrupt vectors. */
// @__NO_SIDE_EFFECTS__
const vectored = <S>(device: Definition<S>) => ({
  proxy: vmstate({
    name: 'virtio-pci',
    versionId: 1,
    fields: { pci_dev: struct(device), msix: msixTable(), config_vector: uint16() },
  }),
  queue: vectoredQueue,
  extra: vmstateVirtioPci,
});

/** On PCI without. */
// @__NO_SIDE_EFFECTS__
const plain = <S>(device: Definition<S>) => ({
  proxy: vmstate({ name: 'virtio-pci', versionId: 1, fields: { pci_dev: struct(device) } }),
  queue: plainQueue,
  extra: vmstateVirtioPci,
});

export const VIRTIO_PCI = /* @__PURE__ */ vectored(vmstatePciDevice);
export const VIRTIO_PCIE = /* @__PURE__ */ vectored(vmstatePcieDevice);
export const VIRTIO_PCI_PLAIN = /* @__PURE__ */ plain(vmstatePciDevice);
export const VIRTIO_PCIE_PLAIN = /* @__PURE__ */ plain(vmstatePcieDevice);

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
