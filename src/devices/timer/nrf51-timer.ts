/**
 * The section `nrf51_soc.timer`: the timers of Nordic nRF51.
 *
 * QEMU: `hw/timer/nrf51_timer.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, bool, int64, type StateOf, timer, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateNrf51SocTimer = vmstate({
  name: 'nrf51_soc.timer',
  versionId: 1,
  fields: {
    timer: timer(),
    timer_start_ns: int64(),
    update_counter_ns: int64(),
    counter: uint32(),
    running: bool(),
    events_compare: array(4, uint8()),
    cc: array(4, uint32()),
    shorts: uint32(),
    inten: uint32(),
    mode: uint32(),
    bitmode: uint32(),
    prescaler: uint32(),
  },
});
export type Nrf51SocTimerState = StateOf<typeof vmstateNrf51SocTimer>;
