/**
 * The section `msf2-sysreg`: the system registers of Microsemi SmartFusion2.
 *
 * QEMU: `hw/misc/msf2-sysreg.c`; checked on streams of 5.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateMsf2Sysreg = vmstate({
  name: 'msf2-sysreg',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(0x300 / 4, uint32()) },
});
export type Msf2SysregState = StateOf<typeof vmstateMsf2Sysreg>;
