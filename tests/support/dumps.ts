/**
 * The recorded dumps beside the repository: `RELEASE/TARGET__MACHINE.dump.json.gz`. Tests that need them are skipped
 * where they are not, and say so.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Test } from 'uvu';

const FOLDER = '../shared/dumps';
const there = existsSync(FOLDER);

/** All of them, oldest release first. */
export function dumpFiles(): string[] {
  return readdirSync(FOLDER, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.dump.json.gz'))
    .sort();
}

/** The bytes of one, unpacked. */
export function readDump(path: string): Uint8Array {
  return new Uint8Array(gunzipSync(readFileSync(`${FOLDER}/${path}`)));
}

/** Every two dumps of one target, in both directions. */
export function dumpPairs(): [string, string][] {
  const files = dumpFiles();
  const target = (path: string) => path.replace(/^.*\/|__.*$/g, '');
  return files.flatMap((a) =>
    files.filter((b) => b !== a && target(a) === target(b)).map((b): [string, string] => [a, b]),
  );
}

/** A test that needs the recordings. */
export function skipWithoutDumps(test: Test, name: string, work: () => void): void {
  if (there) test(name, work);
  else {
    test.skip(name, () => {});
    console.log(`skipped: ${name}: no recorded dumps`);
  }
}
