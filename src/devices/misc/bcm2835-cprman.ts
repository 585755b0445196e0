/**
 * The section `bcm2835-cprman`: the clock and power manager of the Raspberry Pi.
 *
 * QEMU: `hw/misc/bcm2835_cprman.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateBcm2835Cprman = vmstate({
  name: 'bcm2835-cprman',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(0x2000 / 4, uint32()) },
});
export type Bcm2835CprmanState = StateOf<typeof vmstateBcm2835Cprman>;
