/**
 * The section `ds1338`: the I2C real-time clock Dallas DS1338.
 *
 * QEMU: `hw/rtc/ds1338.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, bool, int32, int64, type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';
import { vmstateI2cSlave } from '../i2c/i2c-slave.js';

export const vmstateDs1338 = vmstate({
  name: 'ds1338',
  versionId: 2,
  minimumVersionId: 1,
  fields: {
    parent_obj: struct(vmstateI2cSlave),
    offset: int64(),
    wday_offset: uint8({ since: 2 }),
    nvram: array(64, uint8()),
    ptr: int32(),
    addr_byte: bool(),
  },
});
export type Ds1338State = StateOf<typeof vmstateDs1338>;
