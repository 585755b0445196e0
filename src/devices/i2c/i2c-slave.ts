/**
 * The struct `I2CSlave`: what every device on an I2C bus embeds. No section of its own.
 *
 * QEMU: `hw/i2c/core.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint8, vmstate } from '../../vmstate/index.js';

/** `address` has seven bits. */
export const vmstateI2cSlave = vmstate({
  name: 'I2CSlave',
  versionId: 1,
  minimumVersionId: 1,
  fields: { address: uint8() },
});
export type I2cSlaveState = StateOf<typeof vmstateI2cSlave>;
