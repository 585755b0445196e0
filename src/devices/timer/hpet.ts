/**
 * The section `hpet`: the high precision event timer.
 *
 * QEMU: `hw/timer/hpet.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. Since 10.0 the number of timers is only compared with the
 * one that was configured; 11.1 loads nothing below version 2.
 */
import {
  byRelease,
  context,
  type StateOf,
  struct,
  subsectionByRelease,
  timer,
  uint8,
  uint64,
  validate,
  varray,
  vmstate,
} from '../../vmstate/index.js';

/**
 * What the machine says: `numTimers` is the device's own number (10.0+; not compared if left out), `offsetSaved`
 * its property `hpet-offset-saved` (5.2 to 10.0; off for machine types up to 2.11).
 */
export const hpetMachine = context<{ readonly numTimers?: number; readonly offsetSaved?: boolean } | undefined>();

const HPET_MIN_TIMERS = 3;
const HPET_MAX_TIMERS = 32;
const HPET_CFG_ENABLE = 1n;

/** The interrupt line of the RTC while the timer stands in for it. */
export const vmstateHpetRtcIrqLevel = vmstate({
  name: 'hpet/rtc_irq_level',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.rtc_irq_level !== 0,
  fields: { rtc_irq_level: uint8() },
});

/** Nanoseconds between the counter and the guest's clock; only while the counter runs. */
export const vmstateHpetOffset = vmstate({
  name: 'hpet/offset',
  versionId: 1,
  minimumVersionId: 1,
  context: hpetMachine,
  needed: (_state, machine, hpet) =>
    ((hpet as { config: bigint }).config & HPET_CFG_ENABLE) !== 0n && machine?.offsetSaved !== false,
  fields: { hpet_offset: uint64() },
});

/** One comparator; `tn` is its number. */
export const vmstateHpetTimer = vmstate({
  name: 'hpet_timer',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    tn: uint8(),
    config: uint64(),
    cmp: uint64(),
    fsb: uint64(),
    period: uint64(),
    wrap_flag: uint8(),
    qemu_timer: timer(),
  },
});

/** `num_timers` comparators, 3 to 32; since 10.0 it is sent as `num_timers_save`. */
export const vmstateHpet = vmstate({
  name: 'hpet',
  versionId: 2,
  minimumVersionId: { '2.3': 1, '11.1': 2 },
  context: hpetMachine,
  // Version 1 does not say how many there are.
  preLoad: (state) => {
    state.num_timers = HPET_MIN_TIMERS;
  },
  fields: {
    config: uint64(),
    isr: uint64(),
    hpet_counter: uint64(),
    num_timers: byRelease({
      '2.3': uint8({ since: 2 }),
      '10.0': uint8({ name: 'num_timers_save', since: 2 }),
      '11.1': uint8({ name: 'num_timers_save' }),
    }),
    num_timers_check: byRelease({
      '2.3': validate('num_timers_in_range', { name: 'num_timers in range' }),
      '10.0': validate('num_timers_must_match', { name: 'num_timers must match' }),
    }),
    timer: varray('num_timers', struct(vmstateHpetTimer)),
  },
  conditions: {
    num_timers_in_range: (state) => state.num_timers >= HPET_MIN_TIMERS && state.num_timers <= HPET_MAX_TIMERS,
    num_timers_must_match: (state, _version, machine) =>
      machine?.numTimers === undefined || state.num_timers === machine.numTimers,
  },
  subsections: {
    rtc_irq_level: vmstateHpetRtcIrqLevel,
    offset: subsectionByRelease({ '5.2': vmstateHpetOffset }),
  },
});
export type HpetState = StateOf<typeof vmstateHpet>;
