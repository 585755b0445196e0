/**
 * The releases whose streams we write, and what each of them decides about VMState (`spec/versions.md`).
 *
 * A definition is one table; a release selects the rungs of its ladders, the rules of saving and the dialect of
 * the description.
 */
import { DefinitionError } from '../errors.js';
import type { JsonDialect } from '../json-writer/index.js';

/** A release of QEMU, oldest first. */
export const RELEASES = ['2.3', '5.2', '7.2', '10.0', '11.1'] as const;
export type Release = (typeof RELEASES)[number];

/** Which of the three rules describes arrays: A to 7.2, B in 10.0, C in 11.1. */
export type ArrayRule = 'A' | 'B' | 'C';

/** What a release decides about a single object. */
export interface ReleaseRules {
  readonly release: Release;
  /** The text of the description. */
  readonly json: JsonDialect;
  readonly arrays: ArrayRule;
  /** False in 2.3, where a field without condition is saved whatever its version is. */
  readonly saveHonoursVersions: boolean;
  /** The type name that stands in for a null element in the description. */
  readonly marker: 'nullptr' | 'ptr-marker' | undefined;
}

/**
 * The rules of a release.
 *
 * @throws {DefinitionError} `bad-release` when there is no such release.
 */
export function rulesOf(release: Release): ReleaseRules {
  const i = RELEASES.indexOf(release);
  if (i < 0)
    throw new DefinitionError('bad-release', 'there is no such release', { expected: RELEASES, actual: release });
  return {
    release,
    json: i < 2 ? 'spaced' : 'compact',
    arrays: i < 3 ? 'A' : i < 4 ? 'B' : 'C',
    saveHonoursVersions: i > 0,
    marker: i < 3 ? undefined : i < 4 ? 'nullptr' : 'ptr-marker',
  };
}

/** True when `release` is `than` or younger. */
export function atLeast(release: Release, than: Release): boolean {
  return RELEASES.indexOf(release) >= RELEASES.indexOf(than);
}

/** The rung of a ladder that holds in a release: the youngest that is not younger than it. */
export function rungOf<T>(rungs: Readonly<Partial<Record<Release, T>>>, release: Release): T | undefined {
  return RELEASES.slice(0, RELEASES.indexOf(release) + 1)
    .map((one) => rungs[one])
    .findLast((rung) => rung !== undefined);
}
