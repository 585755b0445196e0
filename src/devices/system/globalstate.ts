/**
 * The section `globalstate`: the run state in which the machine was when it was saved.
 *
 * QEMU: `migration/global_state.c` in 5.2, 7.2, 10.0 and 11.1; 2.3 has none. The same 104 bytes in all, divided anew
 * in 10.0.
 */
import { buffer, context, releases, type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

/** The property `store-global-state` of the migration: off for machine types up to 2.3, and for Xen. */
export const globalStateMachine = context<{ readonly storeGlobalState: boolean } | undefined>();

interface RunStateFields {
  size: number;
  runstate: Uint8Array;
}

/** `runstate`: text such as `running` or `prelaunch`, filled up with zeros. `size`: bytes of the text with one zero. */
export const vmstateGlobalState52 = vmstate({
  name: 'globalstate',
  versionId: 1,
  minimumVersionId: 1,
  context: globalStateMachine,
  needed: (state, machine) => machine?.storeGlobalState !== false || !isOrdinary(state.runstate),
  preSave: countText,
  postLoad: endText,
  fields: { size: uint32(), runstate: buffer(100) },
});

/** As before, with 32 bytes of text, and whether the guest slept when it was stopped (0 or 1). */
export const vmstateGlobalState10 = vmstate({
  name: 'globalstate',
  versionId: 1,
  minimumVersionId: 1,
  context: globalStateMachine,
  needed: (_state, machine) => machine?.storeGlobalState !== false,
  preSave: countText,
  postLoad: endText,
  fields: {
    size: uint32(),
    runstate: buffer(32),
    has_vm_was_suspended: uint8(),
    vm_was_suspended: uint8(),
    unused: buffer(66),
  },
});

/** Almost the last section of every machine. */
export const vmstateGlobalState = releases({ '5.2': vmstateGlobalState52, '10.0': vmstateGlobalState10 });
export type GlobalStateState = StateOf<typeof vmstateGlobalState>;

function countText(state: RunStateFields): void {
  state.size = textLength(state.runstate) + 1;
}

/** Text without a zero would run into what follows: QEMU cuts off its last byte. */
function endText(state: RunStateFields): void {
  if (!state.runstate.includes(0)) state.runstate[state.runstate.length - 1] = 0;
}

function textLength(runstate: Uint8Array): number {
  const end = runstate.indexOf(0);
  return end < 0 ? runstate.length : end;
}

/** `running` and `paused` are what a loader without this section assumes. */
function isOrdinary(runstate: Uint8Array): boolean {
  const text = new TextDecoder().decode(runstate.subarray(0, textLength(runstate)));
  return text === 'running' || text === 'paused';
}
