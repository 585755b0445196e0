/**
 * The section `allwinner-sid`: the chip's identity of Allwinner.
 *
 * QEMU: `hw/misc/allwinner-sid.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateAllwinnerSid = vmstate({
  name: 'allwinner-sid',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    control: uint32(),
    rdkey: uint32(),
    data: array(16, uint8(), { name: 'identifier.data', since: 1 }),
  },
});
export type AllwinnerSidState = StateOf<typeof vmstateAllwinnerSid>;
