/**
 * The kinds that compare: `… equal` and `int32 le` (`vmstate.md`, section 4).
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError, ValueError } from '../../src/errors.js';
import { expectWire, hex } from '../../src/testing/index.js';
import {
  array,
  decode,
  describe,
  encode,
  int32Equal,
  int32Le,
  load,
  uint8,
  uint8Equal,
  uint16Equal,
  uint32Equal,
  uint64,
  uint64Equal,
  varray,
  vmstate,
} from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('vmstate/comparing');

const equals = vmstate({
  name: 'eq',
  versionId: 1,
  fields: { a: uint8Equal(), b: uint16Equal(), c: int32Equal(), d: uint32Equal(), e: uint64Equal() },
});
const same = { a: 1, b: 2, c: -3, d: 4, e: 5n };
const bytes = hex`01 0002 fffffffd 00000004 0000000000000005`;

test('equal kinds are on the wire as the plain ones are', () => {
  expectWire(equals, same, bytes);
});

test('the unsigned equal kind of 64 bits is called `int64 equal`', () => {
  const text = describe(equals, same);
  assert.match(text, '{"name": "a", "type": "uint8 equal", "size": 1}');
  assert.match(text, '{"name": "b", "type": "uint16 equal", "size": 2}');
  assert.match(text, '{"name": "c", "type": "int32 equal", "size": 4}');
  assert.match(text, '{"name": "d", "type": "uint32 equal", "size": 4}');
  assert.match(text, '{"name": "e", "type": "int64 equal", "size": 8}');
});

test('loading what is equal changes nothing', () => {
  const live = { ...same };
  assert.is(load(equals, live, bytes), bytes.length);
  assert.equal(live, same);
});

test('loading what differs is an error at the value, and nothing is stored', () => {
  const cases = [
    ['a', 9, 0, 1],
    ['b', 9, 1, 2],
    ['c', 9, 3, -3],
    ['d', 9, 7, 4],
    ['e', 9n, 11, 5n],
  ] as const;
  for (const [key, here, offset, actual] of cases) {
    const live = { ...same, [key]: here };
    const before = { ...live };
    throwsError(() => load(equals, live, bytes), StreamError, {
      code: 'not-equal',
      path: `eq/${key}`,
      offset,
      expected: here,
      actual,
    });
    assert.equal(live, before);
  }
});

test('decoding compares only with a base', () => {
  assert.equal(decode(equals, bytes), same);
  assert.equal(decode(equals, bytes, { base: { ...same } }), same);
  const base = { ...same, d: 0 };
  throwsError(() => decode(equals, bytes, { base }), StreamError, { code: 'not-equal', path: 'eq/d', offset: 7 });
});

test('values that do not fit are errors here, too', () => {
  throwsError(() => encode(equals, { ...same, a: 256 }), ValueError, { code: 'out-of-range', path: 'eq/a' });
  throwsError(() => encode(equals, { ...same, e: 1 } as never), ValueError, { code: 'wrong-type', path: 'eq/e' });
});

const counted = vmstate({
  name: 'arm',
  versionId: 1,
  fields: { len: int32Le(), indexes: varray('len', uint64()) },
});

test('int32 le is big endian: "le" is for less or equal', () => {
  expectWire(counted, { len: 2, indexes: BigUint64Array.of(7n, 8n) }, hex`00000002 0000000000000007 0000000000000008`);
  assert.match(describe(counted, { len: 0, indexes: [] }), '{"name": "len", "type": "int32 le", "size": 4}');
});

test('int32 le: what is not above the local value is stored', () => {
  for (const [count, stream] of [
    [2, hex`00000002 0000000000000007 0000000000000008`],
    [1, hex`00000001 0000000000000007`],
    [0, hex`00000000`],
  ] as const) {
    const live = { len: 2, indexes: new BigUint64Array(2) };
    load(counted, live, stream);
    assert.is(live.len, count);
  }
});

test('int32 le: above the local value, or negative, is an error', () => {
  const live = { len: 2, indexes: new BigUint64Array(2) };
  for (const [stream, actual] of [
    [hex`00000003 0000000000000007`, 3],
    [hex`ffffffff`, -1],
    [hex`80000000`, -2147483648],
  ] as const)
    throwsError(() => load(counted, live, stream), StreamError, {
      code: 'not-less-or-equal',
      path: 'arm/len',
      offset: 0,
      expected: 2,
      actual,
    });
  assert.equal(live, { len: 2, indexes: new BigUint64Array(2) });
});

test('the elements of an array are compared one by one', () => {
  const def = vmstate({ name: 'ids', versionId: 1, fields: { before: uint8(), ids: array(3, uint8Equal()) } });
  expectWire(def, { before: 0, ids: Uint8Array.of(1, 2, 3) }, hex`00 010203`);
  const live = { before: 0, ids: Uint8Array.of(1, 2, 9) };
  throwsError(() => load(def, live, hex`05 010203`), StreamError, {
    code: 'not-equal',
    path: 'ids/ids[2]',
    offset: 3,
    expected: 9,
    actual: 3,
  });
  assert.equal(live, { before: 0, ids: Uint8Array.of(1, 2, 9) });
});

test.run();
