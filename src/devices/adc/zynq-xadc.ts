/**
 * The section `zynq-xadc`: the analogue-to-digital converter of Xilinx Zynq.
 *
 * QEMU: `hw/adc/zynq-xadc.c`; checked on streams of 5.2, 7.2 and 10.0. One layout in all.
 */
import { array, type StateOf, uint16, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateZynqXadc = vmstate({
  name: 'zynq-xadc',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    regs: array(8, uint32()),
    xadc_regs: array(128, uint16()),
    xadc_dfifo: array(15, uint16()),
    xadc_read_reg_previous: uint16(),
    xadc_dfifo_entries: uint16(),
  },
});
export type ZynqXadcState = StateOf<typeof vmstateZynqXadc>;
