/**
 * Streams that are cut off: the check itself has to fail where an error is missing, elsewhere or of another kind.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError, ValueError } from '../../src/errors.js';
import { cuts, hex, MismatchError, truncations } from '../../src/testing/index.js';
import { array, gtreeDirect, leaf, nullable, struct, uint8, uint16, uint32, vmstate } from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('testing/truncations');

const cut = (offset: number, path = 'a') => new StreamError('truncated', 'cut', { path, offset });
const fails = (bytes: Uint8Array, read: (bytes: Uint8Array) => unknown, loose?: number[]) =>
  throwsError(() => cuts(bytes, read, loose), MismatchError, { code: 'truncation' });

test('every length is tried, and less than an error at each is not enough', () => {
  const lengths: number[] = [];
  cuts(hex`000102`, (bytes) => {
    lengths.push(bytes.length);
    throw cut(bytes.length);
  });
  assert.equal(lengths, [0, 1, 2]);
  assert.match(fails(hex`00`, () => 0).message, /cut at 0 of 1 bytes, .* nothing was thrown/);
});

test('lengths may be whole where the caller says so, and only there', () => {
  const read = (bytes: Uint8Array) => {
    if (bytes.length !== 1) throw cut(0);
  };
  assert.equal(cuts(hex`0000`, read, [1]), [1]);
  assert.is(fails(hex`0000`, read).offset, 1);
});

test('an error elsewhere, without a path, of another code or class is not the right one', () => {
  const raise = (error: unknown) => () => {
    throw error;
  };
  assert.match(fails(hex`00`, raise(cut(9))).message, /the error is at byte 9/);
  assert.match(fails(hex`00`, raise(new StreamError('truncated', 'cut', { path: 'a' }))).message, /at byte undefined/);
  assert.match(fails(hex`00`, raise(cut(0, ''))).message, /got truncated without a path/);
  assert.match(fails(hex`00`, raise(new StreamError('bad-value', 'b', { path: 'a', offset: 0 }))).message, /bad-value/);
  assert.match(fails(hex`00`, raise(new ValueError('missing', 'm', { path: 'a' }))).message, /got ValueError/);
  assert.match(fails(hex`00`, raise(new RangeError('outside'))).message, /got RangeError: outside/);
  assert.match(fails(hex`00`, raise(undefined)).message, /something empty/);
});

const fifo = vmstate({ name: 'dev/fifo', versionId: 1, fields: { level: uint8() } });
const inner = vmstate({ name: 'inner', versionId: 1, fields: { x: uint16() } });
const dev = vmstate({
  name: 'dev',
  versionId: 1,
  fields: {
    n: uint32(),
    items: array(2, struct(inner)),
    pointers: nullable(2, struct(inner)),
    tree: gtreeDirect(inner, { since: 1 }),
  },
  subsections: { fifo },
});
const state = { n: 1, items: [{ x: 2 }, { x: 3 }], pointers: [null, { x: 4 }], tree: [{ key: 5n, value: { x: 6 } }] };

test('the bytes of a definition: all cuts are errors but those in the header of a subsection', () => {
  assert.equal(truncations(dev, state), []);
  const header = 1 + 1 + 'dev/fifo'.length;
  const begin = 4 + 4 + 3 + 16;
  const whole = Array.from({ length: header }, (_, i) => begin + i);
  assert.equal(truncations(dev, { ...state, fifo: { level: 7 } }), whole);
});

test('a codec that does not look at the end is found', () => {
  const sloppy = leaf<number>({
    type: 'sloppy',
    write: (value, to) => to.u16(value),
    read: (from) => (from.remaining >= 2 ? from.u16() : 0),
  });
  const def = vmstate({ name: 'sloppy', versionId: 1, fields: { v: sloppy() } });
  throwsError(() => truncations(def, { v: 1 }), MismatchError, { code: 'truncation', offset: 0 });
});

test.run();
