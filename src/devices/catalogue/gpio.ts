/**
 * Rows of the catalogue: general purpose lines, from QEMU's `hw/gpio` and the boards.
 */
import { vmstateAspeedGpio } from '../gpio/aspeed-gpio.js';
import { vmstateBcm2835Gpio, vmstateBcm2838Gpio } from '../gpio/bcm2835-gpio.js';
import { vmstateGpioKey } from '../gpio/gpio-key.js';
import { vmstateImxGpio } from '../gpio/imx-gpio.js';
import { vmstateMax7310 } from '../gpio/max7310.js';
import { vmstateMpc8xxxGpio } from '../gpio/mpc8xxx.js';
import { vmstateNpcm7xxGpio } from '../gpio/npcm7xx-gpio.js';
import { vmstateNrf51SocGpio } from '../gpio/nrf51-gpio.js';
import { vmstatePCA9554 } from '../gpio/pca9554.js';
import { vmstatePl061 } from '../gpio/pl061.js';
import { vmstatePxa2xxGpio } from '../gpio/pxa2xx-gpio.js';
import { vmstateSifiveSocGpio } from '../gpio/sifive-gpio.js';
import { vmstateStm32l4x5Gpio } from '../gpio/stm32l4x5-gpio.js';
import type { CatalogueEntry } from './entry.js';

export const gpioDevices: readonly CatalogueEntry[] = [
  { def: vmstatePxa2xxGpio },
  { def: vmstateMax7310 },
  { def: vmstateMpc8xxxGpio },
  { def: vmstateAspeedGpio },
  { def: vmstateImxGpio },
  { def: vmstateNrf51SocGpio },
  { def: vmstateNpcm7xxGpio },
  { def: vmstatePCA9554 },
  { def: vmstateBcm2835Gpio },
  { def: vmstateBcm2838Gpio },
  { def: vmstateGpioKey },
  { def: vmstateSifiveSocGpio },
  { def: vmstatePl061 },
  { def: vmstateStm32l4x5Gpio },
];
