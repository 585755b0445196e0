/**
 * Rows of the catalogue: real-time clocks, from QEMU's `hw/rtc` and the boards.
 */
import { vmstateAllwinnerRtc } from '../rtc/allwinner-rtc.js';
import { vmstateAspeedRtc } from '../rtc/aspeed-rtc.js';
import { vmstateDs1338 } from '../rtc/ds1338.js';
import { vmstateExynos4210Rtc } from '../rtc/exynos4210-rtc.js';
import { vmstateGoldfishRtc } from '../rtc/goldfish-rtc.js';
import { vmstateLs7aRtc } from '../rtc/ls7a-rtc.js';
import { vmstateM48t59 } from '../rtc/m48t59.js';
import { vmstatePl031 } from '../rtc/pl031.js';
import { vmstateRs5c372 } from '../rtc/rs5c372.js';
import { vmstateMenelaus } from '../rtc/twl92230.js';
import { vmstateXlnxZynmpRtc } from '../rtc/xlnx-zynqmp-rtc.js';
import type { CatalogueEntry } from './entry.js';

export const rtcDevices: readonly CatalogueEntry[] = [
  { def: vmstateMenelaus },
  { def: vmstateExynos4210Rtc },
  { def: vmstateDs1338 },
  { def: vmstateM48t59 },
  { def: vmstateAspeedRtc },
  { def: vmstateAllwinnerRtc },
  { def: vmstateXlnxZynmpRtc },
  { def: vmstateGoldfishRtc },
  { def: vmstateLs7aRtc },
  { def: vmstatePl031 },
  { def: vmstateRs5c372 },
];
