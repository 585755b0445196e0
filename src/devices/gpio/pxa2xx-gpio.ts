/**
 * The section `pxa2xx-gpio`: GPIO of Intel PXA2xx, in banks of 32 lines.
 *
 * QEMU: `hw/arm/pxa2xx_gpio.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstatePxa2xxGpio = vmstate({
  name: 'pxa2xx-gpio',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    ilevel: array(4, uint32()),
    olevel: array(4, uint32()),
    dir: array(4, uint32()),
    rising: array(4, uint32()),
    falling: array(4, uint32()),
    status: array(4, uint32()),
    gafr: array(8, uint32()),
    prev_level: array(4, uint32()),
  },
});
export type Pxa2xxGpioState = StateOf<typeof vmstatePxa2xxGpio>;
