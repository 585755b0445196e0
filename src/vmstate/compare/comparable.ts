/**
 * What can be compared, and how: definitions in any form that modules export, or layouts.
 */
import type { AnyVMState } from '../definition.js';
import type { Release } from '../release.js';
import { isDefinition, layoutsOfDefinitions } from './from-definitions.js';
import type { Layouts } from './model.js';
import type { Accepted } from './report.js';

/** A definition, several, rows of a catalogue, or layouts from `layoutsOfDescription` and `layoutsOfDump`. */
export type Comparable = AnyVMState | Layouts | readonly (AnyVMState | { readonly def: AnyVMState })[];

/** How to compare. */
export interface CompareOptions {
  /** The release in which definitions are taken, on both sides; the youngest if not given. */
  readonly release?: Release;
  readonly olderRelease?: Release;
  readonly newerRelease?: Release;
  /** Only the device of this name (its own, or that of its vmsd). */
  readonly device?: string;
  /** Findings that somebody has looked at: they become notes. */
  readonly accept?: readonly Accepted[];
}

/** Brings anything that can be compared into one form. */
export function layoutsOf(of: Comparable, release: Release): Layouts {
  if (isDefinition(of)) return layoutsOfDefinitions([of], release);
  if ('source' in of) return of;
  return layoutsOfDefinitions(
    of.map((entry) => ('def' in entry ? entry.def : entry)),
    release,
  );
}
