/**
 * The section `i2c-ddc`: a monitor's EDID on an I2C bus.
 *
 * QEMU: `hw/display/i2c-ddc.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { bool, type StateOf, uint8, vmstate } from '../../vmstate/index.js';

export const vmstateI2cDdc = vmstate({
  name: 'i2c-ddc',
  versionId: 1,
  fields: { firstbyte: bool(), reg: uint8() },
});
export type I2cDdcState = StateOf<typeof vmstateI2cDdc>;
