/**
 * Status words of a SPARC CPU, and the field kinds that only its section `cpu` has.
 *
 * QEMU: `target-sparc/machine.c` (2.3), `target/sparc/machine.c` (5.2, 7.2, 10.0, 11.1).
 */
import { type FieldOptions, retyped, uint32, ulong } from '../../../vmstate/index.js';

/** Bits of a `target_ulong`: 32 for sparc, 64 for sparc64. */
export type SparcLong = 32 | 64;

/** `psr`: the processor state register; of sparc64 its condition codes alone. */
// @__NO_SIDE_EFFECTS__
export const psr = (options?: FieldOptions) => retyped('psr', uint32(options));

/** `fsr`: the floating-point state register. */
// @__NO_SIDE_EFFECTS__
export const fsr = (long: SparcLong, options?: FieldOptions) => retyped('fsr', ulong(long, options));

/** `xcc`: the 64-bit condition codes, where the PSR has the 32-bit ones. */
// @__NO_SIDE_EFFECTS__
export const xcc = (options?: FieldOptions) => retyped('xcc', uint32(options));

/** Condition codes: bits 23 to 20 of the PSR (icc) and of the word `xcc`. */
export interface SparcCc {
  /** Bit 23: negative. */
  n: boolean;
  /** Bit 22: zero. */
  z: boolean;
  /** Bit 21: overflow. */
  v: boolean;
  /** Bit 20: carry. */
  c: boolean;
}

/** The processor state register of SPARC V8; sparc64 has the condition codes in it and nothing else. */
export interface SparcPsr extends SparcCc {
  /** Bits 31 to 28: implementation. Not loaded: the loading side has that of its model. */
  impl: number;
  /** Bits 27 to 24: version; not loaded either. */
  ver: number;
  /** Bit 12: the floating-point unit is enabled. */
  ef: boolean;
  /** Bits 11 to 8: interrupts up to this level are masked, but for level 15. */
  pil: number;
  /** Bit 7: supervisor. */
  s: boolean;
  /** Bit 6: what `s` was before the trap. */
  ps: boolean;
  /** Bit 5: traps are enabled. */
  et: boolean;
  /** Bits 4 to 0: the current window. */
  cwp: number;
}

/** The condition codes in their place; what is left out is 0. */
export function packCc({ n = false, z = false, v = false, c = false }: Partial<SparcCc>): number {
  return (n ? 1 << 23 : 0) | (z ? 1 << 22 : 0) | (v ? 1 << 21 : 0) | (c ? 1 << 20 : 0);
}

/** The condition codes of a PSR or of `xcc`. */
export function unpackCc(word: number): SparcCc {
  return { n: bit(word, 23), z: bit(word, 22), v: bit(word, 21), c: bit(word, 20) };
}

/** The word of a PSR; what is left out is 0. */
export function packPsr(psr: Partial<SparcPsr>): number {
  const { impl = 0, ver = 0, ef = false, pil = 0, s = false, ps = false, et = false, cwp = 0 } = psr;
  const word = ((impl & 15) << 28) | ((ver & 15) << 24) | packCc(psr) | (ef ? 1 << 12 : 0) | ((pil & 15) << 8);
  return (word | (s ? 1 << 7 : 0) | (ps ? 1 << 6 : 0) | (et ? 1 << 5 : 0) | (cwp & 31)) >>> 0;
}

/** The fields of a PSR. */
export function unpackPsr(word: number): SparcPsr {
  return {
    impl: word >>> 28,
    ver: (word >>> 24) & 15,
    ...unpackCc(word),
    ef: bit(word, 12),
    pil: (word >>> 8) & 15,
    s: bit(word, 7),
    ps: bit(word, 6),
    et: bit(word, 5),
    cwp: word & 31,
  };
}

/** `ftt`: why there was a floating-point trap. QEMU knows these. */
export const SPARC_FTT = { none: 0, ieee: 1, unimplemented: 3, sequence: 4, register: 6 } as const;

/** Exceptions of the FSR, in its fields `tem`, `aexc` and `cexc`. */
export const SPARC_FP_EXCEPTION = { inexact: 1, zeroDivide: 2, underflow: 4, overflow: 8, invalid: 16 } as const;

/** The floating-point state register. */
export interface SparcFsr {
  /** Bits 31 and 30: rounding: 0 to nearest, 1 to zero, 2 up, 3 down. */
  rd: number;
  /** Bits 27 to 23: exceptions that trap. */
  tem: number;
  /** Bit 22: nonstandard results. */
  ns: boolean;
  /** Bits 19 to 17: version of the unit; since 10.0 not loaded: the loading side has that of its model. */
  ver: number;
  /** Bits 16 to 14: see {@link SPARC_FTT}. */
  ftt: number;
  /** Bit 13: the queue is not empty (sparc). */
  qne: boolean;
  /**
   * Results of comparisons: 0 equal, 1 less, 2 greater, 3 unordered. fcc0 is bits 11 and 10; fcc1 to fcc3, of sparc64,
   * are bits 33 and 32, 35 and 34, 37 and 36.
   */
  fcc: readonly [number, number, number, number];
  /** Bits 9 to 5: exceptions since they were cleared last. */
  aexc: number;
  /** Bits 4 to 0: exceptions of the last instruction. */
  cexc: number;
}

/** The word of an FSR; what is left out is 0. */
export function packFsr(fsr: Partial<SparcFsr>): bigint {
  const { rd = 0, tem = 0, ns = false, ver = 0, ftt = 0, qne = false, fcc = [0, 0, 0, 0], aexc = 0, cexc = 0 } = fsr;
  const high = ((rd & 3) << 30) | ((tem & 31) << 23) | (ns ? 1 << 22 : 0) | ((ver & 7) << 17) | ((ftt & 7) << 14);
  const low = (qne ? 1 << 13 : 0) | ((fcc[0] & 3) << 10) | ((aexc & 31) << 5) | (cexc & 31);
  const v9 = (fcc[1] & 3) | ((fcc[2] & 3) << 2) | ((fcc[3] & 3) << 4);
  return (BigInt(v9) << 32n) | BigInt((high | low) >>> 0);
}

/** The fields of an FSR. */
export function unpackFsr(word: bigint): SparcFsr {
  const low = Number(BigInt.asUintN(32, word));
  const v9 = Number(BigInt.asUintN(6, word >> 32n));
  return {
    rd: low >>> 30,
    tem: (low >>> 23) & 31,
    ns: bit(low, 22),
    ver: (low >>> 17) & 7,
    ftt: (low >>> 14) & 7,
    qne: bit(low, 13),
    fcc: [(low >>> 10) & 3, v9 & 3, (v9 >> 2) & 3, v9 >> 4],
    aexc: (low >>> 5) & 31,
    cexc: low & 31,
  };
}

function bit(word: number, n: number): boolean {
  return ((word >>> n) & 1) === 1;
}
