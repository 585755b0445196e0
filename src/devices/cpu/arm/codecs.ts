/**
 * Status words of the section `cpu` of ARM. The state holds the word as it is sent; the helpers take it apart.
 *
 * QEMU: `vmstate_cpsr`, `vmstate_fpscr`, `vmstate_powered_off` … of `target-arm/machine.c` (2.3) and
 * `target/arm/machine.c`; the bits of `target/arm/cpu.h`.
 */
import { bool, type FieldOptions, retyped, uint32, uint64 } from '../../../vmstate/index.js';

/**
 * `cpsr`: CPSR in AArch32 state, PSTATE in AArch64 state (bit 4 is clear then), XPSR without the number of the
 * exception on M profile cores. 2.3 sends CPSR for these, too; see {@link xpsrOfCpsr}.
 */
// @__NO_SIDE_EFFECTS__
export const cpsr = (options?: FieldOptions) => retyped('cpsr', uint32(options));

/** `pstate64`: PSTATE or CPSR (with PSTATE's SS) of 64 bits. */
// @__NO_SIDE_EFFECTS__
export const pstate64 = (options?: FieldOptions) => retyped('pstate64', uint64(options));

/** `fpscr`: status and control of floating point as AArch32 sees them; 0 if both are sent in full (10.0+). */
// @__NO_SIDE_EFFECTS__
export const fpscr = (options?: FieldOptions) => retyped('fpscr', uint32(options));

/** `fpcr`, `fpsr`: control and status of floating point in AArch64. */
// @__NO_SIDE_EFFECTS__
export const fpcr = (options?: FieldOptions) => retyped('fpcr', uint64(options));
// @__NO_SIDE_EFFECTS__
export const fpsr = (options?: FieldOptions) => retyped('fpsr', uint64(options));

/** `powered_off`: whether the core is off; saving while it changes is not possible. */
// @__NO_SIDE_EFFECTS__
export const poweredOff = (options?: FieldOptions) => retyped('powered_off', bool(options));

/** CPSR by name. `it`: eight bits of the IT block; `mode`: 0x10 user, 0x11 FIQ … 0x1f system. */
export interface Cpsr {
  readonly n: boolean;
  readonly z: boolean;
  readonly c: boolean;
  readonly v: boolean;
  readonly q: boolean;
  readonly j: boolean;
  /** Greater-or-equal flags of parallel additions, four bits. */
  readonly ge: number;
  readonly it: number;
  /** Big-endian data. */
  readonly e: boolean;
  /** Asynchronous aborts, IRQ and FIQ are masked. */
  readonly a: boolean;
  readonly i: boolean;
  readonly f: boolean;
  /** Thumb. */
  readonly t: boolean;
  readonly mode: number;
}

const CPSR_FLAGS = { n: 31, z: 30, c: 29, v: 28, q: 27, j: 24, e: 9, a: 8, i: 7, f: 6, t: 5 } as const;
/** The bits that {@link Cpsr} names; the others are kept by {@link packCpsr}. */
const CPSR_NAMED = 0xff0fffff;

/** Takes CPSR apart. */
export function unpackCpsr(word: number): Cpsr {
  const flag = (name: keyof typeof CPSR_FLAGS) => ((word >>> CPSR_FLAGS[name]) & 1) === 1;
  return {
    n: flag('n'),
    z: flag('z'),
    c: flag('c'),
    v: flag('v'),
    q: flag('q'),
    j: flag('j'),
    ge: (word >>> 16) & 0xf,
    it: (((word >>> 10) & 0x3f) << 2) | ((word >>> 25) & 3),
    e: flag('e'),
    a: flag('a'),
    i: flag('i'),
    f: flag('f'),
    t: flag('t'),
    mode: word & 0x1f,
  };
}

/** Puts CPSR together; bits without a name come from `others`. */
export function packCpsr(flags: Cpsr, others = 0): number {
  let word = (others & ~CPSR_NAMED) | ((flags.ge & 0xf) << 16) | (flags.mode & 0x1f);
  word |= ((flags.it >>> 2) & 0x3f) << 10;
  word |= (flags.it & 3) << 25;
  for (const [name, bit] of Object.entries(CPSR_FLAGS)) if (flags[name as keyof typeof CPSR_FLAGS]) word |= 1 << bit;
  return word >>> 0;
}

/** Whether a `cpsr` of an A or R profile core was taken in AArch64 state. */
export function isAarch64(word: number): boolean {
  return (word & 0x10) === 0;
}

/** The number of the exception in XPSR. */
const XPSR_EXCP = 0x1ff;
const XPSR_T = 1 << 24;
/** N, Z, C, V, Q, IT and GE stand at the same places in both. */
const SHARED_BITS = 0xfe0ffc00;

/** What an M profile core of an old release has in its CPSR: the word as XPSR, and the two masks in it. */
export function xpsrOfCpsr(word: number): {
  readonly xpsr: number;
  readonly faultmask: boolean;
  readonly primask: boolean;
} {
  const { t, f, i } = unpackCpsr(word);
  return { xpsr: ((word & SHARED_BITS) | (t ? XPSR_T : 0)) >>> 0, faultmask: f, primask: i };
}

/** Whether a `cpsr` of an M profile core is a CPSR: that has bits where XPSR, as it is sent, has none. */
export function isOldCpsr(word: number): boolean {
  return (word & XPSR_EXCP) !== 0;
}

/** The bits of FPSCR that are FPCR's: trap enables, LEN, FZ16, STRIDE, RMode, FZ, DN, AHP. */
export const FPSCR_FPCR_MASK = 0x07ff9f00n;
/** The bits of FPSCR that are FPSR's: cumulative exceptions, QC, NZCV. */
export const FPSCR_FPSR_MASK = 0xf800009fn;
