/**
 * The section `xlnx.apu-ctrl`: control of the four Cortex-A53 of a Zynq UltraScale+: where they begin, and their power.
 *
 * QEMU: `hw/misc/xlnx-zynqmp-apu-ctrl.c` in 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** The registers by number of the word, up to 0x94: 16 to 23 RVBAR of each core, lower half first, 36 PWRCTL. */
export const vmstateXlnxZynqmpApuCtrl = vmstate({
  name: 'xlnx.apu-ctrl',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(38, uint32()) },
});
export type XlnxZynqmpApuCtrlState = StateOf<typeof vmstateXlnxZynqmpApuCtrl>;
