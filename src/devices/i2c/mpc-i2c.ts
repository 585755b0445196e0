/**
 * The section `mpc-i2c`: the I2C controller of Freescale MPC8xxx.
 *
 * QEMU: `hw/i2c/mpc_i2c.c`; checked on streams of 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint8, vmstate } from '../../vmstate/index.js';

export const vmstateMpcI2c = vmstate({
  name: 'mpc-i2c',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    address: uint8(),
    adr: uint8(),
    fdr: uint8(),
    cr: uint8(),
    sr: uint8(),
    dr: uint8(),
    dfsrr: uint8(),
  },
});
export type MpcI2cState = StateOf<typeof vmstateMpcI2c>;
