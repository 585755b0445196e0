/**
 * The section `pflash_cfi01`: parallel flash with Intel's command set: its command interface; the contents are
 * memory.
 *
 * QEMU: `hw/block/pflash_cfi01.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint8, uint64, vmstate } from '../../vmstate/index.js';

export const vmstatePflashCfi01 = vmstate({
  name: 'pflash_cfi01',
  versionId: 1,
  minimumVersionId: 1,
  fields: { wcycle: uint8(), cmd: uint8(), status: uint8(), counter: uint64() },
});
export type PflashCfi01State = StateOf<typeof vmstatePflashCfi01>;
