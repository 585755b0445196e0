/**
 * Takes one section of each device, release and version out of recordings, the shortest, and adds them to
 * `tests/fixtures/sections/`: `node scripts/run.js scripts/sections.ts FOLDER...`. Takes the recordings beside the
 * repository, and those in the folders, whose names begin with the release: `7.2__x86_64__pc.mig.gz`. What is in the fixture
 * stays in it. With `--shapes` before the folders it takes one of each description instead, from those folders alone: for
 * recordings of guests that run, whose devices have other subsections and lengths.
 *
 * Only sections that a definition of the catalogue fits are taken. Left out are those of which the bytes do not say
 * which elements of an array of pointers are null: nothing but the stream's description tells.
 */
import { readdirSync } from 'node:fs';
import { catalogue } from '../src/devices/index.js';
import { readStream } from '../src/savevm/stream/index.js';
import { catalogueOf, encodeTyped, OPAQUE, tryTyped } from '../src/savevm/stream/typed.js';
import { ByteReader } from '../src/vmstate/bytes.js';
import type { Release } from '../src/vmstate/index.js';
import { hashOf, type RecordedSection, recordedSections, writeSections } from '../tests/devices/section-fixtures.js';
import { bytesOf, FOLDERS, recordings, sectionsOf } from '../tests/streams/recordings.js';

/** A section that is longer is no fixture. In bytes. */
const LONGEST = 0x40000;

const shapes = process.argv[2] === '--shapes';
const more = process.argv.slice(shapes ? 3 : 2).flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.mig.gz'))
    .map((name) => ({ file: `${folder}/${name}`, release: name.slice(0, name.indexOf('__')) })),
);
const candidates = catalogueOf(catalogue);
type Key = Pick<RecordedSection, 'name' | 'release' | 'versionId' | 'hash'>;
const place = ({ name, release, versionId, hash }: Key) => [name, release, versionId, hash].join(' ');
const keyOf = (one: Key) => place(shapes ? one : { ...one, hash: '' });
const known = new Set(recordedSections().map(keyOf));
const found = new Map<string, RecordedSection>();
for (const recording of [...(shapes ? [] : recordings(FOLDERS)), ...more]) {
  const release = recording.release as Release;
  const stream = bytesOf(recording);
  for (const { header, content, offset, length } of sectionsOf(readStream(stream, { catalogue, release }).items)) {
    if (content.how !== 'typed' || length > LONGEST) continue;
    const { name, oldStyle } = content.def;
    const { versionId } = header;
    const { bytes, text } = encodeTyped(content);
    const hash = oldStyle ? 'opaque' : hashOf(text);
    const key = keyOf({ name, release: content.release, versionId, hash });
    if (known.has(key) || (found.get(key)?.bytes.length ?? Number.POSITIVE_INFINITY) <= length) continue;
    const from = new ByteReader(stream, offset, offset + length);
    const alone = (candidates.get(name) ?? []).some((one) =>
      tryTyped(one, content.release, versionId, from, offset + length, oldStyle ? OPAQUE : text),
    );
    if (!alone) continue;
    found.set(key, { release: content.release, name, versionId, hash, bytes: bytes.slice() });
  }
}
const sections = [...recordedSections(), ...found.values()].sort((a, b) => (place(a) < place(b) ? -1 : 1));
writeSections(sections);
console.log(`${sections.length} sections`);
