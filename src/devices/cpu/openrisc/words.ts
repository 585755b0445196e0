/**
 * Status words of an OpenRISC CPU, by the names of the architecture's manual (OpenRISC 1000), and the field kind of SR.
 *
 * QEMU: `target-openrisc/cpu.h` (2.3), `target/openrisc/cpu.h`, `machine.c` (5.2, 7.2, 10.0, 11.1).
 */
import { type FieldOptions, retyped, uint32 } from '../../../vmstate/index.js';
import { type Flags, packFlags, unpackFlags } from '../flags.js';

/**
 * `sr`: the supervision register as the architecture has it. QEMU keeps F, CY and OV apart and puts them in while it
 * saves; 2.3 has it whole, as a plain number.
 */
// @__NO_SIDE_EFFECTS__
export const sr = (options?: FieldOptions) => retyped('sr', uint32(options));

/** Bits of SR. `fo` is always 1. */
export const OPENRISC_SR = {
  /** Supervisor mode. */
  sm: 0,
  /** Tick timer exceptions, and interrupts, are enabled. */
  tee: 1,
  iee: 2,
  /** Caches of data and instructions, then their MMUs, are on. */
  dce: 3,
  ice: 4,
  dme: 5,
  ime: 6,
  /** Little endian. */
  lee: 7,
  /** Shadow registers are switched by context (see `cid`). */
  ce: 8,
  /** Result of the last comparison, carry, overflow; exceptions on overflow. */
  f: 9,
  cy: 10,
  ov: 11,
  ove: 12,
  /** The last exception was in a delay slot. */
  dsx: 13,
  /** Exception vectors begin at 0xf0000000. */
  eph: 14,
  fo: 15,
  /** Users may read some special registers. */
  sumra: 16,
  /** Not of the architecture; QEMU has a name for it. */
  sce: 17,
} as const;

const CID_SHIFT = 28;
/** The bit that a loader always sets. */
export const OPENRISC_SR_FO = 1 << OPENRISC_SR.fo;

/** The supervision register by name. */
export interface OpenriscSr extends Flags<typeof OPENRISC_SR> {
  /** Bits 31 to 28: the context, 0 to 15. */
  cid: number;
}

/** The word of SR; what is left out is 0, but for `fo`. */
export function packSr(flags: Partial<OpenriscSr>): number {
  const { cid = 0, fo = true } = flags;
  return packFlags(OPENRISC_SR, { ...flags, fo }, (cid & 15) << CID_SHIFT);
}

/** SR taken apart. */
export function unpackSr(word: number): OpenriscSr {
  return { ...unpackFlags(OPENRISC_SR, word), cid: word >>> CID_SHIFT };
}

/** Bits of FPCSR: exceptions are enabled, then what has happened. */
export const OPENRISC_FPCSR = {
  fpee: 0,
  /** Overflow, underflow. */
  ovf: 3,
  unf: 4,
  /** Results were a signalling NaN, a quiet NaN, zero. */
  snf: 5,
  qnf: 6,
  zf: 7,
  /** Inexact, invalid, infinity, division by zero. */
  ixf: 8,
  ivf: 9,
  inf: 10,
  dzf: 11,
} as const;

/** How results are rounded. */
export const OPENRISC_ROUNDING = { nearest: 0, zero: 1, up: 2, down: 3 } as const;

/** The floating-point control and status register by name. */
export interface OpenriscFpcsr extends Flags<typeof OPENRISC_FPCSR> {
  /** Bits 2 and 1: see {@link OPENRISC_ROUNDING}. */
  rm: number;
}

/** The word of FPCSR; what is left out is 0. */
export function packFpcsr(flags: Partial<OpenriscFpcsr>): number {
  return packFlags(OPENRISC_FPCSR, flags, ((flags.rm ?? 0) & 3) << 1);
}

/** FPCSR taken apart. */
export function unpackFpcsr(word: number): OpenriscFpcsr {
  return { ...unpackFlags(OPENRISC_FPCSR, word), rm: (word >>> 1) & 3 };
}

/** What the tick timer does when its count matches. */
export const OPENRISC_TIMER = { off: 0, restart: 1, stop: 2, continue: 3 } as const;

/** The tick timer's mode register. */
export interface OpenriscTtmr {
  /** Bits 27 to 0: what the count is compared with. */
  tp: number;
  /** Bit 28: an interrupt is pending. */
  ip: boolean;
  /** Bit 29: interrupts are enabled. */
  ie: boolean;
  /** Bits 31 and 30: see {@link OPENRISC_TIMER}. */
  m: number;
}

/** The word of TTMR; what is left out is 0. */
export function packTtmr({ tp = 0, ip = false, ie = false, m = 0 }: Partial<OpenriscTtmr>): number {
  return ((tp & 0xfffffff) | (ip ? 1 << 28 : 0) | (ie ? 1 << 29 : 0) | ((m & 3) << 30)) >>> 0;
}

/** TTMR taken apart. */
export function unpackTtmr(word: number): OpenriscTtmr {
  return { tp: word & 0xfffffff, ip: ((word >>> 28) & 1) === 1, ie: ((word >>> 29) & 1) === 1, m: word >>> 30 };
}
