/**
 * Rows of the catalogue: displays, from QEMU's `hw/display` and the boards.
 */
import { vmstateArtist } from '../display/artist.js';
import { vmstateBcm2835Fb } from '../display/bcm2835-fb.js';
import { vmstateBochsDisplay } from '../display/bochs-display.js';
import { vmstateCirrusVga, vmstateCirrusVgaPci } from '../display/cirrus-vga.js';
import { vmstateDm163 } from '../display/dm163.js';
import { vmstateDpcd } from '../display/dpcd.js';
import { vmstateExynos4210Fimd } from '../display/exynos4210-fimd.js';
import { vmstateG364fb, vmstateG364fbSysbus } from '../display/g364fb.js';
import { vmstateI2cDdc } from '../display/i2c-ddc.js';
import { vmstateImx6ulLcdif } from '../display/imx6ul-lcdif.js';
import { vmstateJazzLed } from '../display/jazz-led.js';
import { vmstateMilkymistVgafb } from '../display/milkymist-vgafb.js';
import { vmstatePl110 } from '../display/pl110.js';
import { vmstatePxa2xxLcdc } from '../display/pxa2xx-lcd.js';
import { vmstateQxl } from '../display/qxl.js';
import { vmstateRamfbDev } from '../display/ramfb.js';
import { vmstateSii9022 } from '../display/sii9022.js';
import { vmstateSm501 } from '../display/sm501.js';
import { vmstateSsd0303Oled, vmstateSsd0323Oled } from '../display/ssd03xx.js';
import { vmstateTcx } from '../display/tcx.js';
import { vmstateVmwareVga } from '../display/vmware-vga.js';
import { vmstateXlnxVDp } from '../display/xlnx-dp.js';
import type { CatalogueEntry } from './entry.js';

export const displayDevices: readonly CatalogueEntry[] = [
  { def: vmstatePxa2xxLcdc },
  { def: vmstatePl110 },
  { def: vmstateSsd0303Oled },
  { def: vmstateSsd0323Oled },
  { def: vmstateExynos4210Fimd },
  { def: vmstateMilkymistVgafb },
  { def: vmstateJazzLed },
  { def: vmstateG364fb },
  { def: vmstateG364fbSysbus },
  { def: vmstateTcx },
  { def: vmstateImx6ulLcdif },
  { def: vmstateBcm2835Fb },
  { def: vmstateI2cDdc },
  { def: vmstateSii9022 },
  { def: vmstateDpcd },
  { def: vmstateDm163 },
  { def: vmstateQxl },
  { def: vmstateBochsDisplay },
  { def: vmstateBochsDisplay, context: { pcie: true } },
  { def: vmstateVmwareVga },
  { def: vmstateXlnxVDp },
  { def: vmstateSm501 },
  { def: vmstateArtist },
  { def: vmstateCirrusVgaPci },
  { def: vmstateCirrusVga },
  { def: vmstateRamfbDev },
];
