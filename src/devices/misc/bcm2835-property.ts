/**
 * The section `bcm2835-property`: the firmware's property channel of the Raspberry Pi.
 *
 * QEMU: `hw/misc/bcm2835_property.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { bool, buffer, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateBcm2835Property = vmstate({
  name: 'bcm2835-property',
  versionId: 1,
  minimumVersionId: 1,
  fields: { macaddr: buffer(6), addr: uint32(), pending: bool() },
});
export type Bcm2835PropertyState = StateOf<typeof vmstateBcm2835Property>;
