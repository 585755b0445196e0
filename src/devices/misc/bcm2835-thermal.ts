/**
 * The section `bcm2835_thermal`: the thermometer of the Raspberry Pi.
 *
 * QEMU: `hw/misc/bcm2835_thermal.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateBcm2835Thermal = vmstate({
  name: 'bcm2835_thermal',
  versionId: 1,
  minimumVersionId: 1,
  fields: { ctl: uint32() },
});
export type Bcm2835ThermalState = StateOf<typeof vmstateBcm2835Thermal>;
