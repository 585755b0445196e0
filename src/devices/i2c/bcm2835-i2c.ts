/**
 * The section `bcm2835-i2c`: the I2C controller of the Raspberry Pi.
 *
 * QEMU: `hw/i2c/bcm2835_i2c.c`; checked on streams of 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateBcm2835I2c = vmstate({
  name: 'bcm2835-i2c',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    c: uint32(),
    s: uint32(),
    dlen: uint32(),
    a: uint32(),
    div: uint32(),
    del: uint32(),
    clkt: uint32(),
    last_dlen: uint32(),
  },
});
export type Bcm2835I2cState = StateOf<typeof vmstateBcm2835I2c>;
