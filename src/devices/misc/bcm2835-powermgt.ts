/**
 * The section `bcm2835-powermgt`: the power management of the Raspberry Pi.
 *
 * QEMU: `hw/misc/bcm2835_powermgt.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateBcm2835Powermgt = vmstate({
  name: 'bcm2835-powermgt',
  versionId: 1,
  minimumVersionId: 1,
  fields: { rstc: uint32(), rsts: uint32(), wdog: uint32() },
});
export type Bcm2835PowermgtState = StateOf<typeof vmstateBcm2835Powermgt>;
