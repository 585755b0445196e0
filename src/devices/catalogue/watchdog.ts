/**
 * Rows of the catalogue: watchdogs, from QEMU's `hw/watchdog` and the boards.
 */
import { vmstateAllwinnerWdt } from '../watchdog/allwinner-wdt.js';
import { vmstateCmsdkApbWatchdog } from '../watchdog/cmsdk-apb-watchdog.js';
import { vmstateSbsaGwdt } from '../watchdog/sbsa-gwdt.js';
import { vmstateAspeedWdt } from '../watchdog/wdt-aspeed.js';
import { vmstateI6300esbWdt } from '../watchdog/wdt-i6300esb.js';
import { vmstateImx2Wdt } from '../watchdog/wdt-imx2.js';
import type { CatalogueEntry } from './entry.js';

export const watchdogDevices: readonly CatalogueEntry[] = [
  { def: vmstateAspeedWdt },
  { def: vmstateSbsaGwdt },
  { def: vmstateAllwinnerWdt },
  { def: vmstateI6300esbWdt },
  { def: vmstateCmsdkApbWatchdog },
  { def: vmstateImx2Wdt },
];
