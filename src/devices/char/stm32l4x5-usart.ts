/**
 * The section `stm32l4x5-usart-base`: the serial ports of STM32L4x5.
 *
 * QEMU: `hw/char/stm32l4x5_usart.c`; checked on streams of 10.0 and 11.1. One layout in all.
 */
import { type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateClock } from '../core/clock.js';

export const vmstateStm32l4x5UsartBase = vmstate({
  name: 'stm32l4x5-usart-base',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    cr1: uint32(),
    cr2: uint32(),
    cr3: uint32(),
    brr: uint32(),
    gtpr: uint32(),
    rtor: uint32(),
    isr: uint32(),
    rdr: uint32(),
    tdr: uint32(),
    clk: struct(vmstateClock),
  },
});
export type Stm32l4x5UsartBaseState = StateOf<typeof vmstateStm32l4x5UsartBase>;
