/**
 * The sections in `tests/fixtures/sections`: one or more of each device, release and version, as real QEMU sent them.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Release } from '../../src/vmstate/index.js';

const FIXTURE = 'tests/fixtures/sections/sections.tsv.gz';

export interface RecordedSection {
  readonly release: Release;
  /** Of the vmsd. */
  readonly name: string;
  readonly versionId: number;
  /** The first 16 digits of the SHA-256 of its description, or `opaque`. */
  readonly hash: string;
  readonly bytes: Uint8Array;
}

/** What stands for a description. */
export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

let read: readonly RecordedSection[] | undefined;

/** All of them; read once. */
export function recordedSections(): readonly RecordedSection[] {
  read ??= gunzipSync(readFileSync(FIXTURE))
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [release, name, versionId, hash, bytes] = line.split('\t') as [Release, string, string, string, string];
      return { release, name, versionId: Number(versionId), hash, bytes: new Uint8Array(Buffer.from(bytes, 'base64')) };
    });
  return read;
}

/** Writes the fixture. */
export function writeSections(sections: readonly RecordedSection[]): void {
  const lines = sections.map(({ release, name, versionId, hash, bytes }) =>
    [release, name, versionId, hash, Buffer.from(bytes).toString('base64')].join('\t'),
  );
  writeFileSync(FIXTURE, gzipSync(`${lines.join('\n')}\n`, { level: 9 }));
}
