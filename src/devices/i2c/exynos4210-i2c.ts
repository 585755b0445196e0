/**
 * The section `exynos4210.i2c`: the I2C controller of Exynos 4210.
 *
 * QEMU: `hw/i2c/exynos4210_i2c.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { bool, type StateOf, uint8, vmstate } from '../../vmstate/index.js';

export const vmstateExynos4210I2c = vmstate({
  name: 'exynos4210.i2c',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    i2ccon: uint8(),
    i2cstat: uint8(),
    i2cds: uint8(),
    i2cadd: uint8(),
    i2clc: uint8(),
    scl_free: bool(),
  },
});
export type Exynos4210I2cState = StateOf<typeof vmstateExynos4210I2c>;
