/**
 * The section `bcm2835-rng`: the random number generator of the Raspberry Pi.
 *
 * QEMU: `hw/misc/bcm2835_rng.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateBcm2835Rng = vmstate({
  name: 'bcm2835-rng',
  versionId: 1,
  minimumVersionId: 1,
  fields: { rng_ctrl: uint32(), rng_status: uint32() },
});
export type Bcm2835RngState = StateOf<typeof vmstateBcm2835Rng>;
