/**
 * The section `macio_nvram`: the NVRAM of PowerMacs.
 *
 * QEMU: `hw/nvram/mac_nvram.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { buffer, type StateOf, vmstate } from '../../vmstate/index.js';

export const vmstateMacioNvram = vmstate({
  name: 'macio_nvram',
  versionId: 1,
  minimumVersionId: 1,
  fields: { data: buffer(8192) },
});
export type MacioNvramState = StateOf<typeof vmstateMacioNvram>;
