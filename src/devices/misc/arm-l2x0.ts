/**
 * The section `l2x0`: the second-level cache controller L2C-310 of a Cortex-A9. It caches nothing.
 *
 * QEMU: `hw/misc/arm_l2x0.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** Control (bit 0 on), auxiliary control, latency of data and tag RAM, which addresses go to the second port. */
export const vmstateL2x0 = vmstate({
  name: 'l2x0',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    ctrl: uint32(),
    aux_ctrl: uint32(),
    data_ctrl: uint32(),
    tag_ctrl: uint32(),
    filter_start: uint32(),
    filter_end: uint32(),
  },
});
export type L2x0State = StateOf<typeof vmstateL2x0>;
