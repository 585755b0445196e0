/**
 * The sections `powernv-cpu-core` and `powernv-cpu-quad`: cores of a PowerNV machine and groups of four of them.
 *
 * QEMU: `hw/ppc/pnv_core.c` in 11.1. Older releases send nothing of them.
 */
import { array, bool, type StateOf, uint64, vmstate } from '../../vmstate/index.js';

/** Scratch registers of a core, which its threads share. */
export const vmstatePnvCore = vmstate({
  name: 'powernv-cpu-core',
  versionId: 1,
  fields: { scratch: array(8, uint64()) },
});
export type PnvCoreState = StateOf<typeof vmstatePnvCore>;

/** Special wakeup: of the quad as a whole (POWER9), of each of its cores (POWER10 and later). */
export const vmstatePnvQuad = vmstate({
  name: 'powernv-cpu-quad',
  versionId: 1,
  fields: { special_wakeup_done: bool(), special_wakeup: array(4, bool()) },
});
export type PnvQuadState = StateOf<typeof vmstatePnvQuad>;
