/**
 * The section `stm32l4x5-gpio`: GPIO of STM32L4x5.
 *
 * QEMU: `hw/gpio/stm32l4x5_gpio.c`; checked on streams of 10.0 and 11.1. One layout in all.
 */
import { type StateOf, struct, uint16, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateClock } from '../core/clock.js';

export const vmstateStm32l4x5Gpio = vmstate({
  name: 'stm32l4x5-gpio',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    moder: uint32(),
    otyper: uint32(),
    ospeedr: uint32(),
    pupdr: uint32(),
    idr: uint32(),
    odr: uint32(),
    lckr: uint32(),
    afrl: uint32(),
    afrh: uint32(),
    ascr: uint32(),
    disconnected_pins: uint16(),
    pins_connected_high: uint16(),
    clk: struct(vmstateClock),
  },
});
export type Stm32l4x5GpioState = StateOf<typeof vmstateStm32l4x5Gpio>;
