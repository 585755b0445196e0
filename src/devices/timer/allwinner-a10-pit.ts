/**
 * The section `a10.pit`: the timers and the watchdog of the Allwinner A10.
 *
 * QEMU: `hw/timer/allwinner-a10-pit.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstatePtimer } from './ptimer.js';

const TIMERS = 6;

/**
 * `irq_enable`, `irq_status`: a bit for each timer. `control`: of each timer bit 0 on, 1 reload, 2 and 3 clock source, 4
 * to 6 prescaler, 7 one-shot; `interval`: what it is reloaded with; `count` is stale, it is in `timer`. `count_lo`,
 * `count_hi`, `count_ctl`: the 64-bit counter as it was latched.
 */
export const vmstateAllwinnerA10Pit = vmstate({
  name: 'a10.pit',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    irq_enable: uint32(),
    irq_status: uint32(),
    control: array(TIMERS, uint32()),
    interval: array(TIMERS, uint32()),
    count: array(TIMERS, uint32()),
    watch_dog_mode: uint32(),
    watch_dog_control: uint32(),
    count_lo: uint32(),
    count_hi: uint32(),
    count_ctl: uint32(),
    timer: array(TIMERS, struct(vmstatePtimer)),
  },
});
export type AllwinnerA10PitState = StateOf<typeof vmstateAllwinnerA10Pit>;
