/**
 * The section `or1k_timer`: the count that the tick timers of all OpenRISC CPUs share. Modes and matches are in `cpu`.
 *
 * QEMU: `hw/openrisc/cputimer.c` in 5.2, 7.2, 10.0 and 11.1. 2.3 does not send it.
 */
import { absent, byRelease, type StateOf, uint32, uint64, vmstate } from '../../vmstate/index.js';

/**
 * `ttcr`: the count, in ticks of 50 ns. Before 10.0 it was taken at `last_clk`, in ns of the guest's clock. Since 10.0 it
 * is `ttcr_offset` and the ticks since `clk_offset` (ns), so that rounding does not add up.
 */
export const vmstateOr1kTimer = vmstate({
  name: 'or1k_timer',
  versionId: { '2.3': 1, '10.0': 2 },
  minimumVersionId: { '2.3': 1, '10.0': 2 },
  fields: {
    ttcr: uint32(),
    last_clk: byRelease({ '2.3': uint64(), '10.0': absent }),
    ttcr_offset: byRelease({ '10.0': uint32() }),
    clk_offset: byRelease({ '10.0': uint64() }),
  },
});
export type Or1kTimerState = StateOf<typeof vmstateOr1kTimer>;
