/**
 * The sections `allwinner-r40-ccu`, `allwinner-r40-dramc` and `allwinner-sramc`: clocks and memory controllers of
 * Allwinner R40.
 *
 * QEMU: `hw/misc/allwinner-r40-ccu.c`, `hw/misc/allwinner-r40-dramc.c`, `hw/misc/allwinner-sramc.c`; checked on
 * streams of 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateAllwinnerR40Ccu = vmstate({
  name: 'allwinner-r40-ccu',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(0x400 / 4, uint32()) },
});
export type AllwinnerR40CcuState = StateOf<typeof vmstateAllwinnerR40Ccu>;

export const vmstateAllwinnerR40Dramc = vmstate({
  name: 'allwinner-r40-dramc',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    dramcom: array(0x804 / 4, uint32()),
    dramctl: array(0x88c / 4, uint32()),
    dramphy: array(1, uint32()),
  },
});
export type AllwinnerR40DramcState = StateOf<typeof vmstateAllwinnerR40Dramc>;

export const vmstateAllwinnerSramc = vmstate({
  name: 'allwinner-sramc',
  versionId: 1,
  minimumVersionId: 1,
  fields: { sram_ver: uint32(), sram_soft_entry_reg0: uint32() },
});
export type AllwinnerSramcState = StateOf<typeof vmstateAllwinnerSramc>;
