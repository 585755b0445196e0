/**
 * The section `pl050`: the PrimeCell keyboard and mouse interface PL050.
 *
 * QEMU: `hw/input/pl050.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { int32, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstatePl050 = vmstate({
  name: 'pl050',
  versionId: 2,
  minimumVersionId: 2,
  fields: { cr: uint32(), clk: uint32(), last: uint32(), pending: int32() },
});
export type Pl050State = StateOf<typeof vmstatePl050>;
