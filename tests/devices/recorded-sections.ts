/**
 * Checks definitions against the sections of recorded streams, where the recordings are there, and says of a section
 * that no definition fits what is wrong with each.
 */
import { existsSync, readdirSync } from 'node:fs';
import type { Test } from 'uvu';
import { Assertion } from 'uvu/assert';
import { catalogue } from '../../src/devices/index.js';
import { VMStateError } from '../../src/errors.js';
import { JsonWriter } from '../../src/json-writer/index.js';
import { baseOf } from '../../src/savevm/stream/base.js';
import {
  type Candidate,
  type DeviceSection,
  type MigrationStream,
  readStream,
  writeStream,
} from '../../src/savevm/stream/index.js';
import { catalogueOf, encodeTyped } from '../../src/savevm/stream/typed.js';
import { firstDifference } from '../../src/testing/index.js';
import { layoutOf, planOf } from '../../src/vmstate/_plan.js';
import { ByteReader, ByteWriter } from '../../src/vmstate/bytes.js';
import { encodeDescribed, writeDescribedObject } from '../../src/vmstate/described/index.js';
import type { Release } from '../../src/vmstate/index.js';
import { decodeObject } from '../../src/vmstate/object.js';
import { bytesOf, FOLDERS, type Recording, recordings, sectionsOf } from '../streams/recordings.js';

const SHOWN = 3;

/** What is checked: the recordings of which targets, and the sections of which names in them. */
export interface Wanted {
  /** Targets as in the names of the recordings (`mips64el`); all if not given. */
  readonly targets?: readonly string[];
  /** Names of definitions or of old-style sections (`cpu`). */
  readonly names: readonly string[];
}

/**
 * Adds a test: all sections of these names in all recordings of these targets are typed, and the streams come out
 * the same. Skipped, and said so, where there are no recordings.
 */
export function checkSections(test: Test, { targets, names }: Wanted): void {
  const title = `recorded sections ${names.join(', ')}${targets ? ` of ${targets.join(', ')}` : ''} are typed`;
  if (!existsSync('../shared/streams')) {
    test.skip(title, () => {});
    console.log(`skipped: ${title}: no recordings`);
    return;
  }
  test(title, () => {
    const found = recordings(FOLDERS.filter((folder) => readdirSync(`../shared/${folder}`).length > 0)).filter(
      ({ file }) => targets === undefined || targets.includes(targetOf(file)),
    );
    const { failures, counts } = typedIn(found, names);
    if (failures.length > 0) {
      const more = failures.length > 12 ? [`… ${failures.length - 12} more`] : [];
      const message = [...failures.slice(0, 12), ...more, `typed: ${counts || 'none'}`].join('\n');
      throw new Assertion({ message, operator: 'checkSections', expects: 'typed', actual: failures.length });
    }
    if (counts === '')
      throw new Assertion({ message: `no section ${names}`, operator: 'checkSections', expects: 1, actual: 0 });
  });
}

/** How many sections of these names are typed in recordings, and what is wrong with the others. */
export function typedIn(
  found: readonly Recording[],
  names: readonly string[],
): { readonly failures: readonly string[]; readonly counts: string } {
  const failures: string[] = [];
  const typed = new Map<string, number>();
  for (const recording of found) {
    const bytes = bytesOf(recording);
    const stream = readStream(bytes, { catalogue, release: recording.release as Release });
    for (const section of sectionsOf(stream.items)) {
      const name = nameOf(section);
      if (!names.includes(name)) continue;
      const key = `${name} ${recording.release}`;
      if (section.content.how === 'typed') typed.set(key, (typed.get(key) ?? 0) + 1);
      else if (failures.length < SHOWN) failures.push(explain(recording, stream, section, bytes));
      else failures.push(`${recording.file} ${name}`);
    }
    const difference = firstDifference(writeStream(stream), bytes);
    if (difference !== undefined) failures.push(`${recording.file}: ${difference}`);
  }
  return { failures, counts: [...typed].map(([key, count]) => `${key}: ${count}`).join(', ') };
}

function targetOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).split('__')[0] as string;
}

function nameOf({ content, header }: DeviceSection): string {
  if (content.how === 'described') return content.state.vmsdName;
  if (content.how === 'typed') return content.def.name;
  return header.idstr.slice(header.idstr.lastIndexOf('/') + 1);
}

/** Why none of the catalogue's definitions fits this section. */
function explain(recording: Recording, stream: MigrationStream, section: DeviceSection, bytes: Uint8Array): string {
  const release = recording.release as Release;
  const name = nameOf(section);
  const head = `${recording.file} ${name} version ${section.header.versionId}, ${section.length} bytes`;
  const candidates = catalogueOf(catalogue).get(name) ?? [];
  if (candidates.length === 0) return `${head}: no definition of this name in the catalogue`;
  const reasons = candidates.map((candidate) => `  ${misfit(candidate, release, stream, section, bytes)}`);
  return [head, ...new Set(reasons)].join('\n');
}

function misfit(
  candidate: Candidate,
  release: Release,
  stream: MigrationStream,
  { header, offset, length, content }: DeviceSection,
  bytes: Uint8Array,
): string {
  const { def, context } = candidate;
  const versionId = header.versionId;
  try {
    const layout = layoutOf(def, release);
    if (versionId > layout.versionId || versionId < layout.minimumVersionId) {
      return `versions ${layout.minimumVersionId} to ${layout.versionId}`;
    }
    const opaque = content.how === 'opaque';
    if (layout.oldStyle !== opaque) return opaque ? 'should be oldStyle here' : 'should not be oldStyle here';
    const plan = planOf(def, release, 'load', versionId);
    const reader = new ByteReader(bytes, offset, offset + length);
    const base = baseOf(plan, candidate.base, content.how === 'described' ? content.state : undefined);
    const state = decodeObject(plan, reader, context, base);
    const typed = { how: 'typed' as const, def, release, versionId, context, state };
    const { bytes: again, text: got } = encodeTyped(typed);
    if (content.how === 'described') {
      const json = new JsonWriter((stream.description as { json: 'spaced' | 'compact' }).json);
      json.startObject();
      writeDescribedObject(encodeDescribed(content.state, new ByteWriter(1024)), json);
      json.endObject();
      const wanted = json.text;
      if (got !== wanted) return `text: ${firstTextDifference(got, wanted)}`;
    }
    if (reader.at !== offset + length) return `takes ${reader.at - offset} bytes`;
    return `bytes: ${firstDifference(again, bytes.subarray(offset, offset + length)) ?? 'the same'}`;
  } catch (error) {
    if (error instanceof VMStateError) return error.message;
    throw error;
  }
}

function firstTextDifference(got: string, wanted: string): string {
  let at = 0;
  while (at < got.length && got[at] === wanted[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 80);
  return `\n    definition …${around(got)}…\n    recording  …${around(wanted)}…`;
}
