/**
 * Saving a machine for a program that is older: what none of its sections may lose silently.
 *
 * Make a `SaveVM` of the older release, register the same states (at an older `version` where that is wanted), and save
 * with this instead of `vm.save()`.
 */
import { type Loss, liveLosses, refuse, unallowed } from '../vmstate/down-level.js';
import { inSection } from './registry.js';
import type { SaveVM, TransferOptions } from './savevm.js';

export interface MachineDownLevelOptions extends TransferOptions {
  /** Paths of values that may get lost, by section: `i8254/channels[].mode`, `timer/unused_bits`. */
  readonly lossy?: readonly string[];
}

/**
 * All values of a machine's states that its next save would lose and that are not allowed to, section by section.
 *
 * Hooks do not run: what `preSave` computes is as it was left by the last save.
 */
export function machineLosses(vm: SaveVM, options: MachineDownLevelOptions = {}): Loss[] {
  // biome-ignore lint/complexity/useLiteralKeys: the registry is nobody's business but that of this file and the class
  const { entries } = vm['registry'];
  const losses = entries.flatMap(({ idstr, device }) => {
    if (device === undefined) return [];
    const { plan, registered, state, context } = device;
    return inSection(idstr, () => {
      if (plan.hooks.needed?.(state, context, undefined) === false) return []; // nobody sends it
      const own = liveLosses(plan, registered, state, context);
      // Paths begin with the name of the section, which may be longer than that of its vmsd.
      return own.map((loss) => ({ ...loss, path: idstr + loss.path.slice(plan.name.length) }));
    });
  });
  return unallowed(losses, options.lossy);
}

/**
 * The whole stream, as `vm.save()` makes it, if nothing is lost that is not allowed to.
 *
 * @throws {ValueError} `would-lose` with the path and the value of the first, and the paths of others.
 * @example
 * const vm = new SaveVM({ release: '5.2', machine: 'my-machine-1.0' }); // who is to load it
 * vm.register(vmstateTimer, timer, { version: 1 });
 * const stream = saveMachineDownLevel(vm, { lossy: ['my-timer/channels[].mode'] });
 */
export function saveMachineDownLevel(vm: SaveVM, options: MachineDownLevelOptions = {}): Uint8Array {
  const stream = vm.save(options); // first, so that hooks have run
  refuse(machineLosses(vm, options));
  return stream;
}
