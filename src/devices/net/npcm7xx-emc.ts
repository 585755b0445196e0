/**
 * The section `npcm7xx-emc`: the Ethernet controller of Nuvoton NPCM7xx.
 *
 * QEMU: `hw/net/npcm7xx_emc.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, bool, type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateNpcm7xxEmc = vmstate({
  name: 'npcm7xx-emc',
  versionId: 0,
  fields: { emc_num: uint8(), regs: array(55, uint32()), tx_active: bool(), rx_active: bool() },
});
export type Npcm7xxEmcState = StateOf<typeof vmstateNpcm7xxEmc>;
