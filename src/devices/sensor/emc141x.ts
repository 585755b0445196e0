/**
 * The section `EMC141X`: the temperature sensors Microchip EMC1413 and EMC1414.
 *
 * QEMU: `hw/sensor/emc141x.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';
import { vmstateI2cSlave } from '../i2c/i2c-slave.js';

export const vmstateEMC141X = vmstate({
  name: 'EMC141X',
  versionId: 0,
  fields: { len: uint8(), data: uint8(), pointer: uint8(), parent_obj: struct(vmstateI2cSlave) },
});
export type EMC141XState = StateOf<typeof vmstateEMC141X>;
