/**
 * The section `xlnx.v-dp`: the DisplayPort controller of Xilinx ZynqMP.
 *
 * QEMU: `hw/display/xlnx_dp.c`; checked on streams of 5.2 and 7.2. What differs between them is in the slots it
 * concerns.
 */
import { array, byRelease, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstatePtimer } from '../timer/ptimer.js';

export const vmstateXlnxVDp = vmstate({
  name: 'xlnx.v-dp',
  versionId: { '2.3': 1, '7.2': 2 },
  fields: {
    core_registers: byRelease({ '2.3': array(0x3ac / 4, uint32()), '7.2': array(0x3b0 / 4, uint32()) }),
    avbufm_registers: array(0x238 / 4, uint32()),
    vblend_registers: byRelease({ '2.3': array(0x1dc / 4, uint32()), '7.2': array(0x1e0 / 4, uint32()) }),
    audio_registers: array(20, uint32()),
    vblank: byRelease({ '7.2': struct(vmstatePtimer, { since: 1 }) }),
  },
});
export type XlnxVDpState = StateOf<typeof vmstateXlnxVDp>;
