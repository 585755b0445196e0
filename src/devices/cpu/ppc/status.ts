/**
 * Status words of PowerPC as named flags: MSR, XER, FPSCR, VSCR and the condition register. In the state they are
 * the words themselves, so that no bit is lost. Bits are counted from the least significant, not as the manuals do.
 *
 * QEMU: `cpu.h` of `target-ppc` (2.3), of `target/ppc` (5.2, 7.2, 10.0, 11.1).
 */

type Bits<F> = { readonly [K in keyof F]: number };

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
export type PpcMsr = { [K in keyof typeof MSR]: boolean };

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
} as const;
/** The fixed-point exception register; `bytes` and `compare` are those of the string instructions. */
export type PpcXer = { [K in keyof typeof XER]: boolean } & {
  /** Bits 0 to 6: how many bytes a string instruction moves. */
  bytes: number;
  /** Bits 8 to 15: the byte that it stops at (601). */
  compare: number;
};

const FPSCR = {
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
} as const;
/** The floating-point status and control register. */
export type PpcFpscr = { [K in keyof typeof FPSCR]: boolean } & {
  /** Bits 0 and 1, rounding: 0 to nearest, 1 towards zero, 2 up, 3 down. */
  rn: number;
  /** Bits 32 to 34, rounding of decimal numbers. */
  drn: number;
};

const VSCR = {
  /** Denormalised numbers are zero. */
  nj: 16,
  /** Saturated; stays until it is cleared. */
  sat: 0,
} as const;
/** The vector status and control register. */
export type PpcVscr = { [K in keyof typeof VSCR]: boolean };

function pack<F extends Record<string, boolean>>(bits: Bits<F>, flags: Partial<F>): bigint {
  let word = 0n;
  for (const name in bits) if (flags[name]) word |= 1n << BigInt(bits[name]);
  return word;
}

function unpack<K extends string>(bits: { readonly [N in K]: number }, word: bigint): { [N in K]: boolean } {
  const flags: Partial<Record<K, boolean>> = {};
  for (const name in bits) flags[name] = ((word >> BigInt(bits[name])) & 1n) !== 0n;
  return flags as Record<K, boolean>;
}

/** `msr` out of its flags; those left out are 0. */
export const packMsr = (flags: Partial<PpcMsr>): bigint => pack<PpcMsr>(MSR, flags);
/** The flags of `msr`. */
export const unpackMsr = (word: bigint): PpcMsr => unpack(MSR, word);

/** SPR 1 out of its parts. */
export function packXer({ bytes = 0, compare = 0, ...flags }: Partial<PpcXer>): bigint {
  return pack(XER, flags) | BigInt(((compare & 0xff) << 8) | (bytes & 0x7f));
}
/** The parts of SPR 1. */
export function unpackXer(word: bigint): PpcXer {
  const low = Number(word & 0xffffn);
  return { ...unpack(XER, word), bytes: low & 0x7f, compare: low >>> 8 };
}

/** `fpscr` out of its parts. */
export function packFpscr({ rn = 0, drn = 0, ...flags }: Partial<PpcFpscr>): bigint {
  return pack(FPSCR, flags) | (BigInt(drn & 7) << 32n) | BigInt(rn & 3);
}
/** The parts of `fpscr`. */
export function unpackFpscr(word: bigint): PpcFpscr {
  return { ...unpack(FPSCR, word), rn: Number(word & 3n), drn: Number((word >> 32n) & 7n) };
}

/** `vscr` out of its flags. */
export const packVscr = (flags: Partial<PpcVscr>): number => Number(pack<PpcVscr>(VSCR, flags));
/** The flags of `vscr`. */
export const unpackVscr = (word: number): PpcVscr => unpack(VSCR, BigInt(word >>> 0));

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
