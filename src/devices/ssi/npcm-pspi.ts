/**
 * The section `npcm-pspi`: the SPI controller of Nuvoton's management controllers.
 *
 * QEMU: `hw/ssi/npcm_pspi.c`; checked on streams of 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint16, vmstate } from '../../vmstate/index.js';

export const vmstateNpcmPspi = vmstate({
  name: 'npcm-pspi',
  versionId: 0,
  fields: { regs: array(3, uint16()) },
});
export type NpcmPspiState = StateOf<typeof vmstateNpcmPspi>;
