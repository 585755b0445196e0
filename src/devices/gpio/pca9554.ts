/**
 * The section `PCA9554`: the I2C port expander NXP PCA9554.
 *
 * QEMU: `hw/gpio/pca9554.c`; checked on streams of 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';
import { vmstateI2cSlave } from '../i2c/i2c-slave.js';

export const vmstatePCA9554 = vmstate({
  name: 'PCA9554',
  versionId: 0,
  fields: {
    len: uint8(),
    pointer: uint8(),
    regs: array(4, uint8()),
    ext_state: array(8, uint8()),
    i2c: struct(vmstateI2cSlave),
  },
});
export type PCA9554State = StateOf<typeof vmstatePCA9554>;
