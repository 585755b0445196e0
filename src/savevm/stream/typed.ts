/**
 * Trying typed definitions on a section: the layout whose bytes and whose description both match is taken.
 */

import { VMStateError } from '../../errors.js';
import { JsonWriter } from '../../json-writer/index.js';
import { layoutOf, planOf } from '../../vmstate/_plan.js';
import { describeHandler, Saving, saveObject } from '../../vmstate/_save.js';
import { ByteReader, ByteWriter } from '../../vmstate/bytes.js';
import type { DescribedState } from '../../vmstate/described/index.js';
import { decodeObject, guarded } from '../../vmstate/object.js';
import { type Release, rulesOf } from '../../vmstate/release.js';
import { baseOf } from './base.js';
import type { Candidate, TypedContent } from './model.js';

/** Definitions by the name of their vmsd. */
export type Catalogue = ReadonlyMap<string, readonly Candidate[]>;

/** Sorts definitions by name; whole layouts may have a name of their own in each release. */
export function catalogueOf(candidates: readonly Candidate[]): Catalogue {
  const map = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const layouts = Object.values(candidate.def.layouts ?? {}).map((layout) => layout?.name ?? candidate.def.name);
    for (const name of new Set([candidate.def.name, ...layouts])) {
      const known = map.get(name);
      if (known === undefined) map.set(name, [candidate]);
      else known.push(candidate);
    }
  }
  return map;
}

/** Stands for the text of an old-style section. */
export const OPAQUE = Symbol('described by its size alone');

/** A section decoded by a definition, with the place where it ended. */
export interface TypedFit {
  readonly content: TypedContent;
  readonly end: number;
}

/**
 * Decodes a section with one definition in one release. Undefined unless its bytes are used to `end` (where it is
 * known), come out again, and are described as `text` says: OPAQUE by their size alone, undefined if nobody knows.
 * `described` is the section as its description has it.
 */
export function tryTyped(
  candidate: Candidate,
  release: Release,
  versionId: number,
  from: ByteReader,
  end: number | undefined,
  text: string | typeof OPAQUE | undefined,
  described?: DescribedState,
): TypedFit | undefined {
  const { def, context, base } = candidate;
  try {
    const layout = layoutOf(def, release);
    if (versionId > layout.versionId || versionId < layout.minimumVersionId) return undefined;
    if (text !== undefined && layout.oldStyle !== (text === OPAQUE)) return undefined;
    const plan = planOf(def, release, 'load', versionId);
    const reader = new ByteReader(from.bytes, from.at, end ?? from.end, from.base);
    const state = decodeObject(plan, reader, context, baseOf(plan, base, described));
    if (end !== undefined && reader.at !== end) return undefined;
    const content: TypedContent = { how: 'typed', def, release, versionId, context, state };
    const { bytes, text: ours } = encodeTyped(content);
    if (typeof text === 'string' && ours !== text) return undefined;
    if (!sameBytes(bytes, from.bytes.subarray(from.at, reader.at))) return undefined;
    return { content, end: reader.at };
  } catch (error) {
    if (error instanceof VMStateError) return undefined;
    throw error;
  }
}

/** The bytes of a typed section, and the vmsd's keys of its description as text between braces. */
export function encodeTyped(content: TypedContent): { bytes: Uint8Array; text: string } {
  const to = new ByteWriter(1024);
  const json = new JsonWriter(rulesOf(content.release).json);
  json.startObject();
  writeTyped(content, to, json);
  json.endObject();
  return { bytes: to.written(), text: json.text };
}

/** Writes a typed section and, into the object that is open, its description. */
export function writeTyped(content: TypedContent, to: ByteWriter, json: JsonWriter): void {
  const plan = planOf(content.def, content.release, 'save', content.versionId);
  const run = new Saving(to, content.context, false, plan.def.oldStyle ? undefined : json);
  const begin = to.at;
  guarded(plan.name, () => saveObject(plan, content.state as Record<string, unknown>, run));
  if (plan.def.oldStyle) describeHandler(to.at - begin, json);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
