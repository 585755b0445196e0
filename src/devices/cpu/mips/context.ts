/**
 * What decides about the subsections of a MIPS CPU besides its state. QEMU: the `_needed` functions of
 * `target/mips/system/machine.c` (11.1).
 */
import { context } from '../../../vmstate/index.js';

/** Bits of a `target_ulong`: 32 for mips and mipsel, 64 for mips64 and mips64el. */
export type MipsLong = 32 | 64;

/**
 * Facts outside the stream. A fact left out, or no context at all, lets the subsection's presence in the state decide.
 */
export interface MipsCpuContext {
  /** There is the timer of Count and Compare in QEMU: always but under KVM, whose kernel has it. */
  readonly timer?: boolean;
  /** The model has Octeon's instructions (`Octeon68XX`). */
  readonly octeon?: boolean;
}

/** The context of `cpu` and all its subsections. */
export const mipsCpuContext = context<MipsCpuContext | undefined>();
