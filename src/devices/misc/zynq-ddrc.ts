/**
 * The section `zynq_ddrc`: the controller of the memory of Xilinx Zynq.
 *
 * QEMU: `hw/misc/zynq_ddr-ctrl.c`; checked on streams of 11.1, which is the first to have it.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateZynqDdrc = vmstate({
  name: 'zynq_ddrc',
  versionId: 1,
  minimumVersionId: 1,
  fields: { reg: array(256, uint32()) },
});
export type ZynqDdrcState = StateOf<typeof vmstateZynqDdrc>;
