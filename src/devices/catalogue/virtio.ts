/**
 * Rows of the catalogue: virtio devices, from QEMU's `hw/virtio` and the folders of their kinds, each behind every
 * transport.
 */
import { TRANSPORTS } from '../virtio/transports.js';
import {
  virtio9p,
  virtioBalloon,
  virtioBlk,
  virtioInput,
  virtioRng,
  virtioRtc,
  virtioScsi,
} from '../virtio/virtio-devices.js';
import { virtioGpu, vmstateVirtioVga } from '../virtio/virtio-gpu.js';
import { virtioIommu } from '../virtio/virtio-iommu.js';
import { virtioMem, vmstateVirtioMemDeviceEarly } from '../virtio/virtio-mem.js';
import { virtioNet } from '../virtio/virtio-net.js';
import { virtioSerial } from '../virtio/virtio-serial.js';
import type { CatalogueEntry } from './entry.js';

const DEVICES = [
  virtioNet,
  virtioBlk,
  virtioSerial,
  virtioScsi,
  virtioBalloon,
  virtioRng,
  virtioInput,
  virtio9p,
  virtioRtc,
  virtioGpu,
  virtioIommu,
  virtioMem,
];

export const virtioDevices: readonly CatalogueEntry[] = [
  ...DEVICES.flatMap((device) => TRANSPORTS.map((transport) => ({ def: device(transport) }))),
  ...TRANSPORTS.map((transport) => ({ def: virtioNet(transport), context: { multiqueue: true } })),
  ...TRANSPORTS.map((transport) => ({ def: virtioMem(transport), context: { early_migration: true } })),
  { def: vmstateVirtioMemDeviceEarly },
  ...TRANSPORTS.map((transport) => ({ def: virtioGpu(transport, 1) })),
  { def: vmstateVirtioVga },
];
