/**
 * Rows of the catalogue: synchronous serial controllers, from QEMU's `hw/ssi` and the boards.
 */
import { vmstateAllwinnerSpi } from '../ssi/allwinner-a10-spi.js';
import { vmstateAspeedSmc } from '../ssi/aspeed-smc.js';
import { vmstateBcm2835Spi } from '../ssi/bcm2835-spi.js';
import { vmstateIbexSpi } from '../ssi/ibex-spi-host.js';
import { vmstateImxSpi } from '../ssi/imx-spi.js';
import { vmstateMssSpi } from '../ssi/mss-spi.js';
import { vmstateNpcmPspi } from '../ssi/npcm-pspi.js';
import { vmstateNpcm7xxFiu } from '../ssi/npcm7xx-fiu.js';
import { vmstatePl022Ssp } from '../ssi/pl022.js';
import { vmstatePxa2xxSsp, vmstatePxa2xxSspByHand } from '../ssi/pxa2xx-ssp.js';
import { vmstateStm32f2xxSpi } from '../ssi/stm32f2xx-spi.js';
import { vmstateXilinxSpi } from '../ssi/xilinx-spi.js';
import { vmstateXlnxZynqmpQspips, xilinxSpips } from '../ssi/xilinx-spips.js';
import { vmstateXlnxVersalOspi } from '../ssi/xlnx-versal-ospi.js';
import type { CatalogueEntry } from './entry.js';

export const ssiDevices: readonly CatalogueEntry[] = [
  { def: vmstatePl022Ssp },
  { def: vmstatePxa2xxSsp },
  { def: vmstatePxa2xxSspByHand },
  { def: vmstateMssSpi },
  { def: vmstateImxSpi },
  { def: vmstateStm32f2xxSpi },
  { def: vmstateNpcm7xxFiu },
  { def: vmstateNpcmPspi },
  { def: vmstateBcm2835Spi },
  { def: vmstateXlnxZynqmpQspips },
  { def: vmstateXlnxVersalOspi },
  { def: vmstateIbexSpi },
  { def: vmstateAllwinnerSpi },
  { def: vmstateXilinxSpi },
  { def: vmstateAspeedSmc },
  { def: xilinxSpips(32) },
  { def: xilinxSpips(256) },
  { def: xilinxSpips(128) },
];
