/**
 * The section `Lasi`: the I/O controller LASI of HP PA-RISC machines.
 *
 * QEMU: `hw/misc/lasi.c`; checked on streams of 5.2, 7.2 and 11.1. The last has the reference of the clock, too.
 */
import { byRelease, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateLasi = vmstate({
  name: 'Lasi',
  versionId: { '2.3': 1, '11.1': 2 },
  minimumVersionId: 1,
  fields: {
    irr: uint32(),
    imr: uint32(),
    ipr: uint32(),
    icr: uint32(),
    iar: uint32(),
    errlog: uint32(),
    amr: uint32(),
    rtc_ref: byRelease({ '11.1': uint32({ since: 2 }) }),
  },
});
export type LasiState = StateOf<typeof vmstateLasi>;
