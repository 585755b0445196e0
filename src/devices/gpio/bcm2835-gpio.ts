/**
 * The sections `bcm2835_gpio` and `bcm2838_gpio`: GPIO of the Raspberry Pi, up to the 3 and of the 4.
 *
 * QEMU: `hw/gpio/bcm2835_gpio.c`, `hw/gpio/bcm2838_gpio.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout
 * in all.
 */
import { array, type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateBcm2835Gpio = vmstate({
  name: 'bcm2835_gpio',
  versionId: 1,
  minimumVersionId: 1,
  fields: { fsel: array(54, uint8()), lev0: uint32(), lev1: uint32(), sd_fsel: uint8() },
});
export type Bcm2835GpioState = StateOf<typeof vmstateBcm2835Gpio>;

export const vmstateBcm2838Gpio = vmstate({
  name: 'bcm2838_gpio',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    fsel: array(58, uint8()),
    lev0: uint32(),
    lev1: uint32(),
    sd_fsel: uint8(),
    pup_cntrl_reg: array(4, uint32()),
  },
});
export type Bcm2838GpioState = StateOf<typeof vmstateBcm2838Gpio>;
