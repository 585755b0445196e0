/**
 * What decides about the subsections of a LoongArch CPU besides its state: features of the model, and the accelerator.
 * QEMU: the `_needed` functions of `target/loongarch/machine.c`; words of CPUCFG in `target/loongarch/cpu.h`.
 */
import { context } from '../../../vmstate/index.js';

/**
 * Facts outside the stream. `false` keeps a live save from sending the subsection; a fact left out, or no context at
 * all, lets its presence in the state decide.
 */
export interface LoongarchCpuContext {
  /** FP of CPUCFG word 2: floating point. */
  readonly fp?: boolean;
  /** LSX of CPUCFG word 2: vectors of 128 bits. */
  readonly lsx?: boolean;
  /** LASX of CPUCFG word 2: vectors of 256 bits. */
  readonly lasx?: boolean;
  /** Any of LBT_X86, LBT_ARM and LBT_MIPS of CPUCFG word 2: binary translation. */
  readonly lbt?: boolean;
  /** The CPU is emulated (TCG): only then QEMU knows its TLB. */
  readonly tcg?: boolean;
  /** MSG_INT of CPUCFG word 1: interrupts by messages (11.1). */
  readonly msgint?: boolean;
  /** Property `pmu` is on: performance counters, under KVM (11.1). */
  readonly pmu?: boolean;
}

/** The context of `cpu` and all its subsections. */
export const loongarchCpuContext = context<LoongarchCpuContext | undefined>();
