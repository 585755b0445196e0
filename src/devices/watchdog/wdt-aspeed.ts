/**
 * The section `vmstate_aspeed_wdt`: the watchdog of Aspeed's management controllers.
 *
 * QEMU: `hw/watchdog/wdt_aspeed.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. What differs between them is in
 * the slots it concerns.
 */
import { array, byRelease, type StateOf, timer, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateAspeedWdt = vmstate({
  name: 'vmstate_aspeed_wdt',
  versionId: 0,
  fields: {
    timer: timer(),
    regs: byRelease({ '2.3': array(8, uint32()), '10.0': array(32, uint32()) }),
  },
});
export type AspeedWdtState = StateOf<typeof vmstateAspeedWdt>;
