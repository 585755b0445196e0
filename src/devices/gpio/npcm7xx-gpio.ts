/**
 * The section `npcm7xx-gpio`: GPIO of Nuvoton NPCM7xx.
 *
 * QEMU: `hw/gpio/npcm7xx_gpio.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateNpcm7xxGpio = vmstate({
  name: 'npcm7xx-gpio',
  versionId: 0,
  fields: { pin_level: uint32(), ext_level: uint32(), ext_driven: uint32(), regs: array(32, uint32()) },
});
export type Npcm7xxGpioState = StateOf<typeof vmstateNpcm7xxGpio>;
