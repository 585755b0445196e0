/**
 * The section `rs5c372`: the I2C real-time clock Ricoh RS5C372.
 *
 * QEMU: `hw/rtc/rs5c372.c`, since 10.0; checked on streams of 11.1.
 */
import { array, bool, int64, type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';
import { vmstateI2cSlave } from '../i2c/i2c-slave.js';

/** `offset`: seconds between the clock and the host's. */
export const vmstateRs5c372 = vmstate({
  name: 'rs5c372',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    parent_obj: struct(vmstateI2cSlave),
    offset: int64(),
    nvram: array(16, uint8()),
    ptr: uint8(),
    tx_format: uint8(),
    addr_byte: bool(),
  },
});
export type Rs5c372State = StateOf<typeof vmstateRs5c372>;
