/**
 * The section `ADM1266`: the supply sequencer Analog Devices ADM1266.
 *
 * QEMU: `hw/sensor/adm1266.c`; checked on streams of 10.0 and 11.1. One layout in both.
 */
import { type StateOf, struct, vmstate } from '../../vmstate/index.js';
import { vmstatePmbusDevice } from '../i2c/pmbus-device.js';

export const vmstateADM1266 = vmstate({
  name: 'ADM1266',
  versionId: 0,
  fields: { parent: struct(vmstatePmbusDevice) },
});
export type ADM1266State = StateOf<typeof vmstateADM1266>;
