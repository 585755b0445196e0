/**
 * The struct `clock`: a clock input or output of a device. No section of its own.
 *
 * QEMU: `hw/core/clock-vmstate.c` in 5.2, 7.2, 10.0 and 11.1; 2.3 has no clocks.
 */
import { type StateOf, subsectionByRelease, uint32, uint64, vmstate } from '../../vmstate/index.js';

/** What this clock's children get: its period times `multiplier`, divided by `divider`; sent unless both are 1. */
export const vmstateClockMuldiv = vmstate({
  name: 'clock/muldiv',
  versionId: 1,
  minimumVersionId: 1,
  needed: ({ multiplier, divider }) => multiplier !== 1 || divider !== 1,
  fields: { multiplier: uint32(), divider: uint32() },
});

/** `period` in units of 2^-32 ns; 0 for a clock that is off. */
export const vmstateClock = vmstate({
  name: 'clock',
  versionId: 0,
  minimumVersionId: 0,
  preLoad: ({ muldiv }) => {
    if (muldiv === undefined) return;
    muldiv.multiplier = 1;
    muldiv.divider = 1;
  },
  fields: { period: uint64() },
  subsections: { muldiv: subsectionByRelease({ '7.2': vmstateClockMuldiv }) },
});
export type ClockState = StateOf<typeof vmstateClock>;

/** The `period` of a clock of `hz` Hz, as QEMU rounds it. */
export function clockPeriodOfHz(hz: number): bigint {
  return hz === 0 ? 0n : (1_000_000_000n << 32n) / BigInt(hz);
}
