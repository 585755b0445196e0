/**
 * The helpers themselves: a check that cannot fail would hide every failure behind it.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError, ValueError } from '../../src/errors.js';
import { ascii, concat, firstDifference, hex, sameBytes } from './bytes.js';
import { thrownBy, throwsError } from './errors.js';
import { truncations } from './wire.js';

const test = suite('support');

/** The message of what `work` throws; `assert.throws` lets failed assertions through. */
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

test('hex refuses what is no hex, and half a byte', () => {
  assert.match(
    message(() => hex`0g`),
    /not hex/,
  );
  assert.match(
    message(() => hex`000`),
    /not hex/,
  );
});

test('ascii and concat', () => {
  assert.equal(concat(ascii('ab'), hex`05`), Uint8Array.of(0x61, 0x62, 5));
});

test('the first difference is named, with its surroundings', () => {
  assert.is(firstDifference(hex`0102`, hex`0102`), undefined);
  const middle = firstDifference(hex`010203`, hex`01ff03`);
  assert.is(middle, '3 bytes; first difference at byte 1:\n  actual   01 [02] 03\n  expected 01 [ff] 03');
  assert.match(firstDifference(hex`01`, hex`0102`) ?? '', /^1 bytes, not 2; first difference at byte 1:/);
  assert.match(
    message(() => sameBytes(hex`00`, hex`01`)),
    /first difference at byte 0/,
  );
});

const truncated = () => new StreamError('truncated', 'cut', { path: 'a', offset: 1 });

test('throwsError looks at class, code, path and offset', () => {
  const raise = () => {
    throw truncated();
  };
  assert.instance(throwsError(raise, StreamError, { code: 'truncated', path: 'a', offset: 1 }), StreamError);
  assert.instance(throwsError(raise, StreamError, { code: 'truncated', path: /^a$/ }), StreamError);
  assert.match(
    message(() => throwsError(raise, ValueError, { code: 'truncated' })),
    /expected ValueError truncated/,
  );
  assert.match(
    message(() => throwsError(raise, StreamError, { code: 'too-new' })),
    /expected code too-new/,
  );
  assert.match(
    message(() => throwsError(raise, StreamError, { code: 'truncated', path: 'b' })),
    /expected path b/,
  );
  assert.match(
    message(() => throwsError(raise, StreamError, { code: 'truncated', offset: 2 })),
    /expected offset 2/,
  );
  assert.match(
    message(() => throwsError(() => 0, StreamError, { code: 'truncated' })),
    /nothing was thrown/,
  );
  assert.match(
    message(() => thrownBy(() => 0)),
    /nothing was thrown/,
  );
});

test('truncations tries every length and is not content with less than an error at each', () => {
  const lengths: number[] = [];
  truncations(hex`000102`, (bytes) => {
    lengths.push(bytes.length);
    throw new StreamError('truncated', 'cut', { path: 'a', offset: bytes.length });
  });
  assert.equal(lengths, [0, 1, 2]);
  assert.match(
    message(() => truncations(hex`00`, () => 0)),
    /nothing was thrown/,
  );
  const atLength1 = (bytes: Uint8Array) => {
    if (bytes.length !== 1) throw new StreamError('truncated', 'cut', { path: 'a', offset: 0 });
  };
  truncations(hex`0000`, atLength1, [1]);
  assert.match(
    message(() => truncations(hex`0000`, atLength1)),
    /nothing was thrown/,
  );
  const elsewhere = () => {
    throw new StreamError('truncated', 'cut', { path: 'a', offset: 9 });
  };
  assert.match(
    message(() => truncations(hex`00`, elsewhere)),
    /cut at 0, but the error is at byte 9/,
  );
  const nowhere = () => {
    throw new StreamError('truncated', 'cut', { offset: 0 });
  };
  assert.match(
    message(() => truncations(hex`00`, nowhere)),
    /expected path/,
  );
});

test.run();
