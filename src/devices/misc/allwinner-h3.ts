/**
 * The sections `allwinner-h3-ccu`, `allwinner-h3-dramc` and `allwinner-h3-sysctrl`: clocks, memory controller and
 * system control of Allwinner H3.
 *
 * QEMU: `hw/misc/allwinner-h3-ccu.c`, `hw/misc/allwinner-h3-dramc.c`, `hw/misc/allwinner-h3-sysctrl.c`; checked on
 * streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateAllwinnerH3Ccu = vmstate({
  name: 'allwinner-h3-ccu',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(0x400 / 4, uint32()) },
});
export type AllwinnerH3CcuState = StateOf<typeof vmstateAllwinnerH3Ccu>;

export const vmstateAllwinnerH3Dramc = vmstate({
  name: 'allwinner-h3-dramc',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    dramcom: array(0x804 / 4, uint32()),
    dramctl: array(0x88c / 4, uint32()),
    dramphy: array(1, uint32()),
  },
});
export type AllwinnerH3DramcState = StateOf<typeof vmstateAllwinnerH3Dramc>;

export const vmstateAllwinnerH3Sysctrl = vmstate({
  name: 'allwinner-h3-sysctrl',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(13, uint32()) },
});
export type AllwinnerH3SysctrlState = StateOf<typeof vmstateAllwinnerH3Sysctrl>;
