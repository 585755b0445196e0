/**
 * Rows of the catalogue: audio, from QEMU's `hw/audio` and the boards.
 */
import { vmstateAc97 } from '../audio/ac97.js';
import { vmstateAudio } from '../audio/audio.js';
import { vmstateCs4231 } from '../audio/cs4231.js';
import { vmstateCs4231a } from '../audio/cs4231a.js';
import { vmstateEs1370 } from '../audio/es1370.js';
import { vmstateGus } from '../audio/gus.js';
import { vmstateHdaAudio } from '../audio/hda-codec.js';
import { vmstateIntelHda } from '../audio/intel-hda.js';
import { vmstateMv88w8618Audio } from '../audio/marvell-88w8618.js';
import { vmstateMilkymistAc97 } from '../audio/milkymist-ac97.js';
import { vmstatePl041 } from '../audio/pl041.js';
import { vmstateSb16 } from '../audio/sb16.js';
import { vmstateWm8750 } from '../audio/wm8750.js';
import type { CatalogueEntry } from './entry.js';

export const audioDevices: readonly CatalogueEntry[] = [
  { def: vmstateAudio },
  { def: vmstateWm8750 },
  { def: vmstateMv88w8618Audio },
  { def: vmstatePl041 },
  { def: vmstateMilkymistAc97 },
  { def: vmstateCs4231 },
  { def: vmstateCs4231a },
  { def: vmstateSb16 },
  { def: vmstateEs1370 },
  { def: vmstateIntelHda },
  { def: vmstateHdaAudio },
  { def: vmstateAc97 },
  { def: vmstateGus },
];
