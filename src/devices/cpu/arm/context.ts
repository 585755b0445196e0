/**
 * What decides about the subsections of an ARM CPU besides its state, and the list of its system registers.
 * QEMU: the `_needed` functions of `target/arm/machine.c`.
 */
import { context } from '../../../vmstate/index.js';
import type { SystemRegisters } from './system-registers.js';

/** How many regions the memory protection units of the model have. They are not sent, but counts of what is. */
export interface ArmRegions {
  /** Of the MPU of R and M profiles (`pmsav7-dregion`): 0, 8, 12, 16 …; 8 if not given. */
  readonly mpu?: number;
  /** Of the security attribution unit of an M profile core: 0, 4 or 8; 8 if not given. */
  readonly sau?: number;
  /** Of the MPU of EL2 of an R profile core: 16 if not given. */
  readonly el2?: number;
}

/**
 * Facts outside the stream. `false` keeps a live save from sending the subsection; a fact left out, or no context at
 * all, lets its presence in the state decide.
 */
export interface ArmCpuContext {
  /** The system registers of this CPU; without them the lists in the state are sent and loaded as they are. */
  readonly registers?: SystemRegisters;
  /** Floating point: VFP, or that of A64. */
  readonly vfp?: boolean;
  /** XScale's multimedia coprocessor (up to 10.0). */
  readonly iwmmxt?: boolean;
  /** An M profile core. */
  readonly m?: boolean;
  /** M profile: there are caches, so CSSELR is not always zero. */
  readonly caches?: boolean;
  /** ARMv8, of any profile. */
  readonly v8?: boolean;
  /** M profile: the security extension. */
  readonly security?: boolean;
  /** M profile: vectors (7.2+). */
  readonly mve?: boolean;
  /** M profile: low overhead branches; LTPSIZE of FPDSCR is 4 then (7.2+). */
  readonly lob?: boolean;
  /** Thumb execution environment. */
  readonly thumb2ee?: boolean;
  /** R and M profiles: a memory protection unit of ARMv7. */
  readonly pmsav7?: boolean;
  /** R and M profiles: a memory protection unit of ARMv8. */
  readonly pmsav8?: boolean;
  /** Scalable vectors (since 11.1 also if there are only streaming ones). */
  readonly sve?: boolean;
  /** SVCR.ZA: the ZA storage is on (7.2+). */
  readonly za?: boolean;
  /** The second version of streaming vectors: there is ZT0 (11.1). */
  readonly sme2?: boolean;
  /** WFE and WFI with timeout (10.0+). */
  readonly wfxt?: boolean;
  /** A64: there is FPMR (11.1). */
  readonly fpmr?: boolean;
}

/** The context of `cpu` and all its subsections. */
export const armCpuContext = context<ArmCpuContext | undefined>();
