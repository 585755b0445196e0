/**
 * The section `aspeed.smc`: the flash controllers of Aspeed's management controllers.
 *
 * QEMU: `hw/ssi/aspeed_smc.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. What differs between them is in the
 * slots it concerns.
 */
import { array, bool, releases, type StateOf, uint8, uint32, unused, vmstate } from '../../vmstate/index.js';

export const vmstateAspeedSmcIn5_2 = vmstate({
  name: 'aspeed.smc',
  versionId: 2,
  minimumVersionId: 2,
  fields: { regs: array(0x100 / 4, uint32()), snoop_index: uint8(), snoop_dummies: uint8() },
});

export const vmstateAspeedSmcIn10_0 = vmstate({
  name: 'aspeed.smc',
  versionId: 3,
  minimumVersionId: 3,
  fields: { regs: array(0x100 / 4, uint32()), snoop_index: uint8(), snoop_dummies: uint8(), unselect: bool() },
});

export const vmstateAspeedSmcIn11_1 = vmstate({
  name: 'aspeed.smc',
  versionId: 3,
  minimumVersionId: 1,
  fields: {
    regs: array(0x100 / 4, uint32()),
    unused: unused(2, { since: 2 }),
    unselect: bool({ since: 3 }),
  },
});

export const vmstateAspeedSmc = releases({
  '2.3': vmstateAspeedSmcIn5_2,
  '10.0': vmstateAspeedSmcIn10_0,
  '11.1': vmstateAspeedSmcIn11_1,
});
export type AspeedSmcState = StateOf<typeof vmstateAspeedSmc>;
