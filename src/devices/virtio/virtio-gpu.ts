/**
 * The sections `virtio-gpu` and `virtio-vga`: the graphics card of virtio, without 3D, and with a VGA beside it.
 *
 * QEMU: `hw/display/virtio-gpu.c` and `hw/display/virtio-vga.c`; checked on streams of 7.2. One layout in all that have it; 2.3 does
 * not send it. Resources of the host's memory (11.1) are not read here.
 */
import { array, byHand, int32, leaf, type StateOf, struct, uint32, varray, vmstate } from '../../vmstate/index.js';
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

/** What a screen shows of a picture, and its cursor. */
export const vmstateVirtioGpuScanout = vmstate({
  name: 'virtio-gpu-one-scanout',
  versionId: 1,
  fields: {
    resource_id: uint32(),
    width: uint32(),
    height: uint32(),
    x: int32(),
    y: int32(),
    cursor_resource_id: uint32({ name: 'cursor.resource_id' }),
    cursor_hot: array(2, uint32()),
    cursor_pos: array(2, uint32()),
  },
});

/** `enable`: the guest has set up the card. */
export const vmstateVirtioGpuScanouts = vmstate({
  name: 'virtio-gpu-scanouts',
  versionId: 1,
  fields: {
    resources: resources(),
    enable: int32(),
    max_outputs: uint32(),
    scanout: varray('max_outputs', struct(vmstateVirtioGpuScanout)),
  },
});

// @__NO_SIDE_EFFECTS__
export const virtioGpu = (transport: Transport) =>
  vmstate({
    name: 'virtio-gpu',
    versionId: 1,
    minimumVersionId: 1,
    fields: {
      virtio: byHand('virtio', virtioPlain(transport))(),
      screens: byHand('virtio-gpu', vmstateVirtioGpuScanouts)({ name: 'virtio-gpu' }),
    },
  });
/** The registers of a VGA beside it; the card has a section of its own. */
export const vmstateVirtioVga = vmstate({
  name: 'virtio-vga',
  versionId: 2,
  minimumVersionId: 2,
  context: vgaTarget,
  fields: { vga: struct(vmstateVga) },
});
export type VirtioVgaState = StateOf<typeof vmstateVirtioVga>;
export type VirtioGpuState = StateOf<ReturnType<typeof virtioGpu>>;
