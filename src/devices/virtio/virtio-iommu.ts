/**
 * The section `virtio-iommu`: which addresses of the guest's devices lead where.
 *
 * QEMU: `hw/virtio/virtio-iommu.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. Version 1 up to 6.2, then 2, which
 * lets devices pass.
 */
import {
  bool,
  byHand,
  byRelease,
  gtree,
  gtreeDirect,
  qlist,
  type StateOf,
  struct,
  uint8,
  uint32,
  uint64,
  vmstate,
} from '../../vmstate/index.js';
import type { Transport } from './transports.js';
import { VIRTIO, virtioFields, virtioSubsections } from './virtio.js';

const v1 = { versionId: 1, minimumVersionId: 1 } as const;

/** A range of virtual addresses, both ends included: the key of a mapping. */
export const vmstateVirtioIommuInterval = vmstate({
  ...v1,
  name: 'interval',
  fields: { low: uint64(), high: uint64() },
});

/** Where it leads, and who may read and write. */
export const vmstateVirtioIommuMapping = vmstate({
  ...v1,
  name: 'mapping',
  fields: { phys_addr: uint64(), flags: uint32() },
});

/** A device by its number on the bus. */
export const vmstateVirtioIommuEndpoint = vmstate({ ...v1, name: 'endpoint', fields: { id: uint32() } });

/** Devices that see the same addresses; in the second version perhaps all of them as they are. */
// @__NO_SIDE_EFFECTS__
const domain = (version: 1 | 2) =>
  vmstate({
    name: 'domain',
    versionId: version,
    minimumVersionId: version,
    fields: {
      id: uint32(),
      mappings: gtree(vmstateVirtioIommuInterval, vmstateVirtioIommuMapping, { since: 1 }),
      endpoint_list: qlist(vmstateVirtioIommuEndpoint, { since: 1 }),
      ...(version === 2 && { bypass: bool({ since: 2 }) }),
    },
  });

/** The domains by their number, and whether a device without one passes. */
// @__NO_SIDE_EFFECTS__
const device = (version: 1 | 2) =>
  vmstate({
    name: 'virtio-iommu-device',
    versionId: version,
    minimumVersionId: version,
    fields: {
      domains: gtreeDirect(domain(version), { since: version }),
      ...(version === 2 && { bypass: uint8({ name: 'config.bypass', since: 2 }) }),
    },
  });

// @__NO_SIDE_EFFECTS__
const content = (transport: Transport, version: 1 | 2) =>
  byHand(
    'virtio',
    vmstate({
      ...VIRTIO,
      fields: { ...virtioFields(transport), device: struct(device(version)) },
      subsections: virtioSubsections(transport),
    }),
  )();

/** An IOMMU for the devices of the PCI bus. */
// @__NO_SIDE_EFFECTS__
export const virtioIommu = (transport: Transport) =>
  vmstate({
    name: 'virtio-iommu',
    versionId: { '5.2': 1, '7.2': 2 },
    minimumVersionId: { '5.2': 1, '7.2': 2 },
    priority: 'iommu',
    fields: { virtio: byRelease({ '5.2': content(transport, 1), '7.2': content(transport, 2) }) },
  });
export type VirtioIommuState = StateOf<ReturnType<typeof virtioIommu>>;
