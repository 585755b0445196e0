/**
 * The section `pl061`: the PrimeCell GPIO PL061, and that of TI Stellaris.
 *
 * QEMU: `hw/gpio/pl061.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. What differs between them is in the
 * slots it concerns.
 */
import { absent, byRelease, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstatePl061 = vmstate({
  name: 'pl061',
  versionId: { '2.3': 3, '5.2': 4 },
  minimumVersionId: { '2.3': 3, '5.2': 4 },
  fields: {
    locked: uint32(),
    data: uint32(),
    old_out_data: uint32(),
    old_in_data: uint32(),
    dir: uint32(),
    isense: uint32(),
    ibe: uint32(),
    iev: uint32(),
    im: uint32(),
    istate: uint32(),
    afsel: uint32(),
    dr2r: uint32(),
    dr4r: uint32(),
    dr8r: uint32(),
    odr: uint32(),
    pur: uint32(),
    pdr: uint32(),
    slr: uint32(),
    den: uint32(),
    cr: uint32(),
    float_high: byRelease({ '2.3': uint32(), '5.2': absent }),
    amsel: byRelease({ '2.3': uint32(), '5.2': uint32({ since: 2 }) }),
  },
});
export type Pl061State = StateOf<typeof vmstatePl061>;
