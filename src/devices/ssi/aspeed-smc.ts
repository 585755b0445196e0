/**
 * The section `aspeed.smc`: the flash controllers of Aspeed's management controllers.
 *
 * QEMU: `hw/ssi/aspeed_smc.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. What differs between them is in the
 * slots it concerns.
 */
import { absent, array, bool, byRelease, type StateOf, uint8, uint32, unused, vmstate } from '../../vmstate/index.js';

/** 11.1 no longer sends what snooping on commands has seen. */
export const vmstateAspeedSmc = vmstate({
  name: 'aspeed.smc',
  versionId: { '2.3': 2, '10.0': 3 },
  minimumVersionId: { '2.3': 2, '10.0': 3, '11.1': 1 },
  fields: {
    regs: array(0x100 / 4, uint32()),
    snoop_index: byRelease({ '2.3': uint8(), '11.1': unused(2, { since: 2 }) }),
    snoop_dummies: byRelease({ '2.3': uint8(), '11.1': absent }),
    unselect: byRelease({ '10.0': bool(), '11.1': bool({ since: 3 }) }),
  },
});
export type AspeedSmcState = StateOf<typeof vmstateAspeedSmc>;
