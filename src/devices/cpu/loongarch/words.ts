/**
 * Control and status words of a LoongArch CPU as named parts, by the architecture's manual (LoongArch, volume 1).
 *
 * QEMU: `target/loongarch/cpu.h`, `cpu-csr.h` in 7.2, 10.0 and 11.1.
 */
import { type Parts, packBits, unpackBits } from '../_bits.js';

const CRMD = {
  /** Privilege level, 0 kernel to 3 user. */
  PLV: [0, 2],
  /** Interrupts are enabled. */
  IE: 2,
  /** Addresses are direct, are mapped. One of both is set. */
  DA: 3,
  PG: 4,
  /** Memory type of fetches and of accesses under direct addresses. */
  DATF: [5, 2],
  DATM: [7, 2],
  /** Watchpoints are enabled. */
  WE: 9,
} as const;
/** CSR.CRMD: the mode of now. */
export type LoongarchCrmd = Parts<typeof CRMD>;

/** `CSR_CRMD` out of its parts; those left out are 0. */
export const packCrmd = (parts: Partial<LoongarchCrmd>): bigint => packBits(CRMD, parts);
/** The parts of `CSR_CRMD`. */
export const unpackCrmd = (word: bigint): LoongarchCrmd => unpackBits(CRMD, word);

const ESTAT = {
  /** Interrupts: 0 and 1 from software, 2 to 9 from hardware, 10 counter, 11 timer, 12 from another CPU. */
  IS: [0, 13],
  /** A message (11.1). */
  MSGINT: 14,
  /** Code and subcode of the exception. */
  Ecode: [16, 6],
  EsubCode: [22, 9],
} as const;
/** CSR.ESTAT: interrupts and the last exception. */
export type LoongarchEstat = Parts<typeof ESTAT>;

/** `CSR_ESTAT` out of its parts; those left out are 0. */
export const packEstat = (parts: Partial<LoongarchEstat>): bigint => packBits(ESTAT, parts);
/** The parts of `CSR_ESTAT`. */
export const unpackEstat = (word: bigint): LoongarchEstat => unpackBits(ESTAT, word);

/** Exceptions of FCSR0, in its parts `Enables`, `Flags` and `Cause`. */
export const LOONGARCH_FP_EXCEPTION = { inexact: 1, underflow: 2, overflow: 4, divideByZero: 8, invalid: 16 } as const;

const FCSR0 = {
  /** Exceptions that trap. */
  Enables: [0, 5],
  /** Rounding: 0 to nearest, 1 to zero, 2 up, 3 down. */
  RM: [8, 2],
  /** Exceptions since they were cleared, of the last instruction. */
  Flags: [16, 5],
  Cause: [24, 5],
} as const;
/** FCSR0: control and status of floating point. */
export type LoongarchFcsr = Parts<typeof FCSR0>;

/** `fcsr0` out of its parts; those left out are 0. */
export const packFcsr = (parts: Partial<LoongarchFcsr>): number => Number(packBits(FCSR0, parts));
/** The parts of `fcsr0`. */
export const unpackFcsr = (word: number): LoongarchFcsr => unpackBits(FCSR0, BigInt(word));

const TLB_MISC = {
  /** The entry exists. */
  E: 0,
  /** The address space. */
  ASID: [1, 10],
  /** The virtual address of the pair of pages, without its lowest 13 bits. */
  VPPN: [13, 35],
  /** log2 of the size of a page; only in the part of the TLB where sizes differ. */
  PS: [48, 6],
} as const;
/** `tlb_misc` of a TLB entry: which pair of pages it is for. */
export type LoongarchTlbMisc = Parts<typeof TLB_MISC>;

/** `tlb_misc` out of its parts; those left out are 0. */
export const packTlbMisc = (parts: Partial<LoongarchTlbMisc>): bigint => packBits(TLB_MISC, parts);
/** The parts of `tlb_misc`. */
export const unpackTlbMisc = (word: bigint): LoongarchTlbMisc => unpackBits(TLB_MISC, word);

const TLB_PAGE = {
  /** Valid, written to. */
  V: 0,
  D: 1,
  /** Privilege level, memory type. */
  PLV: [2, 2],
  MAT: [4, 2],
  /** For all address spaces. */
  G: 6,
  /** The physical page, without its lowest 12 bits. */
  PPN: [12, 36],
  /** No reads, no fetches; `PLV` is the only level and not the least privileged one. */
  NR: 61,
  NX: 62,
  RPLV: 63,
} as const;
/** `tlb_entry0` and `tlb_entry1`: where the even and the odd page of the pair are. */
export type LoongarchTlbPage = Parts<typeof TLB_PAGE>;

/** `tlb_entry0` or `tlb_entry1` out of its parts; those left out are 0. */
export const packTlbPage = (parts: Partial<LoongarchTlbPage>): bigint => packBits(TLB_PAGE, parts);
/** The parts of `tlb_entry0` or `tlb_entry1`. */
export const unpackTlbPage = (word: bigint): LoongarchTlbPage => unpackBits(TLB_PAGE, word);
