/**
 * Seeded faults against `compare`: the forty mutations that the goldens are tested with, each with the right code. What
 * `compare` cannot see is found by the goldens.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compare } from '../../../src/vmstate/compare/index.js';
import { MUTATIONS } from '../../support/mutations.js';

const test = suite('vmstate/compare/seeded-faults');

for (const { name, before, after, compare: expected } of MUTATIONS) {
  test(`${name}: ${expected ?? 'not to be seen in a definition'}`, () => {
    const codes = compare(before, after, { release: '11.1' }).findings.map(({ code }) => code);
    if (expected === undefined) assert.equal(codes, []);
    else assert.ok(codes.includes(expected), codes.join(', '));
  });
}

test('the definition itself has no fault', () => {
  for (const { before } of MUTATIONS) assert.equal(compare(before, before, { release: '11.1' }).findings, []);
});

test.run();
