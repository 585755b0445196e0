/**
 * The section `stm32.rcc`: the reset and clock control of STM32.
 *
 * QEMU: `hw/misc/stm32_rcc.c`; checked on streams of 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateStm32Rcc = vmstate({
  name: 'stm32.rcc',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(38, uint32()) },
});
export type Stm32RccState = StateOf<typeof vmstateStm32Rcc>;
