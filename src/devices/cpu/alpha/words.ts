/**
 * Words of the section `cpu` of Alpha as named parts: the FPCR and QEMU's `flags`.
 *
 * QEMU: `target-alpha/cpu.h`, `helper.c` (2.3), `target/alpha/cpu.h`, `helper.c` (5.2, 7.2, 10.0, 11.1).
 */
import { type FieldOptions, retyped, uint64 } from '../../../vmstate/index.js';
import { type Parts, packBits, unpackBits } from '../_bits.js';

/** `DYN` of the FPCR: rounding to zero, down, to nearest, up. */
export const ALPHA_FP_ROUND = { chopped: 0, minus: 1, normal: 2, plus: 3 } as const;

const FPCR = {
  /** One of the exceptions below is set. */
  SUM: 63,
  /** Traps that are off: inexact, underflow; then, underflows give 0 (with `UNFD`). */
  INED: 62,
  UNFD: 61,
  UNDZ: 60,
  /** Rounding of instructions that do not say which, see {@link ALPHA_FP_ROUND}. */
  DYN: [58, 2],
  /** Exceptions since they were cleared: integer overflow, inexact, underflow, overflow, division by zero, invalid. */
  IOV: 57,
  INE: 56,
  UNF: 55,
  OVF: 54,
  DZE: 53,
  INV: 52,
  /** Traps that are off: overflow, division by zero, invalid. */
  OVFD: 51,
  DZED: 50,
  INVD: 49,
  /** Denormalised operands are 0. */
  DNZ: 48,
  /** Denormalised operands do not trap. */
  DNOD: 47,
} as const;
/** The floating-point control register. */
export type AlphaFpcr = Parts<typeof FPCR>;

/** `fpcr` out of its parts; those left out are 0. */
export const packFpcr = (parts: Partial<AlphaFpcr>): bigint => packBits(FPCR, parts);
/** The parts of `fpcr`; its bits 46 to 0 have no names, and QEMU does not keep them. */
export const unpackFpcr = (word: bigint): AlphaFpcr => unpackBits(FPCR, word);

const FLAGS = {
  /** The floating-point unit is enabled: `fen` of 2.3. */
  FEN: 24,
  /** Set by RS, cleared by RC and by exceptions: `intr_flag` of 2.3. */
  RX: 16,
  /** Processor status: bit 3 user mode, 2 to 0 interrupts up to this level are masked. */
  PS: [8, 8],
  /** PALcode runs: `pal_mode` of 2.3. */
  PAL: 0,
} as const;
/** QEMU's `flags`, since 5.2; a byte for each part. */
export type AlphaFlags = Parts<typeof FLAGS>;

/** `flags` out of its parts; those left out are 0. */
export const packFlags = (parts: Partial<AlphaFlags>): number => Number(packBits(FLAGS, parts));
/** The parts of `flags`. */
export const unpackFlags = (word: number): AlphaFlags => unpackBits(FLAGS, BigInt(word));

/** `fpcr`: the register as the guest reads it, see {@link packFpcr}. */
// @__NO_SIDE_EFFECTS__
export const fpcr = (options?: FieldOptions) => retyped('fpcr', uint64(options));
