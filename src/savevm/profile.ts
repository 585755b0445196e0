/**
 * What a release and a machine type decide about a stream: `stream.md` 1.2, 1.3, 1.4 and 1.5.
 *
 * Most machine types have no version in their name, so the release has to be said: `pc-i440fx-2.3` saved by 2.3
 * and by 7.2 are two things.
 */
import { atLeast, type Release } from '../vmstate/release.js';

/** The parts of a stream that come and go. */
export interface StreamProfile {
  readonly release: Release;
  /** The machine type's real name, never its alias. */
  readonly machine: string;
  /** The configuration section at the start. */
  readonly configuration: boolean;
  /** A footer after every section. */
  readonly footers: boolean;
  /** The JSON description after the end. */
  readonly description: boolean;
  /** Command 11 between the last PART and the first END. */
  readonly switchoverStart: boolean;
}

/** QEMU's machine types that have the version of a release in their names. */
const VERSIONED = /^(?:pc|pc-i440fx|pc-q35|pseries|virt|s390-ccw-virtio)-(\d+)\.(\d+)(?:\.\d+)?(?:-[a-z]+)?$/;

/**
 * The version in a machine type's name: `[2, 12]` of `pseries-2.12-sxxm`, undefined for `isapc` and for machines of
 * others, whose versions are not QEMU's.
 */
export function machineVersion(machine: string): readonly [number, number] | undefined {
  const found = VERSIONED.exec(machine);
  return found === null ? undefined : [Number(found[1]), Number(found[2])];
}

function newerThan(machine: string, major: number, minor: number): boolean {
  const version = machineVersion(machine);
  if (version === undefined) return true;
  return version[0] > major || (version[0] === major && version[1] > minor);
}

/** The profile of a machine type in a release; every part can be set by hand. */
export function profileOf(
  release: Release,
  machine = '',
  parts: Partial<Omit<StreamProfile, 'release' | 'machine'>> = {},
): StreamProfile {
  const xen = machine.startsWith('xen');
  const framed = release !== '2.3' && !xen && newerThan(machine, 2, 3);
  return {
    release,
    machine,
    configuration: parts.configuration ?? framed,
    footers: parts.footers ?? framed,
    description: parts.description ?? !(xen || suppressed(release, machine)),
    switchoverStart: parts.switchoverStart ?? (atLeast(release, '10.0') && newerThan(machine, 9, 99)),
  };
}

/** Machine types whose compat properties switch the description off. */
function suppressed(release: Release, machine: string): boolean {
  if (release === '2.3') return /^pc-/.test(machine) && !newerThan(machine, 2, 2);
  return /^(pc-i440fx-2\.[012]|pseries-2\.[12])$/.test(machine);
}
