/**
 * The section `nrf51_soc.gpio`: GPIO of Nordic nRF51.
 *
 * QEMU: `hw/gpio/nrf51_gpio.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateNrf51SocGpio = vmstate({
  name: 'nrf51_soc.gpio',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    out: uint32(),
    in: uint32(),
    in_mask: uint32(),
    dir: uint32(),
    cnf: array(32, uint32()),
    old_out: uint32(),
    old_out_connected: uint32(),
  },
});
export type Nrf51SocGpioState = StateOf<typeof vmstateNrf51SocGpio>;
