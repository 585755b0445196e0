/**
 * The section `xlnx.pmu_io_intc`: the interrupt controller of the MicroBlaze in the platform management unit of a
 * Zynq UltraScale+.
 *
 * QEMU: `hw/intc/xlnx-pmu-iomod-intc.c` in 5.2, 7.2, 10.0 and 11.1. One layout in all; 2.3 does not have it.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/**
 * The registers by number of the word: 3 mode, 12 pending, 13 enabled, 14 acknowledged, 32 to 63 vectors, and at their
 * places the general outputs and inputs and the timers of the module. Configuration of inputs is not sent.
 */
export const vmstateXlnxPmuIoIntc = vmstate({
  name: 'xlnx.pmu_io_intc',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(121, uint32()) },
});
export type XlnxPmuIoIntcState = StateOf<typeof vmstateXlnxPmuIoIntc>;
