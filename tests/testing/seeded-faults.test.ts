/**
 * Seeded faults against goldens: forty small mutations of a definition, each found with the right reason, unless the
 * bytes cannot show it.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type GoldenFile, goldens, MismatchError } from '../../src/testing/index.js';
import type { AnyVMState } from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';
import { MUTATIONS, statesOf } from '../support/mutations.js';
import { BASE, ORIGINAL, STATES } from '../support/uart.js';

const test = suite('testing/seeded-faults');

const options = { release: '11.1', base: BASE } as const;

/** A file in memory. */
function fileOf(text: string | undefined): GoldenFile & { text(): string | undefined } {
  return {
    read: () => text,
    append: (more) => {
      text = (text ?? '') + more;
    },
    text: () => text,
  };
}

/** Goldens of the original at versions 2 and 3. */
const GOLDENS = ((): string => {
  const file = fileOf(undefined);
  const { young: _, ...fields } = ORIGINAL.fields;
  const older = { ...ORIGINAL, fields, versionId: 2 } as AnyVMState;
  goldens(older, STATES, file, options);
  goldens(ORIGINAL, STATES, file, options);
  return file.text() as string;
})();

test('there are forty of them, all different', () => {
  assert.is(MUTATIONS.length, 40);
  assert.is(new Set(MUTATIONS.map(({ name }) => name)).size, 40);
  for (const { name, goldens, compare } of MUTATIONS) assert.ok(goldens ?? compare, `${name} is found by nobody`);
});

test('the original is as its goldens are', () => {
  const file = fileOf(GOLDENS);
  goldens(ORIGINAL, STATES, file, { ...options });
  assert.is(file.text(), GOLDENS);
  assert.is((GOLDENS.match(/^== version/gm) ?? []).length, 6);
});

for (const mutation of MUTATIONS) {
  const { name, after, goldens: expected } = mutation;
  const check = (file: GoldenFile) => goldens(after, statesOf(mutation), file, options);
  if (expected === undefined) {
    test(`${name}: not to be seen in the bytes`, () => {
      const file = fileOf(GOLDENS);
      check(file);
      assert.is(file.text(), GOLDENS);
    });
  } else {
    test(`${name}: ${expected.code}`, () => {
      const file = fileOf(GOLDENS);
      const error = throwsError(() => check(file), MismatchError, expected);
      assert.match(error.message, /version \d/);
      assert.is(file.text(), GOLDENS, 'a golden was added or changed');
    });
  }
}

test.run();
