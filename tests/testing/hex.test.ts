/**
 * Hex with comments, and bytes compared by their first difference.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { firstDifference, hex, MismatchError, sameBytes, toHex } from '../../src/testing/index.js';
import { thrownBy, throwsError } from '../support/errors.js';

const test = suite('testing/hex');

const message = (work: () => unknown): string => (thrownBy(work) as Error).message;

test('hex leaves out comments and white space', () => {
  assert.equal(
    hex`/* count */ 00 01 // the rest
    fF /* a
    second line */ 7f`,
    Uint8Array.of(0, 1, 0xff, 0x7f),
  );
  assert.equal(hex(''), new Uint8Array(0));
});

test('hex takes other hex and bytes between', () => {
  assert.equal(hex`01 ${'02 // two\n'} 03 ${Uint8Array.of(4, 5)}`, Uint8Array.of(1, 2, 3, 4, 5));
});

test('hex refuses what is no hex, and half a byte', () => {
  assert.match(
    message(() => hex`0g`),
    /not hex/,
  );
  assert.match(
    message(() => hex`000`),
    /half a byte is missing: 3 hex digits/,
  );
});

test('the first difference is named, with its surroundings', () => {
  assert.is(firstDifference(hex`0102`, hex`0102`), undefined);
  const middle = firstDifference(hex`010203`, hex`01ff03`);
  assert.is(middle, '3 bytes; first difference at byte 1:\n  expected 01 [ff] 03\n  actual   01 [02] 03');
  assert.match(firstDifference(hex`01`, hex`0102`) ?? '', /^1 bytes, not 2; first difference at byte 1:/);
  assert.match(firstDifference(hex`01`, hex`0102`) ?? '', /actual {3}01 \[end\]$/);
  const error = throwsError(() => sameBytes(hex`00`, hex`01`, 'these'), MismatchError, { code: 'bytes' });
  assert.match(error.message, /^these: 1 bytes; first difference at byte 0/);
  sameBytes(hex`0102`, hex`01 02`);
});

test('toHex groups', () => {
  assert.is(toHex(hex`0102030405`, 2), '0102 0304 05');
  assert.is(toHex(hex`0102`), '0102');
  assert.is(toHex(hex``), '');
});

test.run();
