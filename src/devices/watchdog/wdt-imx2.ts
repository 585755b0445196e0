/**
 * The section `imx2.wdt`: the watchdog of i.MX.
 *
 * QEMU: `hw/watchdog/wdt_imx2.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all; QEMU 2.3 does not have it.
 */
import { bool, releases, type StateOf, struct, uint16, vmstate } from '../../vmstate/index.js';
import { vmstatePtimer } from '../timer/ptimer.js';

export const vmstateImx2Wdt = releases({
  '5.2': vmstate({
    name: 'imx2.wdt',
    versionId: 0,
    fields: {
      timer: struct(vmstatePtimer, { since: 1 }),
      itimer: struct(vmstatePtimer, { since: 1 }),
      wicr_locked: bool(),
      wcr_locked: bool(),
      wcr_wde_locked: bool(),
      wcr_wdt_locked: bool(),
      wcr: uint16(),
      wsr: uint16(),
      wrsr: uint16(),
      wmcr: uint16(),
      wicr: uint16(),
    },
  }),
});
export type Imx2WdtState = StateOf<typeof vmstateImx2Wdt>;
