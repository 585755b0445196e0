/**
 * The struct `smbus-device`: what devices on an SMBus embed. No section of its own.
 *
 * QEMU: `hw/i2c/smbus_slave.c` in 5.2, 7.2, 10.0 and 11.1. One layout in all; 2.3 does not send it.
 */
import { array, int32, type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';
import { vmstateI2cSlave } from './i2c-slave.js';

/** `mode`: where in a transfer it is; `data_buf`: its bytes so far, `data_len` of them. */
export const vmstateSmbusDevice = vmstate({
  name: 'smbus-device',
  versionId: 1,
  minimumVersionId: 1,
  fields: { i2c: struct(vmstateI2cSlave), mode: int32(), data_len: int32(), data_buf: array(34, uint8()) },
});
export type SmbusDeviceState = StateOf<typeof vmstateSmbusDevice>;
