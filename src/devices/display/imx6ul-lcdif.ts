/**
 * The section `imx6ul-lcdif`: the LCD interface of i.MX6 UL.
 *
 * QEMU: `hw/display/imx6ul_lcdif.c`; checked on streams of 11.1.
 */
import { array, type StateOf, timer, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateImx6ulLcdif = vmstate({
  name: 'imx6ul-lcdif',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(36, uint32()), frame_timer: timer() },
});
export type Imx6ulLcdifState = StateOf<typeof vmstateImx6ulLcdif>;
