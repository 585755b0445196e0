/**
 * The section `armv7m_systick`: SysTick, the timer in the system control space of an M profile core. A core with the
 * security extension has two, the non-secure one first.
 *
 * QEMU: `hw/timer/armv7m_systick.c` in 5.2, 7.2, 10.0 and 11.1. 2.3 has it in `armv7m_nvic`.
 */
import { byRelease, int64, pointer, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateClock } from '../core/clock.js';
import { vmstatePtimer } from './ptimer.js';

/** SYST_CSR by name. */
export interface SystickControl {
  /** Bit 0: it counts. */
  enable: boolean;
  /** Bit 1: reaching 0 raises the exception. */
  tickint: boolean;
  /** Bit 2: it counts the core's clock, not the reference clock. */
  clksource: boolean;
  /** Bit 16: it has reached 0 since this was read last. */
  countflag: boolean;
}

/** The word of SYST_CSR; what is left out is 0. */
export function packSystickControl(control: Partial<SystickControl>): number {
  const { enable = false, tickint = false, clksource = false, countflag = false } = control;
  return (enable ? 1 : 0) | (tickint ? 2 : 0) | (clksource ? 4 : 0) | (countflag ? 0x10000 : 0);
}

/** SYST_CSR taken apart. */
export function unpackSystickControl(word: number): SystickControl {
  return {
    enable: (word & 1) !== 0,
    tickint: (word & 2) !== 0,
    clksource: (word & 4) !== 0,
    countflag: (word & 0x10000) !== 0,
  };
}

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
