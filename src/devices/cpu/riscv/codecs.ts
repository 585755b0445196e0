/**
 * Field kinds of the section `cpu` of RISC-V, and the words that say which extensions a hart has.
 *
 * Registers that grew narrower on the wire in some release stay bigints in the state, so one state serves all releases.
 *
 * QEMU: `target/riscv/machine.c`, `cpu.h` in 5.2, 7.2, 10.0 and 11.1.
 */
import { ValueError } from '../../../errors.js';
import { array, byRelease, type FieldOptions, leaf, uint64, ulong } from '../../../vmstate/index.js';
import type { RiscvLong } from './context.js';

/** A register of XLEN bits; 64 bits for both targets from 11.1 on. */
// @__NO_SIDE_EFFECTS__
export const xlen = (long: RiscvLong) => byRelease({ '2.3': ulong(long), '11.1': uint64() });

/** `n` registers of XLEN bits; of 64 bits from 11.1 on. */
// @__NO_SIDE_EFFECTS__
export const xlens = (long: RiscvLong, n: number) =>
  byRelease({ '2.3': array(n, ulong(long)), '11.1': array(n, uint64()) });

/** A register of 32 bits on the wire, a bigint in the state. */
// @__NO_SIDE_EFFECTS__
export const register32 = (options?: FieldOptions) => ulong(32, options);

/** A register of 16 bits on the wire, a bigint in the state. */
export const register16 = leaf<bigint>({
  type: 'uint16',
  size: 2,
  put: (value, to, at) => to.setUint16(at, within(value, 0xffffn)),
  get: (from, at) => BigInt(from.getUint16(at)),
});

/** A register of 8 bits on the wire, a bigint in the state. */
export const register8 = leaf<bigint>({
  type: 'uint8',
  size: 1,
  put: (value, to, at) => to.setUint8(at, within(value, 0xffn)),
  get: (from, at) => BigInt(from.getUint8(at)),
});

function within(value: bigint, most: bigint): number {
  const expected = `a bigint from 0n to ${most}n`;
  if (typeof value !== 'bigint')
    throw new ValueError('wrong-type', `expected ${expected}`, { expected, actual: value });
  if (value >= 0n && value <= most) return Number(value);
  throw new ValueError('out-of-range', `expected ${expected}, got ${value}`, { expected, actual: value });
}

/** The base of a hart: what MXL says. */
export type RiscvBase = 32 | 64 | 128;

const MXL: Readonly<Record<RiscvBase, number>> = { 32: 1, 64: 2, 128: 3 };

/** The value of `misa_mxl` and `misa_mxl_max`: 1 for RV32, 2 for RV64, 3 for RV128. */
export function packMxl(base: RiscvBase): number {
  return MXL[base];
}

/** What a value of `misa_mxl` means; undefined for a reserved one. */
export function unpackMxl(mxl: number): RiscvBase | undefined {
  return mxl === 1 ? 32 : mxl === 2 ? 64 : mxl === 3 ? 128 : undefined;
}

/** `misa_ext` of a hart with these extensions, a letter for each: `packExtensions('IMAFDCSU')`. */
export function packExtensions(letters: string): number {
  let bits = 0;
  for (const letter of letters) {
    if (!/^[A-Z]$/.test(letter)) {
      throw new ValueError('bad-text', 'an extension of misa is a letter from A to Z', { actual: letter });
    }
    bits |= 1 << (letter.charCodeAt(0) - 65);
  }
  return bits;
}

/** The letters of the extensions in `misa_ext`, in order of the alphabet. */
export function unpackExtensions(misaExt: number): string {
  let letters = '';
  for (let i = 0; i < 26; i++) if ((misaExt >>> i) & 1) letters += String.fromCharCode(65 + i);
  return letters;
}

/** `misa` as 5.2 has it, and as the guest reads it: MXL in the highest two bits, extensions in the lowest 26. */
export function packMisa(long: RiscvLong, letters: string): bigint {
  return (BigInt(packMxl(long)) << BigInt(long - 2)) | BigInt(packExtensions(letters));
}

/** Base and extensions in a `misa` of `long` bits. */
export function unpackMisa(long: RiscvLong, misa: bigint): { base: RiscvBase | undefined; extensions: string } {
  return {
    base: unpackMxl(Number((misa >> BigInt(long - 2)) & 3n)),
    extensions: unpackExtensions(Number(misa & 0x3ffffffn)),
  };
}
