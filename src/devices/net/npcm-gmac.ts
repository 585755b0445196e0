/**
 * The section `npcm-gmac`: the gigabit Ethernet controller of Nuvoton's management controllers.
 *
 * QEMU: `hw/net/npcm_gmac.c`; checked on streams of 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateNpcmGmac = vmstate({
  name: 'npcm-gmac',
  versionId: 0,
  fields: { regs: array(0x1060 / 4, uint32()) },
});
export type NpcmGmacState = StateOf<typeof vmstateNpcmGmac>;
