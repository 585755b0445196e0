/**
 * The section `dp8393x`: the Ethernet controller National Semiconductor DP8393x (SONIC).
 *
 * QEMU: `hw/net/dp8393x.c`; checked on streams of 7.2.
 */
import { array, type StateOf, uint16, vmstate } from '../../vmstate/index.js';

export const vmstateDp8393x = vmstate({
  name: 'dp8393x',
  versionId: 1,
  minimumVersionId: 1,
  fields: { cam: array(48, uint16()), regs: array(64, uint16()) },
});
export type Dp8393xState = StateOf<typeof vmstateDp8393x>;
