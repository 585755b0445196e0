/**
 * The section `pxa2xx_pic`: the interrupt controller of XScale PXA255 and PXA270, for 40 interrupts.
 *
 * QEMU: `hw/arm/pxa2xx_pic.c` in 2.3, 5.2 and 7.2. One layout in all; the boards are gone since 9.2.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/**
 * A bit for each interrupt, those from 32 on in the second word: enabled, pending, FIQ. `int_idle`: bit 0, masked ones do
 * not wake the CPU. `priority`: which interrupt has a priority, bit 31 if one does.
 */
export const vmstatePxa2xxPic = vmstate({
  name: 'pxa2xx_pic',
  versionId: 0,
  minimumVersionId: 0,
  fields: {
    int_enabled: array(2, uint32()),
    int_pending: array(2, uint32()),
    is_fiq: array(2, uint32()),
    int_idle: uint32(),
    priority: array(40, uint32()),
  },
});
export type Pxa2xxPicState = StateOf<typeof vmstatePxa2xxPic>;
