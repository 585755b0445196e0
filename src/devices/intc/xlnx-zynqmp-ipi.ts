/**
 * The section `xlnx.zynqmp_ipi`: an agent of the interrupts between processors of a Zynq UltraScale+.
 *
 * QEMU: `hw/intc/xlnx-zynqmp-ipi.c` in 5.2, 7.2, 10.0 and 11.1. One layout in all; 2.3 does not have it.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** The registers by number of the word: 0 trigger, 1 observation, 4 status, 5 mask, 6 enable, 7 disable. */
export const vmstateXlnxZynqmpIpi = vmstate({
  name: 'xlnx.zynqmp_ipi',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(8, uint32()) },
});
export type XlnxZynqmpIpiState = StateOf<typeof vmstateXlnxZynqmpIpi>;
