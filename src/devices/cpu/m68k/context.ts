/**
 * What decides about the subsections of an m68k CPU besides its state: the CPU model. QEMU: the `_needed` functions of
 * `target/m68k/cpu.c`, and the features of the models there.
 */
import { context } from '../../../vmstate/index.js';

/** Features of the CPU model. `false` keeps a live save from sending the subsection; left out, its presence decides. */
export interface M68kCpuContext {
  /** A floating-point unit: 68020 to 68060, cfv4e and any. */
  readonly fpu?: boolean;
  /** A ColdFire (ISA A): m5206, m5208, cfv4e and any. */
  readonly coldFire?: boolean;
  /** A 68040: its MMU and control registers. Those of other models are not sent. */
  readonly m68040?: boolean;
}

/** The context of `cpu` and all its subsections. */
export const m68kCpuContext = context<M68kCpuContext | undefined>();
