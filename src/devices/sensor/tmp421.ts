/**
 * The section `TMP421`: the temperature sensors TI TMP421 to TMP423.
 *
 * QEMU: `hw/sensor/tmp421.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, int16, type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';
import { vmstateI2cSlave } from '../i2c/i2c-slave.js';

export const vmstateTMP421 = vmstate({
  name: 'TMP421',
  versionId: 0,
  fields: {
    len: uint8(),
    buf: array(2, uint8()),
    pointer: uint8(),
    config: array(2, uint8()),
    status: uint8(),
    rate: uint8(),
    temperature: array(4, int16()),
    i2c: struct(vmstateI2cSlave),
  },
});
export type TMP421State = StateOf<typeof vmstateTMP421>;
