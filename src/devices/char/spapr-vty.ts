/**
 * The section `spapr_vty`: the virtual terminal of an sPAPR machine. Its idstr has a prefix such as `vty@71000000/`.
 *
 * QEMU: `hw/char/spapr_vty.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { buffer, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateSpaprVio } from '../ppc/spapr-vio.js';

/** Bytes that wait for the guest to read them. */
export const VTERM_BUFSIZE = 16;

/** `in` and `out` count all bytes that ever came and went; modulo {@link VTERM_BUFSIZE} they are places in `buf`. */
export const vmstateSpaprVty = vmstate({
  name: 'spapr_vty',
  versionId: 1,
  minimumVersionId: 1,
  fields: { sdev: struct(vmstateSpaprVio), in: uint32(), out: uint32(), buf: buffer(VTERM_BUFSIZE) },
});
export type SpaprVtyState = StateOf<typeof vmstateSpaprVty>;
