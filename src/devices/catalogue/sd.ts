/**
 * Rows of the catalogue: SD controllers and cards, from QEMU's `hw/sd` and the boards.
 */
import { vmstateAllwinnerSdhost } from '../sd/allwinner-sdhost.js';
import { vmstateAspeedSdhci } from '../sd/aspeed-sdhci.js';
import { vmstateBcm2835Sdhost } from '../sd/bcm2835-sdhost.js';
import { vmstateCadenceSdhci } from '../sd/cadence-sdhci.js';
import { vmstateMilkymistMemcard } from '../sd/milkymist-memcard.js';
import { vmstateNpcm7xxSdhci } from '../sd/npcm7xx-sdhci.js';
import { vmstatePl181 } from '../sd/pl181.js';
import { vmstatePxa2xxMmci, vmstatePxa2xxMmciByHand } from '../sd/pxa2xx-mmci.js';
import { vmstateSdCard } from '../sd/sd-card.js';
import { sdhci } from '../sd/sdhci.js';
import { vmstateSsiSd } from '../sd/ssi-sd.js';
import type { CatalogueEntry } from './entry.js';

export const sdDevices: readonly CatalogueEntry[] = [
  { def: vmstatePl181 },
  { def: vmstateMilkymistMemcard },
  { def: vmstatePxa2xxMmci },
  { def: vmstatePxa2xxMmciByHand },
  { def: vmstateAspeedSdhci },
  { def: vmstateNpcm7xxSdhci },
  { def: vmstateBcm2835Sdhost },
  { def: vmstateCadenceSdhci },
  { def: vmstateSsiSd },
  { def: vmstateAllwinnerSdhost },
  { def: vmstateSdCard },
  { def: sdhci(512) },
  { def: sdhci(1024) },
  { def: sdhci(2048) },
];
