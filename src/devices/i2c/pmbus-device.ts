/**
 * The struct `pmbus-device`: what devices on a PMBus embed. No section of its own.
 *
 * QEMU: `hw/i2c/pmbus_device.c` in 7.2, 10.0 and 11.1. One layout in all; the pages themselves are never sent.
 */
import { type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';
import { vmstateSmbusDevice } from './smbus-device.js';

export const vmstatePmbusDevice = vmstate({
  name: 'pmbus-device',
  versionId: 0,
  minimumVersionId: 0,
  fields: { smb: struct(vmstateSmbusDevice), num_pages: uint8(), code: uint8(), page: uint8(), capability: uint8() },
});
export type PmbusDeviceState = StateOf<typeof vmstatePmbusDevice>;
