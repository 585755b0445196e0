/**
 * The sections `npcm7xx-gcr` and `npcm-gcr`: the global control registers of Nuvoton's management controllers,
 * NPCM7xx and later.
 *
 * QEMU: `hw/misc/npcm_gcr.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateNpcm7xxGcr = vmstate({
  name: 'npcm7xx-gcr',
  versionId: 0,
  fields: { regs: array(0x148 / 4, uint32()) },
});
export type Npcm7xxGcrState = StateOf<typeof vmstateNpcm7xxGcr>;

export const vmstateNpcmGcr = vmstate({
  name: 'npcm-gcr',
  versionId: 2,
  minimumVersionId: 2,
  fields: { regs: array(0xf80 / 4, uint32()) },
});
export type NpcmGcrState = StateOf<typeof vmstateNpcmGcr>;
