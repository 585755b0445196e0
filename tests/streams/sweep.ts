/**
 * The sweep: every recording of some folders, read and written again.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { recordings, roundTrip, untyped } from './recordings.js';

/** Adds and runs a test for each folder. */
export function sweep(name: string, folders: readonly string[]): void {
  const test = suite(name);
  for (const folder of folders) {
    const files = recordings([folder]);
    if (files.length === 0) {
      console.log(`skipped: ${folder}: the recordings are not here`);
      test.skip(folder);
      continue;
    }
    test(`${files.length} recordings of ${folder} come out as they went in`, () => {
      for (const recording of files) {
        const { stream, difference } = roundTrip(recording);
        assert.is(difference, undefined, `${recording.file}: ${difference}`);
        assert.equal(untyped(stream), [], `${recording.file} has sections without a definition`);
      }
    });
  }
  test.run();
}
