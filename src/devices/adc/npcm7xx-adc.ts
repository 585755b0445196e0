/**
 * The section `npcm7xx-adc`: the analogue-to-digital converter of Nuvoton NPCM7xx.
 *
 * QEMU: `hw/adc/npcm7xx_adc.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, timer, uint16, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateClock } from '../core/clock.js';

export const vmstateNpcm7xxAdc = vmstate({
  name: 'npcm7xx-adc',
  versionId: 0,
  fields: {
    conv_timer: timer(),
    con: uint32(),
    data: uint32(),
    clock: struct(vmstateClock),
    adci: array(8, uint32()),
    vref: uint32(),
    iref: uint32(),
    calibration_r_values: array(2, uint16()),
  },
});
export type Npcm7xxAdcState = StateOf<typeof vmstateNpcm7xxAdc>;
