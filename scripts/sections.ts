/**
 * Takes one section of each device, release and version out of recordings, the shortest, and adds them to
 * `tests/fixtures/sections/`: `node scripts/run.js scripts/sections.ts FOLDER...`. Takes the recordings beside the
 * repository, and those in the folders, whose names begin with the release: `7.2__x86_64__pc.mig.gz`. What is in the fixture
 * stays in it.
 *
 * Only sections that a definition of the catalogue fits are taken. Left out are those of which the bytes do not say
 * which elements of an array of pointers are null: nothing but the stream's description tells.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { catalogue } from '../src/devices/index.js';
import { readStream } from '../src/savevm/stream/index.js';
import { catalogueOf, encodeTyped, OPAQUE, tryTyped } from '../src/savevm/stream/typed.js';
import { ByteReader } from '../src/vmstate/bytes.js';
import type { Release } from '../src/vmstate/index.js';
import { sectionsOf } from '../tests/devices/recorded-sections.js';
import { bytesOf, recordings } from '../tests/streams/recordings.js';

const FOLDERS = ['2.3', '2.3-devices', '5.2', '7.2', '10.0', '11.1'].map((folder) => `streams/${folder}`);
/** A section that is longer is no fixture. In bytes. */
const LONGEST = 0x40000;

const FIXTURE = 'tests/fixtures/sections/sections.tsv.gz';

const more = process.argv.slice(2).flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.mig.gz'))
    .map((name) => ({ file: `${folder}/${name}`, release: name.slice(0, name.indexOf('__')) })),
);
const candidates = catalogueOf(catalogue);
/** Lines by what they are about, with the length of the section. */
const shortest = new Map<string, { readonly length: number; readonly line: string }>();
for (const line of gunzipSync(readFileSync(FIXTURE)).toString().trimEnd().split('\n')) {
  const [release, name, versionId] = line.split('\t');
  shortest.set(`${name} ${release} ${versionId}`, { length: 0, line });
}
for (const recording of [...recordings(FOLDERS), ...more]) {
  const release = recording.release as Release;
  const stream = bytesOf(recording);
  for (const { header, content, offset, length } of sectionsOf(readStream(stream, { catalogue, release }).items)) {
    if (content.how !== 'typed' || length > LONGEST) continue;
    const { name } = content.def;
    const { versionId } = header;
    const key = `${name} ${content.release} ${versionId}`;
    const known = shortest.get(key);
    if (known !== undefined && known.length <= length) continue;
    const { bytes, text } = encodeTyped(content);
    const opaque = content.def.oldStyle;
    const from = new ByteReader(stream, offset, offset + length);
    const alone = (candidates.get(name) ?? []).some((one) =>
      tryTyped(one, content.release, versionId, from, offset + length, opaque ? OPAQUE : text),
    );
    if (!alone) continue;
    const hash = opaque ? 'opaque' : createHash('sha256').update(text).digest('hex').slice(0, 16);
    const line = [content.release, name, versionId, hash, Buffer.from(bytes).toString('base64')].join('\t');
    shortest.set(key, { length, line });
  }
}
const lines = [...shortest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { line }]) => line);
writeFileSync(FIXTURE, gzipSync(`${lines.join('\n')}\n`, { level: 9 }));
console.log(`${lines.length} sections`);
