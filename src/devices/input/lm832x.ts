/**
 * The section `LM8323`: the keypad controller National Semiconductor LM8323.
 *
 * QEMU: `hw/input/lm832x.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { array, buffer, named, type StateOf, struct, timer, uint8, uint16, vmstate } from '../../vmstate/index.js';
import { vmstateI2cSlave } from '../i2c/i2c-slave.js';

export const vmstateLM8323 = vmstate({
  name: 'LM8323',
  versionId: 0,
  fields: {
    parent_obj: struct(vmstateI2cSlave),
    i2c_dir: uint8(),
    i2c_cycle: uint8(),
    reg: uint8(),
    config: uint8(),
    status: uint8(),
    acttime: uint8(),
    error: uint8(),
    clock: uint8(),
    ...named('gpio.', { pull: uint16(), mask: uint16(), dir: uint16(), level: uint16() }),
    ...named('kbd.', { dbnctime: uint8(), size: uint8(), start: uint8(), len: uint8(), fifo: buffer(16) }),
    ...named('pwm.', { file: array(256, uint16()), faddr: uint8(), addr: buffer(3), tm: array(3, timer()) }),
  },
});
export type LM8323State = StateOf<typeof vmstateLM8323>;
