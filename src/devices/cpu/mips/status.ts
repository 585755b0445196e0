/**
 * Words of coprocessor 0 and of the FPU of MIPS as named parts. In the state they are the words themselves, so that no
 * bit is lost. Names are those of the MIPS32 and MIPS64 manuals, bit 0 is the lowest.
 *
 * QEMU: `target-mips/cpu.h` (2.3), `target/mips/cpu.h` (5.2, 7.2, 10.0, 11.1).
 */
import { type Bits, type Parts, packBits, unpackBits } from '../_bits.js';

const STATUS = {
  /** Coprocessors that may be used, a bit for each of 0 to 3; 1 is the FPU. */
  CU: [28, 4],
  /** Reduced power. */
  RP: 27,
  /** FPU registers are all of 64 bits. */
  FR: 26,
  /** User mode has the other endianness. */
  RE: 25,
  /** DSP, or MDMX. */
  MX: 24,
  /** User mode has 64-bit operations. */
  PX: 23,
  /** Exceptions go to the bootstrap vectors. */
  BEV: 22,
  /** The TLB has shut down: two entries match. */
  TS: 21,
  /** Soft reset. */
  SR: 20,
  /** Non-maskable interrupt. */
  NMI: 19,
  /** Interrupts that are enabled, a bit for each of 0 to 7; 0 and 1 are the software's. */
  IM: [8, 8],
  /** 64-bit addresses of kernel, supervisor, user mode. */
  KX: 7,
  SX: 6,
  UX: 5,
  /** Mode: 0 kernel, 1 supervisor, 2 user. Kernel mode, too, while `ERL` or `EXL`. */
  KSU: [3, 2],
  /** Error level: after reset, NMI, cache errors. */
  ERL: 2,
  /** Exception level. */
  EXL: 1,
  /** Interrupts are enabled. */
  IE: 0,
} as const;
/** `CP0_Status`. */
export type MipsStatus = Parts<typeof STATUS>;

const CAUSE = {
  /** The exception was in a branch's delay slot. */
  BD: 31,
  /** The timer's interrupt is pending. */
  TI: 30,
  /** Which coprocessor could not be used. */
  CE: [28, 2],
  /** Count stands still. */
  DC: 27,
  /** A performance counter's interrupt is pending. */
  PCI: 26,
  /** Interrupts have their own vector. */
  IV: 23,
  /** A watch exception waits until `EXL` and `ERL` are clear. */
  WP: 22,
  /** Pending interrupts, as `IM` of Status. QEMU puts the lines of devices here, so they are sent with the CPU. */
  IP: [8, 8],
  /** Code of the exception: 0 interrupt, 2 and 3 TLB, 4 and 5 address, 8 syscall, 9 break, 11 coprocessor … */
  EC: [2, 5],
} as const;
/** `CP0_Cause`. */
export type MipsCause = Parts<typeof CAUSE>;

const CONFIG1 = {
  /** Config2 is there. */
  M: 31,
  /** Entries of the TLB less 1, the lowest six bits. */
  MMU: [25, 6],
  /** Instruction cache: sets (64 << n, 7 for 32), line (2 << n bytes, 0 for none), ways less 1. */
  IS: [22, 3],
  IL: [19, 3],
  IA: [16, 3],
  /** Data cache, likewise. */
  DS: [13, 3],
  DL: [10, 3],
  DA: [7, 3],
  /** Coprocessor 2. */
  C2: 6,
  /** MDMX. */
  MD: 5,
  /** Performance counters. */
  PC: 4,
  /** Watch registers. */
  WR: 3,
  /** MIPS16. */
  CA: 2,
  /** EJTAG. */
  EP: 1,
  /** FPU. */
  FP: 0,
} as const;
/** `CP0_Config1`. */
export type MipsConfig1 = Parts<typeof CONFIG1>;

const CONFIG2 = {
  /** Config3 is there. */
  M: 31,
  /** Third-level cache: control, sets, line, ways less 1. */
  TU: [28, 3],
  TS: [24, 4],
  TL: [20, 4],
  TA: [16, 4],
  /** Second-level cache, likewise. */
  SU: [12, 4],
  SS: [8, 4],
  SL: [4, 4],
  SA: [0, 4],
} as const;
/** `CP0_Config2`. */
export type MipsConfig2 = Parts<typeof CONFIG2>;

const CONFIG3 = {
  /** Config4 is there. */
  M: 31,
  /** Big pages. */
  BPG: 30,
  /** Coherence manager: `mips-gcr`. */
  CMGCR: 29,
  /** Vectors (MSA). */
  MSAP: 28,
  /** `CP0_BadInstrP`, `CP0_BadInstr`. */
  BP: 27,
  BI: 26,
  /** Segment control. */
  SC: 25,
  /** Page-table walker. */
  PW: 24,
  /** Virtualization. */
  VZ: 23,
  /** Width of the interrupt priority of microMIPS MCU. */
  IPLV: [21, 2],
  /** Which microMIPS architecture. */
  MMAR: [18, 3],
  /** MCU. */
  MCU: 17,
  /** Exceptions are taken in microMIPS. */
  ISA_ON_EXC: 16,
  /** 0 MIPS, 1 microMIPS, 2 and 3 both, reset into the one or the other. */
  ISA: [14, 2],
  /** `CP0_UserLocal`. */
  ULRI: 13,
  /** Inhibition of reading and execution in TLB entries. */
  RXI: 12,
  /** DSP of revision 2, DSP. */
  DSP2P: 11,
  DSPP: 10,
  /** ContextConfig. */
  CTXTC: 9,
  /** IFlowTrace. */
  ITL: 8,
  /** Large physical addresses. */
  LPA: 7,
  /** External interrupt controller. */
  VEIC: 6,
  /** Vectored interrupts. */
  VInt: 5,
  /** Small pages (1 KiB). */
  SP: 4,
  /** Common device memory map. */
  CDMM: 3,
  /** Multi-threading. */
  MT: 2,
  /** SmartMIPS. */
  SM: 1,
  /** Trace logic. */
  TL: 0,
} as const;
/** `CP0_Config3`. */
export type MipsConfig3 = Parts<typeof CONFIG3>;

const CONFIG4 = {
  /** Config5 is there. */
  M: 31,
  /** TLBINV: 0 none, 2 and 3 available. */
  IE: [29, 2],
  /** ASIDs of ten bits. */
  AE: 28,
  /** Bits above `MMU` of Config1, if `MMUExtDef` is 3. */
  VTLBSizeExt: [24, 4],
  /** Which of KScratch1 to 6 are there: bits 2 to 7. */
  KScrExist: [16, 8],
  /** What the rest means: 0 nothing, 1 `MMUSizeExt`, 2 and 3 the FTLB. */
  MMUExtDef: [14, 2],
  /** Page size of the FTLB. */
  FTLBPageSize: [8, 5],
  /** Bits above `MMU` of Config1; of an FTLB ways less 2 in the upper, 1 << n sets in the lower four bits. */
  MMUSizeExt: [0, 8],
} as const;
/** `CP0_Config4`. */
export type MipsConfig4 = Parts<typeof CONFIG4>;

const CONFIG5 = {
  M: 31,
  /** Segment control: cache attributes of Config are not used; cache errors go to kseg1. */
  K: 30,
  CV: 29,
  /** Enhanced virtual addresses. */
  EVA: 28,
  /** MSA is enabled. */
  MSAEn: 27,
  /** Only of nanoMIPS: QEMU has the names and reads none of `PMJ` and `WR2`; the subset; unaligned loads and stores. */
  PMJ: [23, 3],
  WR2: 22,
  NMS: 21,
  ULS: 20,
  /** Extended physical addresses. */
  XPA: 19,
  /** CRC instructions. */
  CRCP: 18,
  /** Memory map ids replace ASIDs: `CP0_MemoryMapID`. */
  MI: 17,
  /** Global invalidation: 2 of the instruction cache, 3 of the TLB, too. */
  GI: [15, 2],
  /** MIPS16e2. */
  CA2: 14,
  /** No LLX and SCX. */
  XNP: 13,
  /** The other endianness can be had. */
  DEC: 11,
  /** The second-level cache is described by the coherence manager. */
  L2C: 10,
  /** User mode may write `FRE`; odd single registers are emulated. */
  UFE: 9,
  FRE: 8,
  /** Virtual processors. */
  VP: 7,
  /** SDBBP is reserved in user mode. */
  SBRI: 6,
  /** MTHC0, MFHC0. */
  MVH: 5,
  /** Load-linked bit. */
  LLB: 4,
  /** `CP0_MAAR`. */
  MRP: 3,
  /** User mode may write FR. */
  UFR: 2,
  /** Nested faults. */
  NFExists: 0,
} as const;
/** `CP0_Config5`. */
export type MipsConfig5 = Parts<typeof CONFIG5>;

/** Exceptions of the FPU in `Cause`, `Enables`, `Flags` of {@link MipsFcr31}; the last is in `Cause` alone. */
export const MIPS_FP_EXCEPTION = {
  inexact: 1,
  underflow: 2,
  overflow: 4,
  zeroDivide: 8,
  invalid: 16,
  unimplemented: 32,
} as const;

const FCR31 = {
  /** Condition codes 1 to 7, and 0. */
  FCC: [25, 7],
  /** Denormalised results are 0. */
  FS: 24,
  FCC0: 23,
  /** ABS and NEG do not trap on NaNs; quiet NaNs are those of IEEE 754-2008. */
  ABS2008: 19,
  NAN2008: 18,
  /** Exceptions of the last instruction; those that trap; those since they were cleared. */
  Cause: [12, 6],
  Enables: [7, 5],
  Flags: [2, 5],
  /** Rounding: 0 to nearest, 1 to zero, 2 up, 3 down. */
  RM: [0, 2],
} as const;
/** `fcr31` of the FPU (FCSR). */
export type MipsFcr31 = Parts<typeof FCR31>;

/** QEMU has the registers of coprocessor 0 as signed numbers. */
const signed = <B extends Bits>(bits: B, parts: Partial<Parts<B>>) => Number(BigInt.asIntN(32, packBits(bits, parts)));
const unpack = <B extends Bits>(bits: B, word: number) => unpackBits(bits, BigInt(word >>> 0));

/** `CP0_Status` out of its parts; those left out are 0. */
export const packStatus = (parts: Partial<MipsStatus>): number => signed(STATUS, parts);
/** The parts of `CP0_Status`. */
export const unpackStatus = (word: number): MipsStatus => unpack(STATUS, word);

/** `CP0_Cause` out of its parts; those left out are 0. */
export const packCause = (parts: Partial<MipsCause>): number => signed(CAUSE, parts);
/** The parts of `CP0_Cause`. */
export const unpackCause = (word: number): MipsCause => unpack(CAUSE, word);

/** `CP0_Config1` out of its parts; those left out are 0. */
export const packConfig1 = (parts: Partial<MipsConfig1>): number => signed(CONFIG1, parts);
/** The parts of `CP0_Config1`. */
export const unpackConfig1 = (word: number): MipsConfig1 => unpack(CONFIG1, word);

/** `CP0_Config2` out of its parts; those left out are 0. */
export const packConfig2 = (parts: Partial<MipsConfig2>): number => signed(CONFIG2, parts);
/** The parts of `CP0_Config2`. */
export const unpackConfig2 = (word: number): MipsConfig2 => unpack(CONFIG2, word);

/** `CP0_Config3` out of its parts; those left out are 0. */
export const packConfig3 = (parts: Partial<MipsConfig3>): number => signed(CONFIG3, parts);
/** The parts of `CP0_Config3`. */
export const unpackConfig3 = (word: number): MipsConfig3 => unpack(CONFIG3, word);

/** `CP0_Config4` out of its parts; those left out are 0. */
export const packConfig4 = (parts: Partial<MipsConfig4>): number => signed(CONFIG4, parts);
/** The parts of `CP0_Config4`. */
export const unpackConfig4 = (word: number): MipsConfig4 => unpack(CONFIG4, word);

/** `CP0_Config5` out of its parts; those left out are 0. */
export const packConfig5 = (parts: Partial<MipsConfig5>): number => signed(CONFIG5, parts);
/** The parts of `CP0_Config5`. */
export const unpackConfig5 = (word: number): MipsConfig5 => unpack(CONFIG5, word);

/** `fcr31` out of its parts; those left out are 0. */
export const packFcr31 = (parts: Partial<MipsFcr31>): number => Number(packBits(FCR31, parts));
/** The parts of `fcr31`. */
export const unpackFcr31 = (word: number): MipsFcr31 => unpack(FCR31, word);
