/**
 * The section `imx.i2c`: the I2C controller of i.MX.
 *
 * QEMU: `hw/i2c/imx_i2c.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint16, vmstate } from '../../vmstate/index.js';

export const vmstateImxI2c = vmstate({
  name: 'imx.i2c',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    address: uint16(),
    iadr: uint16(),
    ifdr: uint16(),
    i2cr: uint16(),
    i2sr: uint16(),
    i2dr_read: uint16(),
    i2dr_write: uint16(),
  },
});
export type ImxI2cState = StateOf<typeof vmstateImxI2c>;
