/**
 * What decides about the subsections of an x86 CPU besides its state: features of the CPU model, the machine type,
 * the accelerator. QEMU: the `_needed` functions of `target/i386/machine.c`.
 */
import { context } from '../../../vmstate/index.js';

/**
 * Facts outside the stream. `false` keeps a live save from sending the subsection; a fact left out, or no context at
 * all, lets its presence in the state decide.
 */
export interface X86CpuContext {
  /** The CPU is emulated, not run by KVM or another accelerator. */
  readonly tcg?: boolean;
  /** `xen_mode` is emulation: Xen guests under KVM (10.0+). */
  readonly xenEmulation?: boolean;
  /** Machine class: off for machine types up to 2.5; 11.1 no longer has them. */
  readonly saveTscKhz?: boolean;
  /** Property `x-migrate-smi-count`: off for machine types up to 2.11. */
  readonly migrateSmiCount?: boolean;
  /** Property `x-migrate-error-code` (11.1): off for machine types up to 10.1. */
  readonly migrateErrorCode?: boolean;
  /** Property `lmce`: machine checks for one CPU alone. */
  readonly enableLmce?: boolean;
  /** Hyper-V enlightenment `hv-runtime`. */
  readonly hypervRuntime?: boolean;
  /** CPUID: AMD's TSC ratio. */
  readonly svmTscScale?: boolean;
  /** IA32_ARCH_CAPABILITIES: there is a TSX control register. */
  readonly tsxCtrl?: boolean;
  /** CPUID: SGX launch control. */
  readonly sgxLaunchControl?: boolean;
  /** CPUID: extended feature disable. */
  readonly xfd?: boolean;
  /** CPUID: flexible return and event delivery. */
  readonly fred?: boolean;
  /** CPUID: AMX tiles. */
  readonly amxTile?: boolean;
  /** CPUID: architectural last branch records. */
  readonly archLbr?: boolean;
  /** CPUID: shadow stacks. */
  readonly cetShstk?: boolean;
  /** CPUID: indirect branch tracking. */
  readonly cetIbt?: boolean;
  /** CPUID: APX, 16 more registers. */
  readonly apx?: boolean;
}

/** The context of `cpu` and all its subsections. */
export const x86CpuContext = context<X86CpuContext | undefined>();
