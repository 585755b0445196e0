/**
 * The section `riscv_mtimer`: the machine timers of RISC-V harts, part of the advanced core-local interruptor. Its
 * software interrupts have no section.
 *
 * QEMU: `hw/intc/riscv_aclint.c` in 7.2, 10.0 and 11.1. Until 10.0 it sends the compare values alone.
 */
import { array, byRelease, nullable, type StateOf, timer, uint64, vmstate } from '../../vmstate/index.js';

/** What both kinds begin with. `time_delta`: what the guest has added to `mtime`, in its ticks. */
// @__NO_SIDE_EFFECTS__
const compare = (harts: number) => ({
  time_delta: byRelease({ '11.1': uint64() }),
  timecmp: array(harts, uint64()),
});

const versions = {
  name: 'riscv_mtimer',
  versionId: { '2.3': 1, '11.1': 3 },
  minimumVersionId: { '2.3': 1, '11.1': 3 },
} as const;

/**
 * The timers of `harts` harts, all there. `timecmp` in ticks of `mtime`, `timers` when they fire in ns of the guest's
 * clock; -1n when not pending.
 */
// @__NO_SIDE_EFFECTS__
export const riscvMtimer = (harts: number) =>
  vmstate({ ...versions, fields: { ...compare(harts), timers: byRelease({ '11.1': array(harts, timer()) }) } });
export type RiscvMtimerState = StateOf<ReturnType<typeof riscvMtimer>>;

/**
 * The timers of `harts` hart ids of which some have no hart: `timers` is null there. The stream does not say which
 * (but for the description), so it is loaded into a state that knows.
 */
// @__NO_SIDE_EFFECTS__
export const riscvSparseMtimer = (harts: number) =>
  vmstate({ ...versions, fields: { ...compare(harts), timers: byRelease({ '11.1': nullable(harts, timer()) }) } });
export type RiscvSparseMtimerState = StateOf<ReturnType<typeof riscvSparseMtimer>>;
