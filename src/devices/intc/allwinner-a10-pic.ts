/**
 * The section `a10.pic`: the interrupt controller of the Allwinner A10, for 95 interrupts.
 *
 * QEMU: `hw/intc/allwinner-a10-pic.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** Words with a bit for each interrupt. */
const WORDS = 3;

/**
 * `vector`: four times the number of the interrupt to be taken. `base_addr`: where the guest's vectors are. `protect`: bit
 * 0, users cannot write. `nmi`: how the NMI comes in. Arrays have a bit for each interrupt: `irq_pending` and
 * `fiq_pending` wait, `enable` is on, `select` is FIQ (kept, not used), `mask` is masked.
 */
export const vmstateAllwinnerA10Pic = vmstate({
  name: 'a10.pic',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    vector: uint32(),
    base_addr: uint32(),
    protect: uint32(),
    nmi: uint32(),
    irq_pending: array(WORDS, uint32()),
    fiq_pending: array(WORDS, uint32()),
    enable: array(WORDS, uint32()),
    select: array(WORDS, uint32()),
    mask: array(WORDS, uint32()),
  },
});
export type AllwinnerA10PicState = StateOf<typeof vmstateAllwinnerA10Pic>;
