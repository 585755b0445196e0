/**
 * The helpers themselves: a check that cannot fail would hide every failure behind it.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError, ValueError } from '../../src/errors.js';
import { ascii, concat } from './bytes.js';
import { thrownBy, throwsError } from './errors.js';

const test = suite('support');

/** The message of what `work` throws; `assert.throws` lets failed assertions through. */
const message = (work: () => unknown): string => (thrownBy(work) as Error).message;

test('ascii and concat', () => {
  assert.equal(concat(ascii('ab'), Uint8Array.of(5)), Uint8Array.of(0x61, 0x62, 5));
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

test.run();
