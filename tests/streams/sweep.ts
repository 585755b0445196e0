/**
 * The sweep: every recording of some folders, read and written again.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { recordings, roundTrip, untyped } from './recordings.js';

/** Devices that no definition fits, by their names without the path, in these releases only. */
const UNTYPED: Readonly<Record<string, readonly string[]>> = {
  '2.3': ['piix4_pm'], // with memory slots, of which nothing that is sent says how many
};

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
        const left = untyped(stream);
        const unexpected = left.filter(
          (name) => !UNTYPED[recording.release]?.includes(name.slice(name.lastIndexOf('/') + 1)),
        );
        assert.equal(unexpected, [], `${recording.file} has devices that should be typed`);
        if (/__pc-i440fx-(7\.2|2\.3)(__nodef)?\.mig/.test(recording.file)) {
          assert.equal(left, [], `${recording.file} has sections without a definition`);
        }
      }
    });
  }
  test.run();
}
