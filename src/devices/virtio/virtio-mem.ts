/**
 * The sections `virtio-mem` and `virtio-mem-device-early`: memory that a guest takes and gives back in blocks.
 *
 * QEMU: `hw/virtio/virtio-mem.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. Machine types from 8.1 send what RAM
 * depends on before RAM, in a section of its own.
 */
import { context, leaf, type StateOf, struct, tmp, uint32, uint64, vmstate, when } from '../../vmstate/index.js';
import type { Transport } from './transports.js';
import { VIRTIO, virtioFields, virtioSection, virtioSubsections } from './virtio.js';

/** What a machine says of the device. */
export interface VirtioMemMachine {
  /** Machine types from 8.1: `virtio-mem-device-early` is sent. */
  readonly early_migration: boolean;
}

/** What has to be the same on both sides, in bytes but for the NUMA node; the device's memory is found by it. */
export const vmstateVirtioMemSanityChecks = vmstate({
  name: 'virtio-mem-device/sanity-checks',
  versionId: 0,
  fields: { addr: uint64(), region_size: uint64(), block_size: uint64(), node: uint32() },
});

/** A bit for each block that is plugged in: as many as the region has blocks, in whole words. */
const blocks = leaf<BigUint64Array>({
  type: 'bitmap',
  write(words, to) {
    for (const word of words) to.u64(word);
  },
  read(from, { state }) {
    const { sanity } = state as { sanity: StateOf<typeof vmstateVirtioMemSanityChecks> };
    const { region_size, block_size } = sanity;
    const count = block_size === 0n ? 0 : Number((region_size / block_size + 63n) / 64n);
    from.need(count * 8);
    return BigUint64Array.from({ length: count }, () => from.u64());
  },
});

/** Before RAM: how much of the memory is plugged in, in bytes, and which blocks. */
export const vmstateVirtioMemDeviceEarly = vmstate({
  name: 'virtio-mem-device-early',
  versionId: 1,
  minimumVersionId: 1,
  earlySetup: true,
  fields: { sanity: tmp(vmstateVirtioMemSanityChecks), size: uint64(), bitmap: blocks() },
});
export type VirtioMemDeviceEarlyState = StateOf<typeof vmstateVirtioMemDeviceEarly>;

/** The device itself: what the guest may use and is asked to use, in bytes. */
export const vmstateVirtioMemDevice = vmstate({
  name: 'virtio-mem-device',
  versionId: 1,
  minimumVersionId: 1,
  context: context<VirtioMemMachine | undefined>(),
  fields: {
    sanity: when('field_exists', tmp(vmstateVirtioMemSanityChecks)),
    usable_region_size: uint64(),
    size: when('field_exists', uint64()),
    requested_size: uint64(),
    bitmap: when('field_exists', blocks()),
  },
  conditions: { field_exists: (_state, _version, machine) => machine?.early_migration !== true },
});

/** Memory in blocks. */
// @__NO_SIDE_EFFECTS__
export const virtioMem = (transport: Transport) =>
  virtioSection(
    'virtio-mem',
    1,
    vmstate({
      ...VIRTIO,
      context: context<VirtioMemMachine | undefined>(),
      fields: { ...virtioFields(transport), device: struct(vmstateVirtioMemDevice) },
      subsections: virtioSubsections(transport),
    }),
  );
export type VirtioMemState = StateOf<ReturnType<typeof virtioMem>>;
