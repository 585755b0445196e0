/**
 * Takes one section of each device, release and version out of recordings, the shortest, and adds them to
 * `tests/fixtures/sections/`: `node scripts/run.js scripts/sections.ts FOLDER...`. Takes the recordings beside the
 * repository, and those in the folders, whose names begin with the release: `7.2__x86_64__pc.mig.gz`. What is in the fixture
 * stays in it.
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

const more = process.argv.slice(2).flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.mig.gz'))
    .map((name) => ({ file: `${folder}/${name}`, release: name.slice(0, name.indexOf('__')) })),
);
const candidates = catalogueOf(catalogue);
const keyOf = (name: string, release: string, versionId: number) => `${name} ${release} ${versionId}`;
const kept = new Map(recordedSections().map((one) => [keyOf(one.name, one.release, one.versionId), one]));
const found = new Map<string, RecordedSection>();
for (const recording of [...recordings(FOLDERS), ...more]) {
  const release = recording.release as Release;
  const stream = bytesOf(recording);
  for (const { header, content, offset, length } of sectionsOf(readStream(stream, { catalogue, release }).items)) {
    if (content.how !== 'typed' || length > LONGEST) continue;
    const { name, oldStyle } = content.def;
    const { versionId } = header;
    const key = keyOf(name, content.release, versionId);
    if (kept.has(key) || (found.get(key)?.bytes.length ?? Number.POSITIVE_INFINITY) <= length) continue;
    const { bytes, text } = encodeTyped(content);
    const from = new ByteReader(stream, offset, offset + length);
    const alone = (candidates.get(name) ?? []).some((one) =>
      tryTyped(one, content.release, versionId, from, offset + length, oldStyle ? OPAQUE : text),
    );
    if (!alone) continue;
    const hash = oldStyle ? 'opaque' : hashOf(text);
    found.set(key, { release: content.release, name, versionId, hash, bytes: bytes.slice() });
  }
}
const sections = [...kept, ...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, section]) => section);
writeSections(sections);
console.log(`${sections.length} sections`);
