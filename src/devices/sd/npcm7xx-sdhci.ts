/**
 * The section `npcm7xx.sdhci`: the registers around the SD controller of Nuvoton NPCM7xx.
 *
 * QEMU: `hw/sd/npcm7xx_sdhci.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateNpcm7xxSdhci = vmstate({
  name: 'npcm7xx.sdhci',
  versionId: 0,
  fields: {
    boottoctrl: uint32({ name: 'regs.boottoctrl' }),
  },
});
export type Npcm7xxSdhciState = StateOf<typeof vmstateNpcm7xxSdhci>;
