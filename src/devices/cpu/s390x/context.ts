/**
 * What decides about the subsections of an s390x CPU besides its state: facilities of the CPU model. QEMU: the
 * `_needed` functions of `target/s390x/machine.c`.
 */
import { context } from '../../../vmstate/index.js';

/** Facilities of the CPU model. `false` keeps a live save from sending the subsection; left out, its presence decides. */
export interface S390CpuContext {
  /** Facility 129, `vx`: vector registers. */
  readonly vector?: boolean;
  /** Facility 64, `ri`: runtime instrumentation. */
  readonly runtimeInstrumentation?: boolean;
  /** Facility 133, `gs`: guarded storage. */
  readonly guardedStorage?: boolean;
  /** Facility 82, `bpb`: branch prediction blocking. */
  readonly branchPredictionBlocking?: boolean;
  /** Facility 156, `etoken`. */
  readonly etoken?: boolean;
  /** `diag318`: diagnose 0x318, with which a guest says what it is. */
  readonly diag318?: boolean;
}

/** The context of `cpu` and all its subsections. */
export const s390CpuContext = context<S390CpuContext | undefined>();
