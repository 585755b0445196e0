/**
 * The section `stm32f2xx-timer`: the timers of STM32F2xx.
 *
 * QEMU: `hw/timer/stm32f2xx_timer.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { int64, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateStm32f2xxTimer = vmstate({
  name: 'stm32f2xx-timer',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    tick_offset: int64(),
    tim_cr1: uint32(),
    tim_cr2: uint32(),
    tim_smcr: uint32(),
    tim_dier: uint32(),
    tim_sr: uint32(),
    tim_egr: uint32(),
    tim_ccmr1: uint32(),
    tim_ccmr2: uint32(),
    tim_ccer: uint32(),
    tim_psc: uint32(),
    tim_arr: uint32(),
    tim_ccr1: uint32(),
    tim_ccr2: uint32(),
    tim_ccr3: uint32(),
    tim_ccr4: uint32(),
    tim_dcr: uint32(),
    tim_dmar: uint32(),
    tim_or: uint32(),
  },
});
export type Stm32f2xxTimerState = StateOf<typeof vmstateStm32f2xxTimer>;
