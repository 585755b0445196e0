/**
 * Dumps of real QEMU: a few as fixtures, all 88 beside the repository (`RELEASE/TARGET__MACHINE.dump.json.gz`). Tests
 * that need the latter are skipped where they are not, and say so.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Test } from 'uvu';
import { type Dump, parseDump } from '../../src/vmstate/dump/index.js';

export const FIXTURES = 'tests/fixtures/dumps';
const FOLDER = '../shared/dumps';
const ENDING = '.dump.json.gz';
const there = existsSync(FOLDER);

const names = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith(ENDING))
    .map((path) => path.slice(0, -ENDING.length).replace('/', '__'))
    .sort();

/** The names of the fixtures: `5.2__sparc__LX`. */
export const fixtureDumps = (): string[] => names(FIXTURES);

/** The names of all that were recorded. */
export const recordedDumps = (): string[] => names(FOLDER);

/** The bytes of a dump, unpacked. */
export function dumpBytes(name: string): Uint8Array {
  const fixture = `${FIXTURES}/${name}${ENDING}`;
  const path = existsSync(fixture) ? fixture : `${FOLDER}/${name.replace('__', '/')}${ENDING}`;
  return new Uint8Array(gunzipSync(readFileSync(path)));
}

const parsed = new Map<string, Dump>();

/** A dump, parsed once. */
export function dumpOf(name: string): Dump {
  let dump = parsed.get(name);
  if (dump === undefined) {
    dump = parseDump(dumpBytes(name));
    parsed.set(name, dump);
  }
  return dump;
}

/** Every two dumps of one target, in both directions. */
export function pairsOf(dumps: readonly string[]): [string, string][] {
  const target = (name: string) => name.split('__')[1];
  return dumps.flatMap((a) =>
    dumps.filter((b) => b !== a && target(a) === target(b)).map((b): [string, string] => [a, b]),
  );
}

/** A test that needs all dumps. */
export function withRecordedDumps(test: Test, name: string, work: () => void): void {
  if (there) test(name, work);
  else {
    test.skip(name, () => {});
    console.log(`skipped: ${name}: no recorded dumps`);
  }
}
