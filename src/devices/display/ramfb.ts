/**
 * The section `ramfb-dev`: a picture in the guest's memory, for firmware and early boot.
 *
 * QEMU: `hw/display/ramfb-standalone.c` and `hw/display/ramfb.c`, sent since 8.2; checked on streams of 10.0 and 11.1. One
 * layout in both.
 */
import { buffer, type StateOf, struct, vmstate } from '../../vmstate/index.js';

/** Bytes of address, format, flags, width, height and stride, big endian and without gaps. */
const RAMFB_CFG_SIZE = 28;

export const vmstateRamfb = vmstate({
  name: 'ramfb',
  versionId: 1,
  minimumVersionId: 1,
  fields: { cfg: buffer(RAMFB_CFG_SIZE) },
});

export const vmstateRamfbDev = vmstate({
  name: 'ramfb-dev',
  versionId: 1,
  minimumVersionId: 1,
  fields: { state: struct(vmstateRamfb) },
});
export type RamfbDevState = StateOf<typeof vmstateRamfbDev>;
