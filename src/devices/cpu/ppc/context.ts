/**
 * What decides about the fields and subsections of a PowerPC CPU besides its state: the machine type, the CPU model,
 * the accelerator. QEMU: the `_needed` functions of `target/ppc/machine.c`, and the properties of the CPU.
 */
import { context } from '../../../vmstate/index.js';

/** Bits of a `target_ulong`: 32 for ppc and ppcemb, 64 for ppc64 and ppc64le. */
export type PpcLong = 32 | 64;

/** Software-loaded TLBs: of the 6xx family, of embedded cores (40x, 440), of Book E with MAS registers (e500). */
export type PpcTlb = '6xx' | 'emb' | 'mas';

/**
 * Facts outside the stream. The first two decide about fields and count as false when left out. All others are about
 * subsections: `false` keeps a live save from sending it; left out, its presence in the state decides.
 */
export interface PpcCpuContext {
  /** Property `pre-2.8-migration` (5.2, 7.2): on for pseries-2.7 and older. */
  readonly pre28Migration?: boolean;
  /** Property `pre-3.0-migration` (5.2, 7.2): on for pseries-2.12 and older. */
  readonly pre30Migration?: boolean;
  /** Property `pre-2.10-migration` (5.2, 7.2): on for pseries-2.9 and older; the compatibility mode is not sent. */
  readonly pre210Migration?: boolean;
  /** Instructions: floating point. */
  readonly fpu?: boolean;
  /** Instructions: AltiVec. */
  readonly altivec?: boolean;
  /** Instructions: VSX. */
  readonly vsx?: boolean;
  /** The MMU is one of the 64-bit models: it has an SLB and no segment registers. Targets of 32 bits have none. */
  readonly mmu64?: boolean;
  /** Which TLB the model has. */
  readonly tlb?: PpcTlb;
  /** The model is a 403 (2.3, 5.2). */
  readonly pbr403?: boolean;
  /** Branch history buffer (POWER10 and later). */
  readonly bhrb?: boolean;
  /** The machine records or replays its execution (10.0+). */
  readonly replay?: boolean;
  /** Property `rtas-stopped-state` (11.1): off for pseries-10.0 and older. */
  readonly rtasStoppedState?: boolean;
}

/** The context of `cpu` and all its subsections. */
export const ppcCpuContext = context<PpcCpuContext | undefined>();
