/**
 * The struct `SSISlave`: what every device on a synchronous serial bus embeds. No section of its own.
 *
 * QEMU: `hw/ssi/ssi.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { bool, type StateOf, vmstate } from '../../vmstate/index.js';

/** `cs`: the level of the chip select line. */
export const vmstateSsiPeripheral = vmstate({
  name: 'SSISlave',
  versionId: 1,
  minimumVersionId: 1,
  fields: { cs: bool() },
});
export type SsiPeripheralState = StateOf<typeof vmstateSsiPeripheral>;
