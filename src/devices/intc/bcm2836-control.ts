/**
 * The section `bcm2836-control`: the control block between the four cores of a BCM2836 or BCM2837 (Raspberry Pi 2, 3) and
 * the rest: mailboxes, routes of interrupts, a local timer.
 *
 * QEMU: `hw/intc/bcm2836_control.c` in 5.2, 7.2, 10.0 and 11.1. One layout in all; 2.3 does not have it. Version 1 is
 * without the local timer.
 */
import { array, array2d, type StateOf, timer, uint8, uint32, vmstate } from '../../vmstate/index.js';

const CORES = 4;
/** Mailboxes of each core. */
const MAILBOXES = 4;

/**
 * - `mailboxes`: mailbox m of core c at c * 4 + m.
 * - `route_gpu_irq`, `route_gpu_fiq`: to which core the interrupts of the rest go. `route_localtimer`: bits 1 and 0 to
 *   which core the local timer's goes, bit 2 as FIQ.
 * - `timercontrol`, `mailboxcontrol`: for each core which timers and mailboxes interrupt it, bits 3 to 0 as IRQ, 7 to 4 as
 *   FIQ.
 * - `timer`: when the local timer will fire, in ns of the guest's clock; -1n when not pending. `local_timer_control`: bits
 *   27 to 0 what it is reloaded with, 28 on, 29 interrupt, 31 event.
 */
export const vmstateBcm2836Control = vmstate({
  name: 'bcm2836-control',
  versionId: 2,
  minimumVersionId: 1,
  fields: {
    mailboxes: array2d(CORES, MAILBOXES, uint32()),
    route_gpu_irq: uint8(),
    route_gpu_fiq: uint8(),
    timercontrol: array(CORES, uint32()),
    mailboxcontrol: array(CORES, uint32()),
    timer: timer({ since: 2 }),
    local_timer_control: uint32({ since: 2 }),
    route_localtimer: uint8({ since: 2 }),
  },
});
export type Bcm2836ControlState = StateOf<typeof vmstateBcm2836Control>;
