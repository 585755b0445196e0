/**
 * The section `max7310`: the I2C port expander Maxim MAX7310.
 *
 * QEMU: `hw/gpio/max7310.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { int32, type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';
import { vmstateI2cSlave } from '../i2c/i2c-slave.js';

export const vmstateMax7310 = vmstate({
  name: 'max7310',
  versionId: 0,
  fields: {
    i2c_command_byte: int32(),
    len: int32(),
    level: uint8(),
    direction: uint8(),
    polarity: uint8(),
    status: uint8(),
    command: uint8(),
    parent_obj: struct(vmstateI2cSlave),
  },
});
export type Max7310State = StateOf<typeof vmstateMax7310>;
