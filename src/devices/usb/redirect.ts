/**
 * The section `usb-redir`: a USB device that is elsewhere in the network.
 *
 * QEMU: `hw/usb/redirect.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1 without a device. One layout in all.
 */
import {
  array,
  int32,
  leaf,
  type StateOf,
  struct,
  timer,
  uint8,
  uint16,
  uint32,
  vmstate,
} from '../../vmstate/index.js';
import { vmstateUsbDevice } from './usb-device.js';

const v1 = { versionId: 1, minimumVersionId: 1 } as const;
const MAX_ENDPOINTS = 32;

/** A packet of an isochronous or interrupt endpoint that the guest has not fetched yet. */
export interface BufferedPacket {
  status: number;
  data: Uint8Array;
}

/** What the library that speaks with the other side has packed; empty without a connection. */
const parser = leaf<Uint8Array>({
  type: 'usb-redir-parser',
  write(packed, to) {
    to.u32(packed.length);
    to.raw(packed);
  },
  read: (from) => from.take(from.u32()).slice(),
});

const bufferedPackets = leaf<BufferedPacket[]>({
  type: 'usb-redir-bufpq',
  write(packets, to) {
    to.u32(packets.length);
    for (const { status, data } of packets) {
      to.u32(data.length);
      to.u32(status);
      to.raw(data);
    }
  },
  read(from) {
    const packets: BufferedPacket[] = [];
    for (let left = from.u32(); left > 0; left--) {
      const length = from.u32();
      packets.push({ status: from.u32(), data: from.take(length).slice() });
    }
    return packets;
  },
});

/** Numbers of packets. */
const packetIds = leaf<BigUint64Array>({
  type: 'usb-redir-packet-id-q',
  write(ids, to) {
    to.u32(ids.length);
    for (const id of ids) to.u64(id);
  },
  read(from) {
    const length = from.u32();
    from.need(length * 8);
    return BigUint64Array.from({ length }, () => from.u64());
  },
});

export const vmstateUsbRedirPacketIdQueue = vmstate({
  ...v1,
  name: 'usb-redir-packet-id-queue',
  fields: { queue: packetIds() },
});

export const vmstateUsbRedirBulkReceiving = vmstate({
  ...v1,
  name: 'usb-redir-ep/bulk-receiving',
  needed: ({ bulk_receiving_started }) => bulk_receiving_started !== 0,
  fields: { bulk_receiving_started: uint8() },
});

export const vmstateUsbRedirStreamState = vmstate({
  ...v1,
  name: 'usb-redir-ep/stream-state',
  needed: ({ max_streams }) => max_streams !== 0,
  fields: { max_streams: uint32() },
});

/** An endpoint as the other side has announced it, and its packets that wait. */
export const vmstateUsbRedirEndpoint = vmstate({
  ...v1,
  name: 'usb-redir-ep',
  fields: {
    type: uint8(),
    interval: uint8(),
    interface: uint8(),
    max_packet_size: uint16(),
    iso_started: uint8(),
    iso_error: uint8(),
    interrupt_started: uint8(),
    interrupt_error: uint8(),
    bufpq_prefilled: uint8(),
    bufpq_dropping_packets: uint8(),
    bufpq: bufferedPackets(),
    bufpq_target_size: int32(),
  },
  subsections: { bulk_receiving: vmstateUsbRedirBulkReceiving, stream_state: vmstateUsbRedirStreamState },
});

export const vmstateUsbRedirDeviceInfo = vmstate({
  ...v1,
  name: 'usb-redir-device-info',
  fields: {
    speed: uint8(),
    device_class: uint8(),
    device_subclass: uint8(),
    device_protocol: uint8(),
    vendor_id: uint16(),
    product_id: uint16(),
    device_version_bcd: uint16(),
  },
});

/** The interfaces of the device; the count is 255 if they are not known. */
export const vmstateUsbRedirInterfaceInfo = vmstate({
  ...v1,
  name: 'usb-redir-interface-info',
  fields: {
    interface_count: uint32(),
    interface: array(32, uint8()),
    interface_class: array(32, uint8()),
    interface_subclass: array(32, uint8()),
    interface_protocol: array(32, uint8()),
  },
});

/** `cancelled`, `already_in_flight`: packets whose answers are to be dropped, and those not to be sent again. */
export const vmstateUsbRedir = vmstate({
  ...v1,
  name: 'usb-redir',
  fields: {
    dev: struct(vmstateUsbDevice),
    attach_timer: timer(),
    parser: parser(),
    endpoint: array(MAX_ENDPOINTS, struct(vmstateUsbRedirEndpoint)),
    cancelled: struct(vmstateUsbRedirPacketIdQueue),
    already_in_flight: struct(vmstateUsbRedirPacketIdQueue),
    device_info: struct(vmstateUsbRedirDeviceInfo),
    interface_info: struct(vmstateUsbRedirInterfaceInfo),
  },
});
export type UsbRedirState = StateOf<typeof vmstateUsbRedir>;
