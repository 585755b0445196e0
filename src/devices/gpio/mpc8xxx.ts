/**
 * The section `mpc8xxx_gpio`: GPIO of Freescale MPC8xxx.
 *
 * QEMU: `hw/gpio/mpc8xxx.c`; checked on streams of 2.3, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateMpc8xxxGpio = vmstate({
  name: 'mpc8xxx_gpio',
  versionId: 1,
  minimumVersionId: 1,
  fields: { dir: uint32(), odr: uint32(), dat: uint32(), ier: uint32(), imr: uint32(), icr: uint32() },
});
export type Mpc8xxxGpioState = StateOf<typeof vmstateMpc8xxxGpio>;
