/**
 * The section `stm32f2xx-adc`: the analogue-to-digital converters of STM32F2xx.
 *
 * QEMU: `hw/adc/stm32f2xx_adc.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateStm32f2xxAdc = vmstate({
  name: 'stm32f2xx-adc',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    adc_sr: uint32(),
    adc_cr1: uint32(),
    adc_cr2: uint32(),
    adc_smpr1: uint32(),
    adc_smpr2: uint32(),
    adc_jofr: array(4, uint32()),
    adc_htr: uint32(),
    adc_ltr: uint32(),
    adc_sqr1: uint32(),
    adc_sqr2: uint32(),
    adc_sqr3: uint32(),
    adc_jsqr: uint32(),
    adc_jdr: array(4, uint32()),
    adc_dr: uint32(),
  },
});
export type Stm32f2xxAdcState = StateOf<typeof vmstateStm32f2xxAdc>;
