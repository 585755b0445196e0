/**
 * The section `armv7m_systick`: SysTick, the timer in the system control space of an M profile core. A core with the
 * security extension has two, the non-secure one first.
 *
 * QEMU: `hw/timer/armv7m_systick.c` in 5.2, 7.2, 10.0 and 11.1. 2.3 has it in `armv7m_nvic`.
 */
import { byRelease, int64, pointer, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateClock } from '../core/clock.js';
import { type Parts, packBits, unpackBits } from '../cpu/_bits.js';
import { vmstatePtimer } from './ptimer.js';

const CONTROL = {
  /** It counts. */
  ENABLE: 0,
  /** Reaching 0 raises the exception. */
  TICKINT: 1,
  /** It counts the core's clock, not the reference clock. */
  CLKSOURCE: 2,
  /** It has reached 0 since this was read last. */
  COUNTFLAG: 16,
} as const;
/** SYST_CSR. */
export type SystickControl = Parts<typeof CONTROL>;

/** `control` out of its parts; those left out are 0. */
export const packSystickControl = (parts: Partial<SystickControl>): number => Number(packBits(CONTROL, parts));
/** The parts of `control`. */
export const unpackSystickControl = (word: number): SystickControl => unpackBits(CONTROL, BigInt(word));

/**
 * `control`: see {@link unpackSystickControl}. `tick` is not used any more. `ptimer`: its `limit` is SYST_RVR, its count
 * SYST_CVR. In 5.2 the clock is a property of the board, not sent.
 */
export const vmstateArmv7mSystick = vmstate({
  name: 'armv7m_systick',
  versionId: { '2.3': 2, '7.2': 3 },
  minimumVersionId: { '2.3': 2, '7.2': 3 },
  fields: {
    refclk: byRelease({ '7.2': pointer(struct(vmstateClock)) }),
    cpuclk: byRelease({ '7.2': pointer(struct(vmstateClock)) }),
    control: uint32(),
    tick: int64(),
    ptimer: struct(vmstatePtimer, { since: 1 }),
  },
});
export type Armv7mSystickState = StateOf<typeof vmstateArmv7mSystick>;
