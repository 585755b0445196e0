/**
 * Status words of an x86 CPU as named flags: EFLAGS, the flags of a segment, control, status and tags of the x87 unit,
 * the components of XSAVE. In the state they are the words themselves, so that no bit is lost.
 *
 * QEMU: `target-i386/cpu.h` (2.3), `target/i386/cpu.h` (5.2, 7.2, 10.0, 11.1).
 */

type Flags<B> = { [K in keyof B]: boolean };

function pack<K extends string>(
  bits: { readonly [N in K]: number },
  flags: { readonly [N in K]?: boolean | undefined },
): number {
  let word = 0;
  for (const name in bits) if (flags[name]) word |= 1 << bits[name];
  return word >>> 0;
}

function unpack<K extends string>(bits: { readonly [N in K]: number }, word: number): { [N in K]: boolean } {
  const flags: Partial<Record<K, boolean>> = {};
  for (const name in bits) flags[name] = ((word >>> bits[name]) & 1) !== 0;
  return flags as Record<K, boolean>;
}

const EFLAGS = {
  /** Carry. */
  cf: 0,
  /** Parity. */
  pf: 2,
  /** Auxiliary carry. */
  af: 4,
  /** Zero. */
  zf: 6,
  /** Sign. */
  sf: 7,
  /** Trap: single step. */
  tf: 8,
  /** Interrupts are enabled. */
  if: 9,
  /** Direction: string instructions go down. */
  df: 10,
  /** Overflow. */
  of: 11,
  /** Nested task. */
  nt: 14,
  /** Resume: no breakpoint at the next instruction. */
  rf: 16,
  /** Virtual 8086 mode. */
  vm: 17,
  /** Alignment check; with SMAP, user pages may be touched. */
  ac: 18,
  /** Virtual interrupt flag. */
  vif: 19,
  /** A virtual interrupt is pending. */
  vip: 20,
  /** CPUID can be used: the bit can be changed. */
  id: 21,
} as const;
/** EFLAGS; `iopl` is the privilege level from which on ports may be used, bits 12 and 13. */
export type X86Eflags = Flags<typeof EFLAGS> & { iopl: number };

/** `eflags` out of its parts, with bit 1, which is always set. Parts left out are 0. */
export function packEflags({ iopl = 0, ...flags }: Partial<X86Eflags>): bigint {
  return BigInt(pack(EFLAGS, flags) | ((iopl & 3) << 12) | 2);
}
/** The parts of `eflags`. */
export function unpackEflags(word: bigint): X86Eflags {
  const low = Number(word & 0xffffffffn);
  return { ...unpack(EFLAGS, low), iopl: (low >>> 12) & 3 };
}

const SEGMENT = {
  /** Code or data; not set, a system segment or gate. */
  s: 12,
  /** Present. */
  p: 15,
  /** For the operating system to use. */
  avl: 20,
  /** 64-bit code. */
  l: 21,
  /** Operands or stack of 32 bits (D or B). */
  db: 22,
  /** The limit is in pages of 4 KiB. */
  g: 23,
} as const;
/**
 * Flags of a segment: the second word of its descriptor. That word also holds parts of base (bits 0 to 7, 24 to 31) and
 * limit (16 to 19), which are registers of their own.
 */
export type X86SegmentFlags = Flags<typeof SEGMENT> & {
  /**
   * Bits 8 to 11. Of code: 8, conforming 4, readable 2, accessed 1. Of data: expand down 4, writable 2, accessed 1. Of
   * system segments: 2 LDT; 9 TSS, 11 busy, of 32 or 64 bits.
   */
  type: number;
  /** Bits 13 and 14: privilege level. That of the stack segment is the CPU's. */
  dpl: number;
};

/** `flags` of a segment out of its parts, the bits of base and limit 0. */
export function packSegmentFlags({ type = 0, dpl = 0, ...flags }: Partial<X86SegmentFlags>): number {
  return (pack(SEGMENT, flags) | ((type & 0xf) << 8) | ((dpl & 3) << 13)) >>> 0;
}
/** The parts of `flags` of a segment. */
export function unpackSegmentFlags(word: number): X86SegmentFlags {
  return { ...unpack(SEGMENT, word), type: (word >>> 8) & 0xf, dpl: (word >>> 13) & 3 };
}

const EXCEPTIONS = {
  /** Invalid operation. */
  invalid: 0,
  /** Denormalised operand. */
  denormal: 1,
  /** Division by zero. */
  zeroDivide: 2,
  overflow: 3,
  underflow: 4,
  /** Inexact result. */
  precision: 5,
} as const;
/** The six exceptions of floating point: masked in the control word, raised in the status word. */
export type X86FpuExceptions = Flags<typeof EXCEPTIONS>;

/** The x87 control word: which exceptions are masked, and how to compute. */
export type X86FpuControl = X86FpuExceptions & {
  /** Bits 8 and 9, width of the mantissa: 0 for 24 bits, 2 for 53, 3 for 64. */
  precisionControl: number;
  /** Bits 10 and 11, rounding: 0 to nearest, 1 down, 2 up, 3 towards zero. */
  rounding: number;
  /** Bit 12: two infinities (8087, 80287). */
  infinity: boolean;
};

/** `fpuc` out of its parts, with bit 6, which is always set. */
export function packFpuControl({
  precisionControl = 0,
  rounding = 0,
  infinity = false,
  ...masks
}: Partial<X86FpuControl>): number {
  const parts = ((precisionControl & 3) << 8) | ((rounding & 3) << 10) | (infinity ? 1 << 12 : 0);
  return pack(EXCEPTIONS, masks) | parts | 0x40;
}
/** The parts of `fpuc`. */
export function unpackFpuControl(word: number): X86FpuControl {
  const precisionControl = (word >>> 8) & 3;
  const rounding = (word >>> 10) & 3;
  return { ...unpack(EXCEPTIONS, word), precisionControl, rounding, infinity: (word & 0x1000) !== 0 };
}

const STATUS = {
  ...EXCEPTIONS,
  /** The stack had no room, or nothing in it. */
  stackFault: 6,
  /** An exception that is not masked is raised. */
  summary: 7,
  c0: 8,
  c1: 9,
  c2: 10,
  c3: 14,
  /** As `summary`; in the 8087, the unit was at work. */
  busy: 15,
} as const;
/** The x87 status word; `top` is the register that is ST(0), bits 11 to 13. */
export type X86FpuStatus = Flags<typeof STATUS> & { top: number };

/** `fpus_vmstate` out of its parts. */
export function packFpuStatus({ top = 0, ...flags }: Partial<X86FpuStatus>): number {
  return pack(STATUS, flags) | ((top & 7) << 11);
}
/** The parts of `fpus_vmstate`. */
export function unpackFpuStatus(word: number): X86FpuStatus {
  return { ...unpack(STATUS, word), top: (word >>> 11) & 7 };
}

/** `fptag_vmstate`: bit n is set if register n (not ST(n)) is in use. FXSAVE has the same form. */
export function packFpuTags(inUse: readonly boolean[]): number {
  let word = 0;
  for (let n = 0; n < 8; n++) if (inUse[n]) word |= 1 << n;
  return word;
}
/** The registers in use. */
export function unpackFpuTags(word: number): boolean[] {
  return Array.from({ length: 8 }, (_, n) => ((word >>> n) & 1) !== 0);
}

const XSTATE = {
  x87: 0,
  sse: 1,
  /** Upper halves of the AVX registers. */
  ymm: 2,
  bndregs: 3,
  bndcsr: 4,
  opmask: 5,
  /** Upper halves of the AVX-512 registers 0 to 15. */
  zmmHi256: 6,
  /** AVX-512 registers 16 to 31. */
  hi16Zmm: 7,
  pt: 8,
  pkru: 9,
  cetU: 11,
  cetS: 12,
  archLbr: 15,
  xtileCfg: 17,
  xtileData: 18,
  apx: 19,
} as const;
/** Components of XSAVE: in `xcr0` and `xss` those that are enabled, in `xstate_bv` those not at their reset value. */
export type X86Xstate = Flags<typeof XSTATE>;

/** A word of components. */
export const packXstate = (flags: Partial<X86Xstate>): bigint => BigInt(pack(XSTATE, flags));
/** The components of a word. */
export const unpackXstate = (word: bigint): X86Xstate => unpack(XSTATE, Number(word & 0xffffffffn));
