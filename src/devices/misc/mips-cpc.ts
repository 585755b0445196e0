/**
 * The section `mips-cpc`: the cluster power controller of MIPS.
 *
 * QEMU: `hw/misc/mips_cpc.c` (5.2, 7.2, 10.0, 11.1).
 */
import { type StateOf, uint64, vmstate } from '../../vmstate/index.js';

/** `vp_running`: a bit for each virtual processor, by the CPU's index, that runs. Instance: 0. */
export const vmstateMipsCpc = vmstate({
  name: 'mips-cpc',
  versionId: 0,
  minimumVersionId: 0,
  fields: { vp_running: uint64() },
});
export type MipsCpcState = StateOf<typeof vmstateMipsCpc>;
