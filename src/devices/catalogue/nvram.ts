/**
 * Rows of the catalogue: memory that keeps its contents, from QEMU's `hw/nvram` and the boards.
 */
import { vmstateBcm2835Otp } from '../nvram/bcm2835-otp.js';
import { vmstateNvram } from '../nvram/ds1225y.js';
import { vmstateEeprom } from '../nvram/eeprom93xx.js';
import { vmstateMacioNvram } from '../nvram/mac-nvram.js';
import { vmstateNpcm7xxOtp } from '../nvram/npcm7xx-otp.js';
import { vmstateNrf51SocNvm } from '../nvram/nrf51-nvm.js';
import { vmstateXlnxBbramCtrl } from '../nvram/xlnx-bbram.js';
import { vmstateXlnxVersalEfuse, vmstateXlnxZynqmpEfuse } from '../nvram/xlnx-efuse.js';
import type { CatalogueEntry } from './entry.js';

export const nvramDevices: readonly CatalogueEntry[] = [
  { def: vmstateMacioNvram },
  { def: vmstateNrf51SocNvm },
  { def: vmstateNpcm7xxOtp },
  { def: vmstateBcm2835Otp },
  { def: vmstateXlnxVersalEfuse },
  { def: vmstateXlnxZynqmpEfuse },
  { def: vmstateXlnxBbramCtrl },
  { def: vmstateEeprom },
  { def: vmstateNvram },
];
