/** Known machines: what they are made of, and how to build one. */
import { ValueError } from '../errors.js';
import { RELEASES, type Release } from '../vmstate/index.js';
import type { MachineSpec } from './machine.js';
import { pcI440fx23, pcI440fx23By72, pcI440fx72 } from './pc.js';

export {
  type BlockSpec,
  buildMachine,
  type Device,
  type Machine,
  type MachineOptions,
  type MachineSpec,
  type SectionSpec,
} from './machine.js';
export { pcI440fx23, pcI440fx23By72, pcI440fx72 } from './pc.js';
export { FIRMWARE_TEXT } from './pc-firmware.js';

/** All of them; a machine type stands once for each release that is known to save it. */
export const machines: readonly MachineSpec[] = [pcI440fx72, pcI440fx23, pcI440fx23By72];

/**
 * A machine by name, in a release or in the oldest that is known.
 *
 * @throws {ValueError} `unknown-name`, with the known names.
 */
export function findMachine(name: string, release?: Release): MachineSpec {
  const known = machines.filter((machine) => machine.name === name);
  const age = (machine: MachineSpec) => RELEASES.indexOf(machine.release);
  const oldest = [...known].sort((a, b) => age(a) - age(b));
  const found = release === undefined ? oldest[0] : known.find((machine) => machine.release === release);
  if (found !== undefined) return found;
  const expected = machines.map((machine) => `${machine.name} of ${machine.release}`);
  const what = release === undefined ? name : `${name} of ${release}`;
  throw new ValueError('unknown-name', `no machine ${what} is known; known are ${expected.join(', ')}`, {
    expected,
    actual: what,
  });
}
