/**
 * The section `i.MX RNGC`: the random number generator of i.MX25.
 *
 * QEMU: `hw/misc/imx_rngc.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { bool, type StateOf, uint8, vmstate } from '../../vmstate/index.js';

export const vmstateIMXRNGC = vmstate({
  name: 'i.MX RNGC',
  versionId: 1,
  minimumVersionId: 1,
  fields: { op_self_test: uint8(), op_seed: uint8(), mask: uint8(), auto_seed: bool() },
});
export type IMXRNGCState = StateOf<typeof vmstateIMXRNGC>;
