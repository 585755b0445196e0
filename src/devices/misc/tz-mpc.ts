/**
 * The section `tz-mpc`: ARM's TrustZone controller before a memory.
 *
 * QEMU: `hw/misc/tz-mpc.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all; the size of the table goes by
 * that of the memory and is never sent.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** The controller of a memory of so many times 32 blocks. Bit n of word m of `blk_lut`: block 32 m + n is non-secure. */
// @__NO_SIDE_EFFECTS__
export const tzMpc = (words: number) =>
  vmstate({
    name: 'tz-mpc',
    versionId: 1,
    minimumVersionId: 1,
    fields: {
      ctrl: uint32(),
      blk_idx: uint32(),
      int_stat: uint32(),
      int_en: uint32(),
      int_info1: uint32(),
      int_info2: uint32(),
      blk_lut: array(words, uint32()),
    },
  });
export type TzMpcState = StateOf<ReturnType<typeof tzMpc>>;
