/**
 * Status words of PowerPC as named flags: MSR, XER, FPSCR, VSCR and the condition register. In the state they are
 * the words themselves, so that no bit is lost. Bits are counted from the least significant, not as the manuals do.
 *
 * QEMU: `cpu.h` of `target-ppc` (2.3), of `target/ppc` (5.2, 7.2, 10.0, 11.1).
 */

import { type Parts, packBits, unpackBits } from '../_bits.js';

/** Bits of {@link PpcMsr}. */
const MSR = {
  /** 64-bit mode. */
  sf: 63,
  /** Hypervisor state. */
  hv: 60,
  /** Transaction suspended: the lower bit of the field TS. */
  suspended: 33,
  /** In a transaction: the upper bit of TS. */
  transactional: 34,
  /** Transactions are available. */
  tm: 32,
  /** Book E: 64-bit mode. */
  cm: 31,
  /** Book E: guest state. */
  gs: 28,
  /** AltiVec is available; SPE on cores that have one. */
  vr: 25,
  /** VSX is available. */
  vsx: 23,
  /** Secure state. */
  s: 22,
  /** Power management; wait state on a 405. */
  pow: 18,
  /** 602, 603: r0 to r3 are those of the TLB miss handlers; critical interrupts on embedded cores (CE). */
  tgpr: 17,
  /** Interrupts are little-endian. */
  ile: 16,
  /** External interrupts are enabled. */
  ee: 15,
  /** Problem state: user mode. */
  pr: 14,
  /** Floating point is available. */
  fp: 13,
  /** Machine checks are enabled. */
  me: 12,
  /** Floating-point exception mode, first bit. */
  fe0: 11,
  /** Single-step trace. */
  se: 10,
  /** Branch trace; debug interrupts on embedded cores (DE). */
  be: 9,
  /** Floating-point exception mode, second bit. */
  fe1: 8,
  /** Exception prefix. */
  ep: 6,
  /** Instructions are translated; Book E: their address space (IS). */
  ir: 5,
  /** Data are translated; Book E: their address space (DS). */
  dr: 4,
  /** Performance monitor mark. */
  pmm: 2,
  /** Recoverable interrupt. */
  ri: 1,
  /** Little-endian. */
  le: 0,
} as const;
/** Flags of the machine state register; the comments at {@link packMsr}'s table say what they mean. */
export type PpcMsr = Parts<typeof MSR>;

const XER = {
  /** Summary overflow. */
  so: 31,
  /** Overflow. */
  ov: 30,
  /** Carry. */
  ca: 29,
  /** Overflow of the lower half (since Power ISA 3.0). */
  ov32: 19,
  /** Carry of the lower half (since Power ISA 3.0). */
  ca32: 18,
  /** Which byte a string instruction stops at (601). */
  compare: [8, 8],
  /** How many bytes a string instruction moves. */
  bytes: [0, 7],
} as const;
/** The fixed-point exception register; `bytes` and `compare` are those of the string instructions. */
export type PpcXer = Parts<typeof XER>;

const FPSCR = {
  /** Rounding of decimal numbers. */
  drn: [32, 3],
  /** Exception summary. */
  fx: 31,
  /** Enabled exception summary. */
  fex: 30,
  /** Invalid operation summary. */
  vx: 29,
  /** Overflow. */
  ox: 28,
  /** Underflow. */
  ux: 27,
  /** Division by zero. */
  zx: 26,
  /** Inexact. */
  xx: 25,
  /** Invalid: signalling NaN. */
  vxsnan: 24,
  /** Invalid: infinity minus infinity. */
  vxisi: 23,
  /** Invalid: infinity by infinity. */
  vxidi: 22,
  /** Invalid: zero by zero. */
  vxzdz: 21,
  /** Invalid: infinity times zero. */
  vximz: 20,
  /** Invalid comparison. */
  vxvc: 19,
  /** Fraction was rounded up. */
  fr: 18,
  /** Fraction is inexact. */
  fi: 17,
  /** Result class. */
  c: 16,
  /** Result is less or negative. */
  fl: 15,
  /** Result is greater or positive. */
  fg: 14,
  /** Result is equal or zero. */
  fe: 13,
  /** Result is unordered or a NaN. */
  fu: 12,
  /** Invalid by software. */
  vxsoft: 10,
  /** Invalid square root. */
  vxsqrt: 9,
  /** Invalid conversion to an integer. */
  vxcvi: 8,
  /** Invalid operations trap. */
  ve: 7,
  /** Overflows trap. */
  oe: 6,
  /** Underflows trap. */
  ue: 5,
  /** Divisions by zero trap. */
  ze: 4,
  /** Inexact results trap. */
  xe: 3,
  /** Not as IEEE 754 says. */
  ni: 2,
  /** Rounding: 0 to nearest, 1 towards zero, 2 up, 3 down. */
  rn: [0, 2],
} as const;
/** The floating-point status and control register. */
export type PpcFpscr = Parts<typeof FPSCR>;

const VSCR = {
  /** Denormalised numbers are zero. */
  nj: 16,
  /** Saturated; stays until it is cleared. */
  sat: 0,
} as const;
/** The vector status and control register. */
export type PpcVscr = Parts<typeof VSCR>;

/** `msr` out of its flags; those left out are 0. */
export const packMsr = (flags: Partial<PpcMsr>): bigint => packBits(MSR, flags);
/** The flags of `msr`. */
export const unpackMsr = (word: bigint): PpcMsr => unpackBits(MSR, word);

/** SPR 1 out of its parts. */
export const packXer = (parts: Partial<PpcXer>): bigint => packBits(XER, parts);
/** The parts of SPR 1. */
export const unpackXer = (word: bigint): PpcXer => unpackBits(XER, word);

/** `fpscr` out of its parts. */
export const packFpscr = (parts: Partial<PpcFpscr>): bigint => packBits(FPSCR, parts);
/** The parts of `fpscr`. */
export const unpackFpscr = (word: bigint): PpcFpscr => unpackBits(FPSCR, word);

/** `vscr` out of its flags. */
export const packVscr = (flags: Partial<PpcVscr>): number => Number(packBits(VSCR, flags));
/** The flags of `vscr`. */
export const unpackVscr = (word: number): PpcVscr => unpackBits(VSCR, BigInt(word >>> 0));

/** The condition register as the guest sees it, from the eight fields of `crf`: field 0 in the highest four bits. */
export function packCr(crf: ArrayLike<number>): number {
  let word = 0;
  for (let i = 0; i < 8; i++) word = (word << 4) | ((crf[i] ?? 0) & 0xf);
  return word >>> 0;
}

/** `crf` from the condition register: of each field 8 less, 4 greater, 2 equal, 1 summary overflow. */
export function unpackCr(word: number): Uint32Array {
  return Uint32Array.from({ length: 8 }, (_, i) => (word >>> (28 - 4 * i)) & 0xf);
}
