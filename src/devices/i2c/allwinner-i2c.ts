/**
 * The section `allwinner.i2c`: the I2C controller of Allwinner.
 *
 * QEMU: `hw/i2c/allwinner-i2c.c`; checked on streams of 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint8, vmstate } from '../../vmstate/index.js';

export const vmstateAllwinnerI2c = vmstate({
  name: 'allwinner.i2c',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    addr: uint8(),
    xaddr: uint8(),
    data: uint8(),
    cntr: uint8(),
    ccr: uint8(),
    srst: uint8(),
    efr: uint8(),
    lcr: uint8(),
  },
});
export type AllwinnerI2cState = StateOf<typeof vmstateAllwinnerI2c>;
