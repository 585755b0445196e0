/**
 * The section `npcm7xx-rng`: the random number generator of Nuvoton NPCM7xx.
 *
 * QEMU: `hw/misc/npcm7xx_rng.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint8, vmstate } from '../../vmstate/index.js';

export const vmstateNpcm7xxRng = vmstate({
  name: 'npcm7xx-rng',
  versionId: 0,
  fields: { rngcs: uint8(), rngd: uint8(), rngmode: uint8() },
});
export type Npcm7xxRngState = StateOf<typeof vmstateNpcm7xxRng>;
