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

const RULES: Readonly<Record<Release, ReleaseRules>> = {
  '2.3': { release: '2.3', json: 'spaced', arrays: 'A', saveHonoursVersions: false, marker: undefined },
  '5.2': { release: '5.2', json: 'spaced', arrays: 'A', saveHonoursVersions: true, marker: undefined },
  '7.2': { release: '7.2', json: 'compact', arrays: 'A', saveHonoursVersions: true, marker: undefined },
  '10.0': { release: '10.0', json: 'compact', arrays: 'B', saveHonoursVersions: true, marker: 'nullptr' },
  '11.1': { release: '11.1', json: 'compact', arrays: 'C', saveHonoursVersions: true, marker: 'ptr-marker' },
};

/**
 * The rules of a release.
 *
 * @throws {DefinitionError} `bad-release` when there is no such release.
 */
export function rulesOf(release: Release): ReleaseRules {
  if (!Object.hasOwn(RULES, release)) {
    throw new DefinitionError('bad-release', `unknown release; use one of ${RELEASES.join(', ')}`, {
      expected: RELEASES,
      actual: release,
    });
  }
  return RULES[release];
}

/** True when `release` is `than` or younger. */
export function atLeast(release: Release, than: Release): boolean {
  return RELEASES.indexOf(release) >= RELEASES.indexOf(than);
}

/** The rung of a ladder that holds in a release: the youngest that is not younger than it. */
export function rungOf<T>(rungs: Readonly<Partial<Record<Release, T>>>, release: Release): T | undefined {
  for (let i = RELEASES.indexOf(release); i >= 0; i--) {
    const rung = rungs[RELEASES[i] as Release];
    if (rung !== undefined) return rung;
  }
  return undefined;
}
