/**
 * Status words of an OpenRISC CPU as named parts, by the architecture's manual (OpenRISC 1000), and the field kind of SR.
 *
 * QEMU: `target-openrisc/cpu.h` (2.3), `target/openrisc/cpu.h`, `machine.c` (5.2, 7.2, 10.0, 11.1).
 */
import { type FieldOptions, retyped, uint32 } from '../../../vmstate/index.js';
import { type Parts, packBits, unpackBits } from '../_bits.js';

/**
 * `sr`: the supervision register as the architecture has it. QEMU keeps F, CY and OV apart and puts them in while it
 * saves; 2.3 has it whole, as a plain number.
 */
// @__NO_SIDE_EFFECTS__
export const sr = (options?: FieldOptions) => retyped('sr', uint32(options));

const SR = {
  /** Supervisor mode. */
  SM: 0,
  /** Tick timer exceptions, and interrupts, are enabled. */
  TEE: 1,
  IEE: 2,
  /** Caches of data and instructions, then their MMUs, are on. */
  DCE: 3,
  ICE: 4,
  DME: 5,
  IME: 6,
  /** Little endian. */
  LEE: 7,
  /** Shadow registers are switched by context, see `CID`. */
  CE: 8,
  /** Result of the last comparison, carry, overflow; exceptions on overflow. */
  F: 9,
  CY: 10,
  OV: 11,
  OVE: 12,
  /** The last exception was in a delay slot. */
  DSX: 13,
  /** Exception vectors begin at 0xf0000000. */
  EPH: 14,
  /** Always 1. */
  FO: 15,
  /** Users may read some special registers. */
  SUMRA: 16,
  /** Not of the architecture; QEMU has a name for it. */
  SCE: 17,
  /** The context. */
  CID: [28, 4],
} as const;
/** The supervision register. */
export type OpenriscSr = Parts<typeof SR>;

/** The bit of SR that a loader always sets. */
export const OPENRISC_SR_FO = 1 << SR.FO;

/** `sr` out of its parts; those left out are 0, but for `FO`. */
export const packSr = (parts: Partial<OpenriscSr>): number => Number(packBits(SR, { FO: true, ...parts }));
/** The parts of `sr`. */
export const unpackSr = (word: number): OpenriscSr => unpackBits(SR, BigInt(word));

/** `RM` of the FPCSR. */
export const OPENRISC_ROUNDING = { nearest: 0, zero: 1, up: 2, down: 3 } as const;

const FPCSR = {
  /** Exceptions are enabled. */
  FPEE: 0,
  /** Rounding, see {@link OPENRISC_ROUNDING}. */
  RM: [1, 2],
  /** Overflow, underflow. */
  OVF: 3,
  UNF: 4,
  /** Results were a signalling NaN, a quiet NaN, zero. */
  SNF: 5,
  QNF: 6,
  ZF: 7,
  /** Inexact, invalid, infinity, division by zero. */
  IXF: 8,
  IVF: 9,
  INF: 10,
  DZF: 11,
} as const;
/** The floating-point control and status register. */
export type OpenriscFpcsr = Parts<typeof FPCSR>;

/** `fpcsr` out of its parts; those left out are 0. */
export const packFpcsr = (parts: Partial<OpenriscFpcsr>): number => Number(packBits(FPCSR, parts));
/** The parts of `fpcsr`. */
export const unpackFpcsr = (word: number): OpenriscFpcsr => unpackBits(FPCSR, BigInt(word));

/** `M` of TTMR: what the tick timer does when its count matches. */
export const OPENRISC_TIMER = { off: 0, restart: 1, stop: 2, continue: 3 } as const;

const TTMR = {
  /** What the count is compared with. */
  TP: [0, 28],
  /** An interrupt is pending, is enabled. */
  IP: 28,
  IE: 29,
  /** The mode, see {@link OPENRISC_TIMER}. */
  M: [30, 2],
} as const;
/** The tick timer's mode register. */
export type OpenriscTtmr = Parts<typeof TTMR>;

/** `ttmr` out of its parts; those left out are 0. */
export const packTtmr = (parts: Partial<OpenriscTtmr>): number => Number(packBits(TTMR, parts));
/** The parts of `ttmr`. */
export const unpackTtmr = (word: number): OpenriscTtmr => unpackBits(TTMR, BigInt(word));
