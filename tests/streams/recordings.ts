/**
 * Recorded streams for tests: those that lie beside the repository if they are there, else the fixtures.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { catalogue } from '../../src/devices/index.js';
import {
  type DeviceSection,
  type Item,
  type MigrationStream,
  readStream,
  writeStream,
} from '../../src/savevm/stream/index.js';
import { firstDifference } from '../../src/testing/index.js';

const SHARED = '../shared';
const FIXTURES = 'tests/fixtures/streams';

/** The folders of the recordings that stand for each release. */
export const FOLDERS: readonly string[] = ['2.3', '2.3-devices', '5.2', '7.2', '10.0', '11.1'].map(
  (folder) => `streams/${folder}`,
);

/** A recording: its place, and the release that its folder or name says. */
export interface Recording {
  readonly file: string;
  readonly release: string;
}

/** The fixtures, which are always there. */
export function fixtures(): Recording[] {
  return readdirSync(FIXTURES)
    .filter((name) => name.endsWith('.gz'))
    .map((name) => ({ file: `${FIXTURES}/${name}`, release: name.slice(0, name.indexOf('__')) }));
}

/** All recordings of some releases; none if they are not there. */
export function recordings(folders: readonly string[]): Recording[] {
  if (!existsSync(SHARED)) return [];
  return folders.flatMap((folder) =>
    readdirSync(`${SHARED}/${folder}`).map((name) => ({
      file: `${SHARED}/${folder}/${name}`,
      release: (folder.split('/')[1] as string).replace('-devices', ''),
    })),
  );
}

/** The bytes of a recording. */
export function bytesOf({ file }: Recording): Uint8Array {
  return new Uint8Array(gunzipSync(readFileSync(file)));
}

/** Reads a recording and writes it again; undefined if it comes out the same. */
export function roundTrip(recording: Recording): {
  readonly stream: MigrationStream;
  readonly difference: string | undefined;
} {
  const bytes = bytesOf(recording);
  const stream = readStream(bytes, { catalogue });
  return { stream, difference: firstDifference(writeStream(stream), bytes) };
}

/** The sections of a stream that no definition fits, by name. */
export function untyped({ items }: MigrationStream): string[] {
  return sectionsOf(items).flatMap(({ content, header }) => (content.how === 'typed' ? [] : [header.idstr]));
}

/** The device sections of a stream, also those in packages. */
export function sectionsOf(items: readonly Item[]): DeviceSection[] {
  return items.flatMap((item) => {
    if (item.kind === 'device') return [item];
    return item.kind === 'command' && item.packaged ? sectionsOf(item.packaged) : [];
  });
}
