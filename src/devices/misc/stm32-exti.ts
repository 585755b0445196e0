/**
 * The sections `stm32f4xx-exti` and `stm32l4x5-exti`: controllers of external interrupts and events of STM32 chips, which
 * stand before the NVIC.
 *
 * QEMU: `hw/misc/stm32f4xx_exti.c` in 5.2, 7.2, 10.0 and 11.1, `hw/misc/stm32l4x5_exti.c` in 10.0 and 11.1.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** A bit for each line: let through as interrupt, as event, by rising edges, by falling edges, by software, pending. */
export const vmstateStm32f4xxExti = vmstate({
  name: 'stm32f4xx-exti',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    exti_imr: uint32(),
    exti_emr: uint32(),
    exti_rtsr: uint32(),
    exti_ftsr: uint32(),
    exti_swier: uint32(),
    exti_pr: uint32(),
  },
});
export type Stm32f4xxExtiState = StateOf<typeof vmstateStm32f4xxExti>;

/** The same for lines 0 to 31 and 32 to 39, and how they come in. */
export const vmstateStm32l4x5Exti = vmstate({
  name: 'stm32l4x5-exti',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    imr: array(2, uint32()),
    emr: array(2, uint32()),
    rtsr: array(2, uint32()),
    ftsr: array(2, uint32()),
    swier: array(2, uint32()),
    pr: array(2, uint32()),
    irq_levels: array(2, uint32()),
  },
});
export type Stm32l4x5ExtiState = StateOf<typeof vmstateStm32l4x5Exti>;
