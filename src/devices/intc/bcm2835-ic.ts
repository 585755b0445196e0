/**
 * The section `bcm2835-ic`: the interrupt controller of a BCM2835 (Raspberry Pi).
 *
 * QEMU: `hw/intc/bcm2835_ic.c` in 5.2, 7.2, 10.0 and 11.1. One layout in all; 2.3 does not have it.
 */
import { bool, type StateOf, uint8, uint64, vmstate } from '../../vmstate/index.js';

/**
 * `gpu_irq_level`, `gpu_irq_enable`: a bit for each of 64 interrupts of the VideoCore; `arm_irq_level`, `arm_irq_enable`:
 * of 8 of the ARM's own. `fiq_select`: which one is the FIQ, 0 to 63, then the ARM's from 64 on.
 */
export const vmstateBcm2835Ic = vmstate({
  name: 'bcm2835-ic',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    gpu_irq_level: uint64(),
    gpu_irq_enable: uint64(),
    arm_irq_level: uint8(),
    arm_irq_enable: uint8(),
    fiq_enable: bool(),
    fiq_select: uint8(),
  },
});
export type Bcm2835IcState = StateOf<typeof vmstateBcm2835Ic>;
