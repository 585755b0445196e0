/**
 * The section `allwinner-wdt`: the watchdog of Allwinner.
 *
 * QEMU: `hw/watchdog/allwinner-wdt.c`; checked on streams of 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstatePtimer } from '../timer/ptimer.js';

export const vmstateAllwinnerWdt = vmstate({
  name: 'allwinner-wdt',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    timer: struct(vmstatePtimer, { since: 1 }),
    regs: array(5, uint32()),
  },
});
export type AllwinnerWdtState = StateOf<typeof vmstateAllwinnerWdt>;
