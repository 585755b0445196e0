/**
 * The sections of virtio devices that have little or nothing beside their queues: `virtio-rng`, `virtio-scsi`,
 * `virtio-input`, `virtio-9p`, `virtio-rtc` (11.1), `virtio-balloon` and `virtio-blk`.
 *
 * QEMU: `hw/virtio/virtio-rng.c`, `hw/virtio/virtio-rtc.c`, `hw/virtio/virtio-balloon.c`, `hw/scsi/virtio-scsi.c`,
 * `hw/input/virtio-input.c`, `hw/9pfs/virtio-9p-device.c` and `hw/block/virtio-blk.c`; checked on streams of 2.3, 5.2,
 * 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { emptyList } from '../core/empty-list.js';
import type { Transport } from './transports.js';
import { VIRTIO, virtioFields, virtioPlain, virtioSection, virtioSubsections } from './virtio.js';

/** A source of random bytes. */
// @__NO_SIDE_EFFECTS__
export const virtioRng = (transport: Transport) => virtioSection('virtio-rng', 1, virtioPlain(transport));
/** A SCSI controller; its disks have sections of their own. */
// @__NO_SIDE_EFFECTS__
export const virtioScsi = (transport: Transport) => virtioSection('virtio-scsi', 1, virtioPlain(transport));
/** A keyboard, mouse or tablet. */
// @__NO_SIDE_EFFECTS__
export const virtioInput = (transport: Transport) => virtioSection('virtio-input', 1, virtioPlain(transport));
/** A directory of the host. */
// @__NO_SIDE_EFFECTS__
export const virtio9p = (transport: Transport) => virtioSection('virtio-9p', 1, virtioPlain(transport));
/** Clocks of the host. */
// @__NO_SIDE_EFFECTS__
export const virtioRtc = (transport: Transport) => virtioSection('virtio-rtc', 1, virtioPlain(transport));

/** Where the host is told of free pages. */
export const vmstateVirtioBalloonFreePageHint = vmstate({
  name: 'virtio-balloon-device/free-page-report',
  versionId: 1,
  minimumVersionId: 1,
  fields: { free_page_hint_cmd_id: uint32(), free_page_hint_status: uint32() },
});

/** With what the guest fills pages that it gives back. */
export const vmstateVirtioBalloonPagePoison = vmstate({
  name: 'virtio-balloon-device/page-poison',
  versionId: 1,
  minimumVersionId: 1,
  fields: { poison_val: uint32() },
});

/** Pages of 4 KiB that the host wants back, and that the guest has given. */
export const vmstateVirtioBalloonDevice = vmstate({
  name: 'virtio-balloon-device',
  versionId: 1,
  minimumVersionId: 1,
  fields: { num_pages: uint32(), actual: uint32() },
  subsections: { free_page_hint: vmstateVirtioBalloonFreePageHint, page_poison: vmstateVirtioBalloonPagePoison },
});

/** Memory that the guest lends to the host. */
// @__NO_SIDE_EFFECTS__
export const virtioBalloon = (transport: Transport) =>
  virtioSection(
    'virtio-balloon',
    1,
    vmstate({
      ...VIRTIO,
      fields: { ...virtioFields(transport), device: struct(vmstateVirtioBalloonDevice) },
      subsections: virtioSubsections(transport),
    }),
  );
export type VirtioBalloonState = StateOf<ReturnType<typeof virtioBalloon>>;

/** Requests that failed and wait for another try. */
const requests = emptyList('requests', 'requests');

/** A disk. */
// @__NO_SIDE_EFFECTS__
export const virtioBlk = (transport: Transport) =>
  virtioSection(
    'virtio-blk',
    2,
    vmstate({
      ...VIRTIO,
      fields: { ...virtioFields(transport), requests: requests() },
      subsections: virtioSubsections(transport),
    }),
  );
export type VirtioBlkState = StateOf<ReturnType<typeof virtioBlk>>;
