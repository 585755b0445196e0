/**
 * The section `slavio_timer`: the system timer and the timers of the CPUs of sun4m machines.
 *
 * QEMU: `hw/timer/slavio_timer.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all. Which CPU timers are counters for
 * user code (`cputimer_mode`) is lost on the way.
 */
import { array, pointer, type StateOf, struct, uint32, uint64, vmstate } from '../../vmstate/index.js';
import { vmstatePtimer } from './ptimer.js';

/**
 * A timer of 500 ns steps, counted from bit 9; bits 8 to 0 are 0. `limit`: what it counts to, 0 if it runs free.
 * `count`, `counthigh`: what was read last, as two words. `reached`: 0x80000000 once the limit was reached. `run`: 1
 * if a user counter runs.
 */
export const vmstateSlavioCpuTimer = vmstate({
  name: 'timer',
  versionId: 3,
  minimumVersionId: 3,
  fields: {
    limit: uint64(),
    count: uint32(),
    counthigh: uint32(),
    reached: uint32(),
    run: uint32(),
    timer: pointer(struct(vmstatePtimer, { since: 1 })),
  },
});

/** `cputimer`: the system timer, then those of 16 CPUs. */
export const vmstateSlavioTimer = vmstate({
  name: 'slavio_timer',
  versionId: 3,
  minimumVersionId: 3,
  fields: { cputimer: array(17, struct(vmstateSlavioCpuTimer), { since: 3 }) },
});
export type SlavioTimerState = StateOf<typeof vmstateSlavioTimer>;
