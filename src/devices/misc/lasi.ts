/**
 * The section `Lasi`: the I/O controller LASI of HP PA-RISC machines.
 *
 * QEMU: `hw/misc/lasi.c`; checked on streams of 5.2 and 7.2. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateLasi = vmstate({
  name: 'Lasi',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    irr: uint32(),
    imr: uint32(),
    ipr: uint32(),
    icr: uint32(),
    iar: uint32(),
    errlog: uint32(),
    amr: uint32(),
  },
});
export type LasiState = StateOf<typeof vmstateLasi>;
