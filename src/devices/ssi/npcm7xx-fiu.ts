/**
 * The section `npcm7xx-fiu`: the flash interface of Nuvoton NPCM7xx.
 *
 * QEMU: `hw/ssi/npcm7xx_fiu.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, int32, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateNpcm7xxFiu = vmstate({
  name: 'npcm7xx-fiu',
  versionId: 0,
  fields: { active_cs: int32(), regs: array(31, uint32()) },
});
export type Npcm7xxFiuState = StateOf<typeof vmstateNpcm7xxFiu>;
