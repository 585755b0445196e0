/**
 * The section `npcm-pcs`: the physical coding sublayer of Nuvoton NPCM8xx.
 *
 * QEMU: `hw/net/npcm_pcs.c`; checked on streams of 11.1.
 */
import { array, type StateOf, uint16, vmstate } from '../../vmstate/index.js';

export const vmstateNpcmPcs = vmstate({
  name: 'npcm-pcs',
  versionId: 0,
  fields: {
    indirect_access_base: uint16(),
    sr_ctl: array(9, uint16()),
    sr_mii: array(16, uint16()),
    sr_tim: array(17, uint16()),
    vr_mii: array(227, uint16()),
  },
});
export type NpcmPcsState = StateOf<typeof vmstateNpcmPcs>;
