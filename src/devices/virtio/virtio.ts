/**
 * What every virtio device has: status, features, configuration and queues, with the proxy around it.
 *
 * QEMU: `hw/virtio/virtio.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. Written by hand in all; in 2.3 the
 * whole section is, later it is a field `virtio` of the section.
 */
import {
  array,
  bool,
  byHand,
  type Definition,
  struct,
  uint8,
  uint16,
  uint32,
  uint64,
  varray,
  vbuffer,
  vmstate,
} from '../../vmstate/index.js';
import { type Transport, VIRTIO_QUEUE_MAX } from './transports.js';

const v1 = { versionId: 1, minimumVersionId: 1 } as const;

/** In which order the device reads numbers: 1 little, 2 big endian. */
export const vmstateVirtioDeviceEndian = vmstate({
  ...v1,
  name: 'virtio/device_endian',
  fields: { device_endian: uint8() },
});

export const vmstateVirtio64bitFeatures = vmstate({
  ...v1,
  name: 'virtio/64bit_features',
  fields: { guest_features: uint64() },
});

/** Since virtio 1.0 the three parts of a ring may be anywhere; the first is with its queue. */
export const vmstateVirtqueue = vmstate({
  ...v1,
  name: 'virtqueue_state',
  fields: { avail: uint64({ name: 'vring.avail' }), used: uint64({ name: 'vring.used' }) },
});

export const vmstateVirtioVirtqueues = vmstate({
  ...v1,
  name: 'virtio/virtqueues',
  fields: { vq: array(VIRTIO_QUEUE_MAX, struct(vmstateVirtqueue)) },
});

/** The size before the guest chose another one. */
export const vmstateRingsize = vmstate({
  ...v1,
  name: 'ringsize_state',
  fields: { num_default: uint32({ name: 'vring.num_default' }) },
});

export const vmstateVirtioRingsize = vmstate({
  ...v1,
  name: 'virtio/ringsize',
  fields: { vq: array(VIRTIO_QUEUE_MAX, struct(vmstateRingsize)) },
});

export const vmstateVirtioBroken = vmstate({ ...v1, name: 'virtio/broken', fields: { broken: bool() } });
export const vmstateVirtioStarted = vmstate({ ...v1, name: 'virtio/started', fields: { started: bool() } });
export const vmstateVirtioDisabled = vmstate({ ...v1, name: 'virtio/disabled', fields: { disabled: bool() } });

export const vmstatePackedVirtqueue = vmstate({
  ...v1,
  name: 'packed_virtqueue_state',
  fields: {
    last_avail_idx: uint16(),
    last_avail_wrap_counter: bool(),
    used_idx: uint16(),
    used_wrap_counter: bool(),
    inuse: uint32(),
  },
});

export const vmstateVirtioPackedVirtqueues = vmstate({
  ...v1,
  name: 'virtio/packed_virtqueues',
  fields: { vq: array(VIRTIO_QUEUE_MAX, struct(vmstatePackedVirtqueue)) },
});

/**
 * The slots that come first, whatever the device. `guest_features`: the low 32 that the guest has accepted; `config`: the
 * configuration as the guest sees it; `vq`: the queues that exist.
 */
// @__NO_SIDE_EFFECTS__
export const virtioFields = ({ proxy, queue }: Transport) => ({
  proxy: struct(proxy),
  status: uint8(),
  isr: uint8(),
  queue_sel: uint16(),
  guest_features: uint32(),
  config_len: uint32(),
  config: vbuffer('config_len'),
  queues: uint32(),
  vq: varray('queues', struct(queue)),
});

/** The subsections of a device; which of them there are depends on the guest and on the age of the machine type. */
// @__NO_SIDE_EFFECTS__
export const virtioSubsections = ({ extra }: Transport) => ({
  device_endian: vmstateVirtioDeviceEndian,
  features_64bit: vmstateVirtio64bitFeatures,
  virtqueues: vmstateVirtioVirtqueues,
  ringsize: vmstateVirtioRingsize,
  broken: vmstateVirtioBroken,
  extra_state: vmstate({ ...v1, name: 'virtio/extra_state', fields: { extra_state: struct(extra) } }),
  started: vmstateVirtioStarted,
  packed_virtqueues: vmstateVirtioPackedVirtqueues,
  disabled: vmstateVirtioDisabled,
});

/** What the name of every device's content is, and its versions. */
export const VIRTIO = { ...v1, name: 'virtio' } as const;

/** A device that has nothing beside that. */
// @__NO_SIDE_EFFECTS__
export const virtioPlain = (transport: Transport) =>
  vmstate({ ...VIRTIO, fields: virtioFields(transport), subsections: virtioSubsections(transport) });

/** The section of a device: 2.3 sends its content and no more. */
// @__NO_SIDE_EFFECTS__
export function virtioSection<D extends Definition>(name: string, versionId: number, content: D) {
  return vmstate({
    name,
    versionId,
    minimumVersionId: versionId,
    oldStyle: { '2.3': true, '5.2': false },
    fields: { virtio: byHand('virtio', content)() },
  });
}
