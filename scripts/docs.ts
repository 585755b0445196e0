/**
 * `npm run docs`: writes the documents that are made from the catalogue. Where the recordings are, it counts first what
 * they show, into `docs/cpus.recordings.json`; elsewhere the counts stay as they are.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { targets } from '../src/devices/catalogue/targets.js';
import { catalogue, cpus } from '../src/devices/index.js';
import { readStream } from '../src/savevm/stream/index.js';
import type { Release } from '../src/vmstate/index.js';
import { bytesOf, FOLDERS, recordings, sectionsOf } from '../tests/streams/recordings.js';
import { type Counts, renderCpus } from './docs/cpus.js';
import { renderDevices } from './docs/devices.js';

const COUNTS = 'docs/cpus.recordings.json';

if (existsSync('../shared/streams')) {
  writeFileSync(COUNTS, `${JSON.stringify(count(), undefined, 2)}\n`);
} else console.log(`no recordings are here: ${COUNTS} stays as it is`);
writeFileSync('docs/cpus.md', renderCpus(JSON.parse(readFileSync(COUNTS, 'utf8')) as Counts));
writeFileSync('docs/devices.md', renderDevices());

/** Streams in which all sections of a name are typed. */
function count(): Counts {
  const names = new Set(cpus.map(({ def }) => def.name));
  const counts: Record<string, Record<string, Record<string, number>>> = {};
  for (const recording of recordings(FOLDERS)) {
    const file = recording.file.slice(recording.file.lastIndexOf('/') + 1);
    const called = file.split('__')[0] as string;
    const target = targets.find(({ name, aliases }) => name === called || aliases.includes(called));
    if (target === undefined) throw new Error(`${file}: no such target`);
    const release = recording.release as Release;
    const sections = sectionsOf(readStream(bytesOf(recording), { catalogue, release }).items);
    const typed = new Set<string>();
    for (const section of sections) if (section.content.how === 'typed') typed.add(section.content.def.name);
    for (const { header, content } of sections) {
      if (content.how !== 'typed') typed.delete(header.idstr.slice(header.idstr.lastIndexOf('/') + 1));
    }
    for (const name of [...typed].sort()) {
      if (!names.has(name)) continue;
      counts[target.name] ??= {};
      const ofTarget = counts[target.name] as Record<string, Record<string, number>>;
      ofTarget[release] ??= {};
      const ofRelease = ofTarget[release] as Record<string, number>;
      ofRelease[name] = (ofRelease[name] ?? 0) + 1;
    }
  }
  const sorted = <T>(object: Record<string, T>) => Object.fromEntries(Object.entries(object).sort());
  return sorted(counts);
}
