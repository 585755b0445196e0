/**
 * The section `PCA9552`: the I2C LED driver NXP PCA9552.
 *
 * QEMU: `hw/misc/pca9552.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. What differs between them is in the slots
 * it concerns.
 */
import { absent, array, byRelease, type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';
import { vmstateI2cSlave } from '../i2c/i2c-slave.js';

export const vmstatePCA9552 = vmstate({
  name: 'PCA9552',
  versionId: 0,
  fields: {
    len: uint8(),
    pointer: uint8(),
    regs: array(10, uint8()),
    ext_state: byRelease({ '2.3': absent, '10.0': array(16, uint8()) }),
    i2c: struct(vmstateI2cSlave),
  },
});
export type PCA9552State = StateOf<typeof vmstatePCA9552>;
