/**
 * The section `aspeed.gpio`: GPIO of Aspeed's management controllers.
 *
 * QEMU: `hw/gpio/aspeed_gpio.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateAspeedGpioRegs = vmstate({
  name: 'aspeed.gpio/regs',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    data_value: uint32(),
    data_read: uint32(),
    direction: uint32(),
    int_enable: uint32(),
    int_sens_0: uint32(),
    int_sens_1: uint32(),
    int_sens_2: uint32(),
    int_status: uint32(),
    reset_tol: uint32(),
    cmd_source_0: uint32(),
    cmd_source_1: uint32(),
    debounce_1: uint32(),
    debounce_2: uint32(),
    input_mask: uint32(),
  },
});

export const vmstateAspeedGpio = vmstate({
  name: 'aspeed.gpio',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    sets: array(8, struct(vmstateAspeedGpioRegs), { since: 1 }),
    debounce_regs: array(3, uint32()),
  },
});
export type AspeedGpioState = StateOf<typeof vmstateAspeedGpio>;
