/**
 * The section `DPS310`: the pressure sensor Infineon DPS310.
 *
 * QEMU: `hw/sensor/dps310.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';
import { vmstateI2cSlave } from '../i2c/i2c-slave.js';

export const vmstateDPS310 = vmstate({
  name: 'DPS310',
  versionId: 0,
  fields: { len: uint8(), regs: array(51, uint8()), pointer: uint8(), i2c: struct(vmstateI2cSlave) },
});
export type DPS310State = StateOf<typeof vmstateDPS310>;
