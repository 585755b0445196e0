/**
 * The section `allwinner-cpucfg`: with which the first core of an Allwinner H3 starts and stops the others.
 *
 * QEMU: `hw/misc/allwinner-cpucfg.c` in 5.2, 7.2, 10.0 and 11.1. One layout in all; 2.3 does not have it.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** GENERAL_CTRL_REG, SUPER_STANDBY_FLAG; `entry_addr`: where a core begins. */
export const vmstateAllwinnerCpucfg = vmstate({
  name: 'allwinner-cpucfg',
  versionId: 1,
  minimumVersionId: 1,
  fields: { gen_ctrl: uint32(), super_standby: uint32(), entry_addr: uint32() },
});
export type AllwinnerCpucfgState = StateOf<typeof vmstateAllwinnerCpucfg>;
