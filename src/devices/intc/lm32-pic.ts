/**
 * The section `lm32-pic`: the interrupt controller of LatticeMico32, which the guest sees as registers of the CPU.
 *
 * QEMU: `hw/intc/lm32_pic.c` in 2.3 and 5.2.
 */
import { array, byRelease, type StateOf, uint32, uint64, vmstate } from '../../vmstate/index.js';

/**
 * `im`: mask, `ip`: pending, `irq_state`: the lines as they are; a bit for each interrupt. `stats_irq_count`: how often
 * each was raised, for QEMU's monitor; numbers in 2.3, bigints in 5.2.
 */
export const vmstateLm32Pic = vmstate({
  name: 'lm32-pic',
  versionId: { '2.3': 1, '5.2': 2 },
  minimumVersionId: { '2.3': 1, '5.2': 2 },
  fields: {
    im: uint32(),
    ip: uint32(),
    irq_state: uint32(),
    stats_irq_count: byRelease({ '2.3': array(32, uint32()), '5.2': array(32, uint64()) }),
  },
});
export type Lm32PicState = StateOf<typeof vmstateLm32Pic>;
