/**
 * What decides about the subsections of a RISC-V hart besides its state: the CPU model and the accelerator. QEMU: the
 * `_needed` functions of `target/riscv/machine.c`, and the properties of the CPU.
 */
import { context } from '../../../vmstate/index.js';

/** Bits of a `target_ulong`: 32 for riscv32, 64 for riscv64. */
export type RiscvLong = 32 | 64;

/**
 * Facts outside the stream. `false` keeps a live save from sending the subsection; a fact left out, or no context at
 * all, lets its presence in the state decide.
 */
export interface RiscvCpuContext {
  /** The hart is run by KVM: physical memory protection (11.1) and the timers of Sstc are not sent, KVM's timer is. */
  readonly kvm?: boolean;
  /** Property `pmp`: physical memory protection. Without it `features` says so, where the state has it (5.2, 7.2). */
  readonly pmp?: boolean;
  /** Property `debug`: triggers. Without it `features` says so, where the state has it (7.2). */
  readonly debug?: boolean;
  /** Zve32x, the least vector extension (10.0+); under KVM, and before, it is V of `misa` that counts. */
  readonly zve32x?: boolean;
  /** The model is of 128 bits (10.0+); before, `misa_mxl_max` of the state says so. */
  readonly rv128?: boolean;
  /** Smstateen: access to the state of extensions (10.0+). */
  readonly smstateen?: boolean;
  /** Zcmt: table jumps (10.0+). */
  readonly zcmt?: boolean;
  /** Zicfilp: landing pads (10.0+). */
  readonly zicfilp?: boolean;
  /** Zicfiss: shadow stacks (10.0+). */
  readonly zicfiss?: boolean;
  /** Smctr: control transfer records for machine mode (10.0+). */
  readonly smctr?: boolean;
  /** Ssctr: control transfer records for supervisor mode (10.0+). */
  readonly ssctr?: boolean;
  /** Sstc: timers of supervisor and virtual supervisor mode (10.0+). */
  readonly sstc?: boolean;
  /** Smepmp: enhanced memory protection (10.0+). */
  readonly smepmp?: boolean;
  /** Zkr: source of entropy (10.0+). */
  readonly zkr?: boolean;
  /** Smmpm: pointer masking of machine mode (10.0+). */
  readonly smmpm?: boolean;
}

/** The context of `cpu` and all its subsections. */
export const riscvCpuContext = context<RiscvCpuContext | undefined>();

/** What conditions read of the hart's own state. `misa` and `features` exist in old releases only. */
interface Hart {
  readonly misa?: bigint;
  readonly misa_ext?: number;
  readonly misa_mxl_max?: number;
  readonly features?: number;
  readonly priv_ver?: bigint;
}

/** Bits of `features`; 5.2 has the first two, and its bit 2 means that `misa` is set. */
export const RISCV_FEATURES = { mmu: 0, pmp: 1, epmp: 2, misa: 3, debug: 4 } as const;

/** Whether the hart has a one-letter extension: `misa_ext`, in 5.2 `misa`. */
export function hasExtension(hart: unknown, letter: 'H' | 'J' | 'V'): boolean {
  const { misa, misa_ext = Number((misa ?? 0n) & 0x3ffffffn) } = hart as Hart;
  return ((misa_ext >>> (letter.charCodeAt(0) - 65)) & 1) === 1;
}

/** Whether `features` has a bit; undefined if the state does not have it. */
export function hasFeature(hart: unknown, feature: keyof typeof RISCV_FEATURES): boolean | undefined {
  const { features } = hart as Hart;
  return features === undefined ? undefined : ((features >>> RISCV_FEATURES[feature]) & 1) === 1;
}

/** MXL of RV128. */
const MXL_RV128 = 3;

/** Whether `misa_mxl_max` (7.2) says 128 bits. */
export function isRv128(hart: unknown): boolean {
  return (hart as Hart).misa_mxl_max === MXL_RV128;
}

/** `priv_ver` since 7.2: 0 for 1.10.0, 1 for 1.11.0, 2 for 1.12.0, 3 for 1.13.0. */
const PRIV_1_12 = 2n;

/** Whether the hart follows version 1.12 or later of the privileged architecture. */
export function hasPriv112(hart: unknown): boolean {
  return ((hart as Hart).priv_ver ?? 0n) >= PRIV_1_12;
}
