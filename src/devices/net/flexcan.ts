/**
 * The section `flexcan`: the CAN controller of i.MX6.
 *
 * QEMU: `hw/net/can/flexcan.c`; checked on streams of 11.1.
 */
import { array, int32, int64, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateFlexcan = vmstate({
  name: 'flexcan',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    timer_start: int64(),
    regs_raw: array(0x1000 / 4, uint32()),
    locked_mbidx: int32(),
    smb_target_mbidx: int32(),
  },
});
export type FlexcanState = StateOf<typeof vmstateFlexcan>;
