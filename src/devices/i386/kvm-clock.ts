/**
 * The section `kvmclock`: the clock that KVM shows to its guests.
 *
 * QEMU: `hw/i386/kvm/clock.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. Machines without KVM do not have it.
 */
import { bool, context, type StateOf, subsectionByRelease, uint64, vmstate } from '../../vmstate/index.js';

/** What the machine says. Left out, the presence of the subsection decides. */
export interface KvmClockMachine {
  /** Property `x-mach-use-reliable-get-clock` (5.2 to 10.0): off for machine types up to 2.8. */
  readonly useReliableGetClock?: boolean;
}
export const kvmClockMachine = context<KvmClockMachine | undefined>();

/** KVM's clock was read in such a way that all CPUs see the same; if it is not sent, it was not. */
export const vmstateKvmClockIsReliable = vmstate({
  name: 'kvmclock/clock_is_reliable',
  versionId: 1,
  minimumVersionId: 1,
  context: kvmClockMachine,
  needed: (_state, machine) => machine?.useReliableGetClock !== false,
  fields: { clock_is_reliable: bool() },
});

/** `clock` in nanoseconds since the guest started. */
export const vmstateKvmClock = vmstate({
  name: 'kvmclock',
  versionId: 1,
  minimumVersionId: 1,
  context: kvmClockMachine,
  preLoad: (state) => {
    if (state.reliable !== undefined) state.reliable.clock_is_reliable = false;
  },
  fields: { clock: uint64() },
  subsections: { reliable: subsectionByRelease({ '5.2': vmstateKvmClockIsReliable }) },
});
export type KvmClockState = StateOf<typeof vmstateKvmClock>;
