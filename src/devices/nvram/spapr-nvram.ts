/**
 * The section `spapr_nvram`: the NVRAM of an sPAPR machine. Its idstr has a prefix such as `nvram@71000001/`.
 *
 * QEMU: `hw/nvram/spapr_nvram.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { alloc, type StateOf, uint32, vbuffer, vmstate } from '../../vmstate/index.js';

/** All bytes of the NVRAM; the usual size is 64 KiB. */
export const vmstateSpaprNvram = vmstate({
  name: 'spapr_nvram',
  versionId: 1,
  minimumVersionId: 1,
  fields: { size: uint32(), buf: alloc(vbuffer('size', { since: 1 })) },
});
export type SpaprNvramState = StateOf<typeof vmstateSpaprNvram>;
