/**
 * Rows of the catalogue: watchdogs, from QEMU's `hw/watchdog` and the boards.
 */
import { vmstateAllwinnerWdt } from '../watchdog/allwinner-wdt.js';
import { vmstateCmsdkApbWatchdog } from '../watchdog/cmsdk-apb-watchdog.js';
import { vmstateSbsaGwdt } from '../watchdog/sbsa-gwdt.js';
import { vmstateAspeedWdt } from '../watchdog/wdt-aspeed.js';
import { vmstateDiag288 } from '../watchdog/wdt-diag288.js';
import { vmstateI6300esbWdt } from '../watchdog/wdt-i6300esb.js';
import { vmstateIb700Wdt } from '../watchdog/wdt-ib700.js';
import { vmstateImx2Wdt } from '../watchdog/wdt-imx2.js';
import type { CatalogueEntry } from './entry.js';

export const watchdogDevices: readonly CatalogueEntry[] = [
  { def: vmstateAspeedWdt },
  { def: vmstateSbsaGwdt },
  { def: vmstateAllwinnerWdt },
  { def: vmstateI6300esbWdt },
  { def: vmstateCmsdkApbWatchdog },
  { def: vmstateImx2Wdt },
  { def: vmstateIb700Wdt },
  { def: vmstateDiag288 },
];
