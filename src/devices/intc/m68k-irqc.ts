/**
 * The section `m68k-irqc`: the interrupt controller of the m68k machine `virt`.
 *
 * QEMU: `hw/intc/m68k_irqc.c` in 7.2, 10.0 and 11.1. One layout in all; 2.3 and 5.2 do not have it.
 */
import { type StateOf, uint8, vmstate } from '../../vmstate/index.js';

/** `ipr`: levels that are pending, level n is bit n - 1; the CPU is given the highest. */
export const vmstateM68kIrqc = vmstate({
  name: 'm68k-irqc',
  versionId: 1,
  minimumVersionId: 1,
  fields: { ipr: uint8() },
});
export type M68kIrqcState = StateOf<typeof vmstateM68kIrqc>;
