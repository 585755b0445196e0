/** Known machines: what they are made of, and how to build one. */
import { ValueError } from '../errors.js';
import { RELEASES, type Release } from '../vmstate/index.js';
import type { MachineSpec } from './machine.js';
import { pcI440fx23, pcI440fx23By72, pcI440fx72 } from './pc.js';

export {
  type BlockSpec,
  buildMachine,
  type Device,
  type HandlerSectionSpec,
  type Machine,
  type MachineOptions,
  type MachineSpec,
  type SectionSpec,
  type TypedSectionSpec,
} from './machine.js';
export { pcI440fx23, pcI440fx23By72, pcI440fx72 } from './pc.js';
export { FIRMWARE_TEXT } from './pc-firmware.js';

/** All that have nothing but typed devices; a machine type stands once for each release that is known to save it. */
export const machines: readonly MachineSpec[] = [pcI440fx72, pcI440fx23, pcI440fx23By72];

/** Which of the machines of a name. */
export interface FindOptions {
  /** The oldest that is known if not given. */
  readonly release?: Release | undefined;
  /** The suffix of `qemu-system-`, needed where several targets have a machine of the name. */
  readonly target?: string | undefined;
  /** Where to look; {@link machines} if not given. */
  readonly among?: readonly MachineSpec[];
}

/**
 * A machine by name.
 *
 * @throws {ValueError} `unknown-name`, with the known names; `refused` where the target has to be said.
 */
export function findMachine(name: string, options: FindOptions = {}): MachineSpec {
  const { release, target, among = machines } = options;
  const found = among
    .filter((machine) => machine.name === name)
    .filter((machine) => (release ?? machine.release) === machine.release)
    .filter((machine) => (target ?? machine.target) === machine.target);
  const age = (machine: MachineSpec) => RELEASES.indexOf(machine.release);
  const [oldest] = [...found].sort((a, b) => age(a) - age(b));
  const actual = `${name}${target === undefined ? '' : ` of ${target}`}${release === undefined ? '' : ` of ${release}`}`;
  if (oldest === undefined) {
    const expected = among.map((machine) => `${machine.name} of ${machine.target}, ${machine.release}`);
    const reason = `no machine ${actual} is known; known are ${expected.join('; ')}`;
    throw new ValueError('unknown-name', reason, { expected, actual });
  }
  const targets = [...new Set(found.map((machine) => machine.target))];
  if (targets.length > 1) {
    const reason = `several targets have a machine ${name}; name one of ${targets.join(', ')}`;
    throw new ValueError('refused', reason, { expected: targets, actual });
  }
  return oldest;
}
