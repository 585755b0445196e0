/**
 * The section `npcm7xx-otp`: the fuses of Nuvoton NPCM7xx.
 *
 * QEMU: `hw/nvram/npcm7xx_otp.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateNpcm7xxOtp = vmstate({
  name: 'npcm7xx-otp',
  versionId: 0,
  fields: { regs: array(6, uint32()), array: array(1024, uint8()) },
});
export type Npcm7xxOtpState = StateOf<typeof vmstateNpcm7xxOtp>;
