/**
 * The section `stm32f4xx-syscfg`: the system configuration of STM32F4xx.
 *
 * QEMU: `hw/misc/stm32f4xx_syscfg.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateStm32f4xxSyscfg = vmstate({
  name: 'stm32f4xx-syscfg',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    syscfg_memrmp: uint32(),
    syscfg_pmc: uint32(),
    syscfg_exticr: array(4, uint32()),
    syscfg_cmpcr: uint32(),
  },
});
export type Stm32f4xxSyscfgState = StateOf<typeof vmstateStm32f4xxSyscfg>;
