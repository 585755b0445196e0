/**
 * The sections in `tests/fixtures/sections`: one of each device, release and version, as real QEMU sent it.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Release } from '../../src/vmstate/index.js';

export interface RecordedSection {
  readonly release: Release;
  /** Of the vmsd. */
  readonly name: string;
  readonly versionId: number;
  /** The first 16 digits of the SHA-256 of its description, or `opaque`. */
  readonly hash: string;
  readonly bytes: Uint8Array;
}

let read: readonly RecordedSection[] | undefined;

/** All of them; read once. */
export function recordedSections(): readonly RecordedSection[] {
  read ??= gunzipSync(readFileSync('tests/fixtures/sections/sections.tsv.gz'))
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [release, name, versionId, hash, bytes] = line.split('\t') as [Release, string, string, string, string];
      return { release, name, versionId: Number(versionId), hash, bytes: new Uint8Array(Buffer.from(bytes, 'base64')) };
    });
  return read;
}
