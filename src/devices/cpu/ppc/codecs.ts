/**
 * Field kinds that only the section `cpu` of PowerPC has.
 *
 * QEMU: `target-ppc/machine.c` (2.3), `target/ppc/machine.c` (5.2, 7.2, 10.0, 11.1).
 */
import { type FieldOptions, leaf, retyped, uint32, uint64 } from '../../../vmstate/index.js';

/** `fpr`: bits of a floating-point register, the upper half of a VSX register of 0 to 31. */
// @__NO_SIDE_EFFECTS__
export const fpr = (options?: FieldOptions) => retyped('fpr', uint64(options));

/** `vsr`: the lower half of a VSX register of 0 to 31. */
// @__NO_SIDE_EFFECTS__
export const vsr = (options?: FieldOptions) => retyped('vsr', uint64(options));

/** `cpu/altivec/vscr`: the vector status and control register as the guest sees it. */
// @__NO_SIDE_EFFECTS__
export const vscr = (options?: FieldOptions) => retyped('cpu/altivec/vscr', uint32(options));

/**
 * A vector register, `u64[0]` and `u64[1]` as they lie in the memory of the host: saved on a little-endian host the
 * first is the low half, on a big-endian host the high half.
 */
export type PpcAvr = [bigint, bigint];

/** `avr`: a vector register. */
export const avr = leaf<PpcAvr>({
  type: 'avr',
  size: 16,
  put: (value, to, at) => {
    to.setBigUint64(at, value[0]);
    to.setBigUint64(at + 8, value[1]);
  },
  get: (from, at) => [from.getBigUint64(at), from.getBigUint64(at + 8)],
});

/** An entry of the segment lookaside buffer; bit 27 of `esid` says that it is valid. */
export interface PpcSlbEntry {
  esid: bigint;
  vsid: bigint;
}

/** `slbe`: an entry of the segment lookaside buffer. */
export const slbe = leaf<PpcSlbEntry>({
  type: 'slbe',
  size: 16,
  put: (value, to, at) => {
    to.setBigUint64(at, value.esid);
    to.setBigUint64(at + 8, value.vsid);
  },
  get: (from, at) => ({ esid: from.getBigUint64(at), vsid: from.getBigUint64(at + 8) }),
});
