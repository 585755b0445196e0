/**
 * The section `i2c_bus`: an I2C or SMBus bus, of the PC and of many boards.
 *
 * QEMU: `hw/i2c/core.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint8, vmstate } from '../../vmstate/index.js';

/** No device is addressed. */
export const I2C_NO_DEVICE = 0xff;
/** 5.2+: all devices are addressed. */
export const I2C_BROADCAST = 0x00;

/** `saved_address` is that of the device that is being talked to, or one of the two above. */
export const vmstateI2cBus = vmstate({
  name: 'i2c_bus',
  versionId: 1,
  minimumVersionId: 1,
  fields: { saved_address: uint8() },
});
export type I2cBusState = StateOf<typeof vmstateI2cBus>;
