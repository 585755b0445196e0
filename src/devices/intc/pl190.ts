/**
 * The section `pl190`: the PrimeCell vectored interrupt controller PL190, for 32 interrupts of which 16 have vectors.
 *
 * QEMU: `hw/intc/pl190.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, int32, type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

/** Priorities: those of the 16 vectors, then that of all other interrupts. */
const PRIORITIES = 17;

/**
 * `level`, `soft_level`, `irq_enable`, `fiq_select`: a bit for each interrupt: as it comes in, raised by software,
 * enabled, FIQ. `vect_control`: for each vector bits 4 to 0 which interrupt, bit 5 on. `vect_addr`: of each vector, then
 * of the rest. `prio_mask`: the interrupts above each priority. `protected`: 1 if users cannot write. `priority`: of now,
 * 17 for none; `prev_prio`: what it was before each priority was taken.
 */
export const vmstatePl190 = vmstate({
  name: 'pl190',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    level: uint32(),
    soft_level: uint32(),
    irq_enable: uint32(),
    fiq_select: uint32(),
    vect_control: array(16, uint8()),
    vect_addr: array(PRIORITIES, uint32()),
    prio_mask: array(PRIORITIES + 1, uint32()),
    protected: int32(),
    priority: int32(),
    prev_prio: array(PRIORITIES, int32()),
  },
});
export type Pl190State = StateOf<typeof vmstatePl190>;
