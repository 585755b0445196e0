/**
 * The section `bcm2835-aux`: the mini serial port of the Raspberry Pi.
 *
 * QEMU: `hw/char/bcm2835_aux.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint8, vmstate } from '../../vmstate/index.js';

export const vmstateBcm2835Aux = vmstate({
  name: 'bcm2835-aux',
  versionId: 1,
  minimumVersionId: 1,
  fields: { read_fifo: array(8, uint8()), read_pos: uint8(), read_count: uint8(), ier: uint8(), iir: uint8() },
});
export type Bcm2835AuxState = StateOf<typeof vmstateBcm2835Aux>;
