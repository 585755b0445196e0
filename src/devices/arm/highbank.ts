/**
 * The section `highbank-regs`: the system registers of Calxeda Highbank.
 *
 * QEMU: `hw/arm/highbank.c`; checked on streams of 5.2, 7.2 and 10.0. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateHighbankRegs = vmstate({
  name: 'highbank-regs',
  versionId: 0,
  fields: { regs: array(0x800 / 4, uint32()) },
});
export type HighbankRegsState = StateOf<typeof vmstateHighbankRegs>;
