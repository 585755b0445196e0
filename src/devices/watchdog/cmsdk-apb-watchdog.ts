/**
 * The section `cmsdk-apb-watchdog`: the watchdog of ARM's Cortex-M design kit.
 *
 * QEMU: `hw/watchdog/cmsdk-apb-watchdog.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. What differs between them
 * is in the slots it concerns.
 */
import { absent, byRelease, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateClock } from '../core/clock.js';
import { vmstatePtimer } from '../timer/ptimer.js';

export const vmstateCmsdkApbWatchdog = vmstate({
  name: 'cmsdk-apb-watchdog',
  versionId: { '2.3': 1, '7.2': 2 },
  minimumVersionId: { '2.3': 1, '7.2': 2 },
  fields: {
    wdogclk: byRelease({ '2.3': absent, '7.2': struct(vmstateClock) }),
    timer: struct(vmstatePtimer, { since: 1 }),
    control: uint32(),
    intstatus: uint32(),
    lock: uint32(),
    itcr: uint32(),
    itop: uint32(),
    resetstatus: uint32(),
  },
});
export type CmsdkApbWatchdogState = StateOf<typeof vmstateCmsdkApbWatchdog>;
