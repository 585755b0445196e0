/**
 * The section `imx7.snvs`: the secure non-volatile storage of i.MX7, a real-time clock among others.
 *
 * QEMU: `hw/misc/imx7_snvs.c`; checked on streams of 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint64, vmstate } from '../../vmstate/index.js';

export const vmstateImx7Snvs = vmstate({
  name: 'imx7.snvs',
  versionId: 1,
  minimumVersionId: 1,
  fields: { tick_offset: uint64(), lpcr: uint64() },
});
export type Imx7SnvsState = StateOf<typeof vmstateImx7Snvs>;
