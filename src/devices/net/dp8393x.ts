/**
 * The section `dp8393x`: the Ethernet controller National Semiconductor DP8393x (SONIC).
 *
 * QEMU: `hw/net/dp8393x.c`; checked on streams of 5.2 and 7.2. Up to 5.2 the filter is a buffer, in the
 * byte order of the host.
 */
import { array, buffer, byRelease, type StateOf, uint16, vmstate } from '../../vmstate/index.js';

export const vmstateDp8393x = vmstate({
  name: 'dp8393x',
  versionId: { '2.3': 0, '7.2': 1 },
  minimumVersionId: { '2.3': 0, '7.2': 1 },
  fields: { cam: byRelease({ '2.3': buffer(96), '7.2': array(48, uint16()) }), regs: array(64, uint16()) },
});
export type Dp8393xState = StateOf<typeof vmstateDp8393x>;
