/**
 * The section `ib700_wdt`: the watchdog of an iBASE IB700, on the ISA bus.
 *
 * QEMU: `hw/watchdog/wdt_ib700.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, timer, vmstate } from '../../vmstate/index.js';

export const vmstateIb700Wdt = vmstate({ name: 'ib700_wdt', versionId: 0, fields: { timer: timer() } });
export type Ib700WdtState = StateOf<typeof vmstateIb700Wdt>;
