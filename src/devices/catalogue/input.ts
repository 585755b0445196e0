/**
 * Rows of the catalogue: keyboards, mice and touch screens, from QEMU's `hw/input` and the boards.
 */
import { vmstateAdbBus } from '../input/adb.js';
import { vmstateAdbKbd } from '../input/adb-kbd.js';
import { vmstateAdbMouse } from '../input/adb-mouse.js';
import { vmstateAds7846 } from '../input/ads7846.js';
import { vmstateLasips2 } from '../input/lasips2.js';
import { vmstateLM8323 } from '../input/lm832x.js';
import { vmstateMilkymistSoftusb } from '../input/milkymist-softusb.js';
import { vmstatePl050 } from '../input/pl050.js';
import { vmstatePxa2xxKeypad } from '../input/pxa2xx-keypad.js';
import { vmstateSpitzKeyboard } from '../input/spitz-keyboard.js';
import { vmstateStellarisGamepad } from '../input/stellaris-gamepad.js';
import { vmstateTsc2005 } from '../input/tsc2005.js';
import type { CatalogueEntry } from './entry.js';

export const inputDevices: readonly CatalogueEntry[] = [
  { def: vmstatePxa2xxKeypad },
  { def: vmstateAds7846 },
  { def: vmstatePl050 },
  { def: vmstateLM8323 },
  { def: vmstateMilkymistSoftusb },
  { def: vmstateAdbKbd },
  { def: vmstateAdbMouse },
  { def: vmstateAdbBus },
  { def: vmstateTsc2005 },
  { def: vmstateLasips2 },
  { def: vmstateSpitzKeyboard },
  { def: vmstateStellarisGamepad },
];
