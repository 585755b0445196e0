/**
 * The section `imx-gpcv2`: the general power controller of i.MX6 UL and i.MX7, which wakes cores by interrupts.
 *
 * QEMU: `hw/intc/imx_gpcv2.c` in 5.2, 7.2, 10.0 and 11.1. One layout in all; 2.3 does not have it.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** The registers by number of the word, up to 0xdfc; those of power requests (0xec, 0xf8) clear themselves. */
export const vmstateImxGpcv2 = vmstate({
  name: 'imx-gpcv2',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(0xe00 / 4, uint32()) },
});
export type ImxGpcv2State = StateOf<typeof vmstateImxGpcv2>;
