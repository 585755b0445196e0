/**
 * The global control registers of MIPS's coherence manager: machines with a coherent processing system (`boston`, and
 * `malta` with such a CPU, `I6400`).
 *
 * QEMU: `hw/misc/mips_cmgcr.c` (5.2, 7.2, 10.0, 11.1). The bases and redirections that guests write besides are lost on
 * the way.
 */
import { type StateOf, uint64, vmstate } from '../../vmstate/index.js';

/** `cpc_base`: physical address of the cluster power controller (bits 47 to 15); bit 0 enables it. Instance: 0. */
export const vmstateMipsGcr = vmstate({
  name: 'mips-gcr',
  versionId: 0,
  minimumVersionId: 0,
  fields: { cpc_base: uint64() },
});
export type MipsGcrState = StateOf<typeof vmstateMipsGcr>;
