/**
 * The sections `virtio-gpu` and `virtio-vga`: the graphics card of virtio, without 3D, and with a VGA beside it.
 *
 * QEMU: `hw/display/virtio-gpu.c` and `hw/display/virtio-vga.c`; checked on streams of 5.2, 7.2,
 * 10.0 and 11.1; 2.3 does not send it. Resources of the host's memory (11.1) are not read here.
 */
import {
  array,
  byHand,
  byRelease,
  int32,
  leaf,
  type StateOf,
  struct,
  uint32,
  varray,
  vmstate,
} from '../../vmstate/index.js';
import { vgaTarget, vmstateVga } from '../display/vga.js';
import type { Transport } from './transports.js';
import { virtioPlain } from './virtio.js';

/** A picture: its format, the guest's memory behind it, and its pixels of four bytes, row by row. */
export interface VirtioGpuResource {
  resource_id: number;
  width: number;
  height: number;
  format: number;
  backing: { addr: bigint; length: number }[];
  pixels: Uint8Array;
}

/** Pictures, until an id of 0. */
const resources = leaf<VirtioGpuResource[]>({
  type: 'resources',
  write(pictures, to) {
    for (const { resource_id, width, height, format, backing, pixels } of pictures) {
      for (const word of [resource_id, width, height, format, backing.length]) to.u32(word);
      for (const { addr, length } of backing) {
        to.u64(addr);
        to.u32(length);
      }
      to.raw(pixels);
    }
    to.u32(0);
  },
  read(from) {
    const pictures: VirtioGpuResource[] = [];
    for (let resource_id = from.u32(); resource_id !== 0; resource_id = from.u32()) {
      const [width, height, format, parts] = [from.u32(), from.u32(), from.u32(), from.u32()] as const;
      const backing: VirtioGpuResource['backing'] = [];
      for (let i = 0; i < parts; i++) backing.push({ addr: from.u64(), length: from.u32() });
      pictures.push({ resource_id, width, height, format, backing, pixels: from.take(width * height * 4).slice() });
    }
    return pictures;
  },
});

/** What a screen shows of a picture, and its cursor; in the second version with the layout of a picture in plain memory. */
// @__NO_SIDE_EFFECTS__
const scanout = (version: 1 | 2) =>
  vmstate({
    name: 'virtio-gpu-one-scanout',
    versionId: version,
    fields: {
      resource_id: uint32(),
      width: uint32(),
      height: uint32(),
      x: int32(),
      y: int32(),
      cursor_resource_id: uint32({ name: 'cursor.resource_id' }),
      cursor_hot: array(2, uint32()),
      cursor_pos: array(2, uint32()),
      fb_format: uint32({ name: 'fb.format', since: 2 }),
      fb_bytes_pp: uint32({ name: 'fb.bytes_pp', since: 2 }),
      fb_width: uint32({ name: 'fb.width', since: 2 }),
      fb_height: uint32({ name: 'fb.height', since: 2 }),
      fb_stride: uint32({ name: 'fb.stride', since: 2 }),
      fb_offset: uint32({ name: 'fb.offset', since: 2 }),
    },
  });

/** `enable`: the guest has set up the card. */
// @__NO_SIDE_EFFECTS__
const screens = (version: 1 | 2) =>
  byHand(
    'virtio-gpu',
    vmstate({
      name: 'virtio-gpu-scanouts',
      versionId: version,
      fields: {
        resources: resources(),
        enable: int32(),
        max_outputs: uint32(),
        scanout: varray('max_outputs', struct(scanout(version))),
      },
    }),
  );

/** Since 10.0 the second version of `scanouts` is sent, but by machines before 9.1. */
// @__NO_SIDE_EFFECTS__
export const virtioGpu = (transport: Transport, scanouts: 1 | 2 = 2) =>
  vmstate({
    name: 'virtio-gpu',
    versionId: 1,
    minimumVersionId: 1,
    fields: {
      virtio: byHand('virtio', virtioPlain(transport))(),
      screens: byRelease({
        '2.3': screens(1)({ name: 'virtio-gpu' }),
        '10.0': screens(scanouts)({ name: 'virtio-gpu' }),
      }),
    },
  });
export type VirtioGpuState = StateOf<ReturnType<typeof virtioGpu>>;

/** The registers of a VGA beside it; the card has a section of its own. */
export const vmstateVirtioVga = vmstate({
  name: 'virtio-vga',
  versionId: 2,
  minimumVersionId: 2,
  context: vgaTarget,
  fields: { vga: struct(vmstateVga) },
});
export type VirtioVgaState = StateOf<typeof vmstateVirtioVga>;
