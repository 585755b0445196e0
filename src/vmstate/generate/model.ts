/**
 * What is known of a vmsd in one release, as data: what `layout.ts` and `slot.ts` make of streams and dumps.
 */
import type { DumpDescription } from '../dump/index.js';
import type { Test } from './values.js';

/** Where a number of elements or bytes comes from: a constant, another slot by its name, or nobody knows. */
export type Extent =
  | { readonly from: 'fixed'; readonly n: number }
  | { readonly from: 'slot'; readonly name: string }
  | { readonly from: 'unknown'; readonly seen: readonly number[] };

/** One slot in one release. */
export interface Slot {
  /** The name in the description: unique. */
  readonly wire: string;
  /** The name that the definition has to give: several slots may share it. */
  readonly name: string;
  /** The type in the description; for a field that was never sent a guess. */
  readonly type: string;
  /** Bytes of one element. */
  readonly size: Extent;
  readonly count: Extent | undefined;
  readonly pointers: 'none' | 'nullable' | 'marked';
  readonly nested: Layout | undefined;
  readonly keys: Layout | undefined;
  /** vstruct: the version at which the nested vmsd is sent. */
  readonly structVersion: number | undefined;
  readonly since: number;
  readonly condition: Test | undefined;
  /** The plain kind of its type cannot give it back: a boolean of 2, unused space that is not zero or has no one size. */
  readonly odd: boolean;
  /** What is to be checked by a person. */
  readonly notes: readonly string[];
}

/** A vmsd in one release. */
export interface Layout {
  readonly name: string;
  readonly versionId: number;
  /** Undefined if nobody says. */
  readonly minimumVersionId: number | undefined;
  readonly slots: readonly Slot[];
  readonly subsections: readonly Layout[];
  /** There is a list of subsections, though none was sent or is known. */
  readonly listed: boolean;
  /** There is none: an array of it was described by its first element. */
  readonly unlisted: boolean;
  readonly notes: readonly string[];
}

/** What is known beside the sightings. */
export interface Facts {
  readonly dump?: DumpDescription | undefined;
  /** Whether the dump says how long arrays are. */
  readonly counts?: boolean;
  /** Arrays of it are described element by element, so something in it forbids compressing. */
  readonly separate?: boolean;
  /** Arrays of it are described by their first element. */
  readonly compressed?: boolean;
  /** It was sent at a version that the enclosing field asks for. */
  readonly vstruct?: boolean;
}
