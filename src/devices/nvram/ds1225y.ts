/**
 * The section `nvram`: the NVRAM Dallas DS1225Y of MIPS Jazz boards; its contents are in a file.
 *
 * QEMU: `hw/nvram/ds1225y.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint8, vmstate } from '../../vmstate/index.js';

export const vmstateNvram = vmstate({
  name: 'nvram',
  versionId: 0,
  fields: {
    // It has no condition, so it is an array whose count was 0.
    contents: array(0, uint8()),
  },
});
export type NvramState = StateOf<typeof vmstateNvram>;
