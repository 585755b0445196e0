/**
 * Rows of the catalogue: I2C and I3C controllers, from QEMU's `hw/i2c` and the boards.
 */
import { vmstateAllwinnerI2c } from '../i2c/allwinner-i2c.js';
import { vmstateAspeedI2c } from '../i2c/aspeed-i2c.js';
import { vmstateBcm2835I2c } from '../i2c/bcm2835-i2c.js';
import { vmstateExynos4210I2c } from '../i2c/exynos4210-i2c.js';
import { vmstateImxI2c } from '../i2c/imx-i2c.js';
import { vmstateMicrobitI2c } from '../i2c/microbit-i2c.js';
import { vmstateMpcI2c } from '../i2c/mpc-i2c.js';
import { vmstateNpcm7xxSmbus } from '../i2c/npcm7xx-smbus.js';
import { vmstateSmbusEeprom } from '../i2c/smbus-eeprom.js';
import { vmstateIch9Smb } from '../i2c/smbus-ich9.js';
import type { CatalogueEntry } from './entry.js';

export const i2cDevices: readonly CatalogueEntry[] = [
  { def: vmstateExynos4210I2c },
  { def: vmstateImxI2c },
  { def: vmstateMicrobitI2c },
  { def: vmstateNpcm7xxSmbus },
  { def: vmstateBcm2835I2c },
  { def: vmstateAllwinnerI2c },
  { def: vmstateMpcI2c },
  { def: vmstateAspeedI2c },
  { def: vmstateSmbusEeprom },
  { def: vmstateIch9Smb },
  { def: vmstateIch9Smb, context: { migrateSmbus: false } },
];
