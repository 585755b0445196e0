/** Known machines: what they are made of, and how to build one. */
import { ValueError } from '../errors.js';
import { RELEASES, type Release } from '../vmstate/index.js';
import type { MachineSpec } from './machine.js';
import { pcI440fx23, pcI440fx23By72, pcI440fx72 } from './pc.js';

export {
  type BlockSpec,
  buildMachine,
  type Device,
  deviceKey,
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
  /** The suffix of `qemu-system-`; the first that has a machine of the name if not given. */
  readonly target?: string | undefined;
  /** Where to look; {@link machines} if not given. */
  readonly among?: readonly MachineSpec[];
}

/**
 * A machine by name.
 *
 * @throws {ValueError} `unknown-name`, with the known names.
 */
export function findMachine(name: string, options: FindOptions = {}): MachineSpec {
  const { release, target, among = machines } = options;
  const fits = (machine: MachineSpec) => (release ?? machine.release) === machine.release;
  const found = namesakes(name, among).filter(
    (machine) => (target ?? machine.target) === machine.target && fits(machine),
  );
  const age = (machine: MachineSpec) => RELEASES.indexOf(machine.release);
  const [first] = found;
  const [oldest] = found.filter((machine) => machine.target === first?.target).sort((a, b) => age(a) - age(b));
  if (oldest !== undefined) return oldest;
  const actual = `${name}${target === undefined ? '' : ` of ${target}`}${release === undefined ? '' : ` of ${release}`}`;
  const same = namesakes(name, among);
  const where = (machine: MachineSpec) =>
    target === undefined ? machine.release : `${machine.target}, ${machine.release}`;
  const near = same.length > 0 ? same : among;
  const expected = [...new Set(near.map((machine) => `${machine.name} of ${where(machine)}`))];
  const reason = `no machine ${actual} is known; known are ${expected.join('; ')}`;
  throw new ValueError('unknown-name', reason, { expected, actual });
}

/** The machines of a name: of several releases, of several targets. */
export function namesakes(name: string, among: readonly MachineSpec[] = machines): MachineSpec[] {
  return among.filter((machine) => machine.name === name);
}
