/**
 * The section `imx.epit`: the enhanced periodic interrupt timer of i.MX.
 *
 * QEMU: `hw/timer/imx_epit.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. What differs between them is in
 * the slots it concerns.
 */
import { absent, byRelease, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstatePtimer } from './ptimer.js';

export const vmstateImxEpit = vmstate({
  name: 'imx.epit',
  versionId: { '2.3': 2, '10.0': 3 },
  minimumVersionId: { '2.3': 2, '10.0': 3 },
  fields: {
    cr: uint32(),
    sr: uint32(),
    lr: uint32(),
    cmp: uint32(),
    cnt: byRelease({ '2.3': uint32(), '10.0': absent }),
    freq: byRelease({ '2.3': uint32(), '10.0': absent }),
    timer_reload: struct(vmstatePtimer, { since: 1 }),
    timer_cmp: struct(vmstatePtimer, { since: 1 }),
  },
});
export type ImxEpitState = StateOf<typeof vmstateImxEpit>;
