/**
 * Control and status words of a LoongArch CPU, by the names of the architecture's manual (LoongArch, volume 1).
 *
 * QEMU: `target/loongarch/cpu.h`, `cpu-csr.h` in 7.2, 10.0 and 11.1.
 */

/** Takes `n` bits from bit `at` on. */
const bits = (word: bigint, at: bigint, n: bigint) => Number((word >> at) & ((1n << n) - 1n));
/** Puts a value of `n` bits to bit `at`. */
const place = (value: number, at: bigint, n: bigint) => (BigInt(value) & ((1n << n) - 1n)) << at;

/** CSR.CRMD: the mode of now. */
export interface LoongarchCrmd {
  /** Bits 1 and 0: privilege level, 0 kernel to 3 user. */
  plv: number;
  /** Bit 2: interrupts are enabled. */
  ie: boolean;
  /** Bit 3: addresses are direct; bit 4: they are mapped. One of both is set. */
  da: boolean;
  pg: boolean;
  /** Bits 6 and 5, 8 and 7: memory type of fetches and of accesses under direct addresses. */
  datf: number;
  datm: number;
  /** Bit 9: watchpoints are enabled. */
  we: boolean;
}

/** The word of CRMD; what is left out is 0. */
export function packCrmd(crmd: Partial<LoongarchCrmd>): bigint {
  const { plv = 0, ie = false, da = false, pg = false, datf = 0, datm = 0, we = false } = crmd;
  const low = place(plv, 0n, 2n) | (ie ? 4n : 0n) | (da ? 8n : 0n) | (pg ? 16n : 0n);
  return low | place(datf, 5n, 2n) | place(datm, 7n, 2n) | (we ? 0x200n : 0n);
}

/** CRMD taken apart. */
export function unpackCrmd(word: bigint): LoongarchCrmd {
  return {
    plv: bits(word, 0n, 2n),
    ie: bits(word, 2n, 1n) === 1,
    da: bits(word, 3n, 1n) === 1,
    pg: bits(word, 4n, 1n) === 1,
    datf: bits(word, 5n, 2n),
    datm: bits(word, 7n, 2n),
    we: bits(word, 9n, 1n) === 1,
  };
}

/** CSR.ESTAT: interrupts and the last exception. */
export interface LoongarchEstat {
  /** Bits 12 to 0: 0 and 1 from software, 2 to 9 from hardware, 10 counter, 11 timer, 12 from another CPU. */
  is: number;
  /** Bit 14: a message (11.1). */
  msgint: boolean;
  /** Bits 21 to 16 and 30 to 22: code and subcode of the exception. */
  ecode: number;
  esubcode: number;
}

/** The word of ESTAT; what is left out is 0. */
export function packEstat({ is = 0, msgint = false, ecode = 0, esubcode = 0 }: Partial<LoongarchEstat>): bigint {
  return place(is, 0n, 13n) | (msgint ? 0x4000n : 0n) | place(ecode, 16n, 6n) | place(esubcode, 22n, 9n);
}

/** ESTAT taken apart. */
export function unpackEstat(word: bigint): LoongarchEstat {
  return {
    is: bits(word, 0n, 13n),
    msgint: bits(word, 14n, 1n) === 1,
    ecode: bits(word, 16n, 6n),
    esubcode: bits(word, 22n, 9n),
  };
}

/** Exceptions of FCSR0, in its fields `enables`, `flags` and `cause`. */
export const LOONGARCH_FP_EXCEPTION = { inexact: 1, underflow: 2, overflow: 4, divideByZero: 8, invalid: 16 } as const;

/** FCSR0: control and status of floating point. */
export interface LoongarchFcsr {
  /** Bits 4 to 0: exceptions that trap. */
  enables: number;
  /** Bits 9 and 8: rounding: 0 to nearest, 1 to zero, 2 up, 3 down. */
  rm: number;
  /** Bits 20 to 16: exceptions since they were cleared last. */
  flags: number;
  /** Bits 28 to 24: exceptions of the last instruction. */
  cause: number;
}

/** The word of FCSR0; what is left out is 0. */
export function packFcsr({ enables = 0, rm = 0, flags = 0, cause = 0 }: Partial<LoongarchFcsr>): number {
  return (enables & 31) | ((rm & 3) << 8) | ((flags & 31) << 16) | ((cause & 31) << 24);
}

/** FCSR0 taken apart. */
export function unpackFcsr(word: number): LoongarchFcsr {
  return { enables: word & 31, rm: (word >>> 8) & 3, flags: (word >>> 16) & 31, cause: (word >>> 24) & 31 };
}

/** The word `tlb_misc` of a TLB entry: which pair of pages it is for. */
export interface LoongarchTlbMisc {
  /** Bit 0: the entry exists. */
  e: boolean;
  /** Bits 10 to 1: the address space. */
  asid: number;
  /** Bits 47 to 13: the virtual address of the pair, without its lowest 13 bits. */
  vppn: bigint;
  /** Bits 53 to 48: log2 of the size of a page; only in the part of the TLB where sizes differ. */
  ps: number;
}

const VPPN_MASK = (1n << 35n) - 1n;
const PPN_MASK = (1n << 36n) - 1n;

/** The word `tlb_misc`; what is left out is 0. */
export function packTlbMisc({ e = false, asid = 0, vppn = 0n, ps = 0 }: Partial<LoongarchTlbMisc>): bigint {
  return (e ? 1n : 0n) | place(asid, 1n, 10n) | ((vppn & VPPN_MASK) << 13n) | place(ps, 48n, 6n);
}

/** `tlb_misc` taken apart. */
export function unpackTlbMisc(word: bigint): LoongarchTlbMisc {
  return {
    e: (word & 1n) === 1n,
    asid: bits(word, 1n, 10n),
    vppn: (word >> 13n) & VPPN_MASK,
    ps: bits(word, 48n, 6n),
  };
}

/** The words `tlb_entry0` and `tlb_entry1`: where the even and the odd page of the pair are. */
export interface LoongarchTlbPage {
  /** Bit 0 valid, bit 1 written to, bit 6 for all address spaces. */
  v: boolean;
  d: boolean;
  g: boolean;
  /** Bits 3 and 2: privilege level; bits 5 and 4: memory type. */
  plv: number;
  mat: number;
  /** Bits 47 to 12: the physical page. */
  ppn: bigint;
  /** Bits 61, 62, 63: no reads, no fetches, `plv` is the only level and not the least privileged one. */
  nr: boolean;
  nx: boolean;
  rplv: boolean;
}

/** The word of a page; what is left out is 0. */
export function packTlbPage(page: Partial<LoongarchTlbPage>): bigint {
  const { v = false, d = false, g = false, plv = 0, mat = 0, ppn = 0n, nr = false, nx = false, rplv = false } = page;
  const low = (v ? 1n : 0n) | (d ? 2n : 0n) | place(plv, 2n, 2n) | place(mat, 4n, 2n) | (g ? 64n : 0n);
  const high = (nr ? 1n << 61n : 0n) | (nx ? 1n << 62n : 0n) | (rplv ? 1n << 63n : 0n);
  return low | ((ppn & PPN_MASK) << 12n) | high;
}

/** The word of a page taken apart. */
export function unpackTlbPage(word: bigint): LoongarchTlbPage {
  return {
    v: bits(word, 0n, 1n) === 1,
    d: bits(word, 1n, 1n) === 1,
    g: bits(word, 6n, 1n) === 1,
    plv: bits(word, 2n, 2n),
    mat: bits(word, 4n, 2n),
    ppn: (word >> 12n) & PPN_MASK,
    nr: bits(word, 61n, 1n) === 1,
    nx: bits(word, 62n, 1n) === 1,
    rplv: bits(word, 63n, 1n) === 1,
  };
}
