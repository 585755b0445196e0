/**
 * The section `zynq_slcr`: the system level control registers of Xilinx Zynq.
 *
 * QEMU: `hw/misc/zynq_slcr.c`; checked on streams of 2.3, 5.2, 7.2 and 10.0. One layout in all.
 */
import { absent, array, byRelease, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateClock } from '../core/clock.js';

export const vmstateZynqSlcr = vmstate({
  name: 'zynq_slcr',
  versionId: { '2.3': 2, '5.2': 3 },
  minimumVersionId: 2,
  fields: {
    regs: array(0x1000 / 4, uint32()),
    ps_clk: byRelease({ '2.3': absent, '5.2': struct(vmstateClock, { since: 3 }) }),
  },
});
export type ZynqSlcrState = StateOf<typeof vmstateZynqSlcr>;
