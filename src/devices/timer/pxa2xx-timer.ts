/**
 * The section `pxa2xx_timer`: the operating system timers of StrongARM and XScale.
 *
 * QEMU: `hw/timer/pxa2xx_timer.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, context, int32, type StateOf, struct, uint32, uint64, vmstate, when } from '../../vmstate/index.js';

/** What the chip has. */
export interface Pxa2xxTimerContext {
  /** Property `tm4`: eight timers more, on the PXA270. False if left out. */
  readonly tm4?: boolean;
}
export const pxa2xxTimerContext = context<Pxa2xxTimerContext | undefined>();

/** OSMR0 to OSMR3: the count that a timer matches. */
export const vmstatePxa2xxTimer0 = vmstate({
  name: 'pxa2xx_timer0',
  versionId: 2,
  minimumVersionId: 2,
  fields: { value: uint32() },
});

/** OSMR4 to OSMR11, each with a count of its own: `clock` at `lastload`, of `freq` Hz, as `control` says. */
export const vmstatePxa2xxTimer4 = vmstate({
  name: 'pxa2xx_timer4',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    tm: struct(vmstatePxa2xxTimer0, { since: 1 }),
    oldclock: int32(),
    clock: int32(),
    lastload: uint64(),
    freq: uint32(),
    control: uint32(),
  },
});

/**
 * `clock`: the count at `lastload`, in ns of the guest's clock; `oldclock`: what it was before it was written last.
 * `events`, `irq_enabled`: a bit for each timer. `reset3`: a match of timer 3 resets the machine. `snapshot`: latched
 * by reads of OSCR.
 */
export const vmstatePxa2xxTimer = vmstate({
  name: 'pxa2xx_timer',
  versionId: 1,
  minimumVersionId: 1,
  context: pxa2xxTimerContext,
  conditions: { has_tm4_test: (_state, _version, chip) => chip?.tm4 === true },
  fields: {
    clock: int32(),
    oldclock: int32(),
    lastload: uint64(),
    timer: array(4, struct(vmstatePxa2xxTimer0), { since: 1 }),
    events: uint32(),
    irq_enabled: uint32(),
    reset3: uint32(),
    snapshot: uint32(),
    tm4: when('has_tm4_test', array(8, struct(vmstatePxa2xxTimer4))),
  },
});
export type Pxa2xxTimerState = StateOf<typeof vmstatePxa2xxTimer>;
