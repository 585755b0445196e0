/**
 * The section `microbit.i2c`: the I2C controller of the BBC micro:bit, as far as there is one.
 *
 * QEMU: `hw/i2c/microbit_i2c.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateMicrobitI2c = vmstate({
  name: 'microbit.i2c',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(0x1000 / 4, uint32()), read_idx: uint32() },
});
export type MicrobitI2cState = StateOf<typeof vmstateMicrobitI2c>;
