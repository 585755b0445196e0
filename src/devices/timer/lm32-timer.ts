/**
 * The section `lm32-timer`: the system timer of LatticeMico32 boards.
 *
 * QEMU: `hw/timer/lm32_timer.c` in 2.3 and 5.2. One layout in both.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstatePtimer } from './ptimer.js';

/**
 * `regs`: status (bit 0 timed out, 1 running), control (bit 0 interrupt, 1 continuous, 2 start, 3 stop), period and
 * snapshot. `freq_hz`: ticks in a second, a property of the board.
 */
export const vmstateLm32Timer = vmstate({
  name: 'lm32-timer',
  versionId: 1,
  minimumVersionId: 1,
  fields: { ptimer: struct(vmstatePtimer, { since: 1 }), freq_hz: uint32(), regs: array(4, uint32()) },
});
export type Lm32TimerState = StateOf<typeof vmstateLm32Timer>;
