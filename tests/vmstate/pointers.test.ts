/**
 * Arrays whose elements may be null: ARRAY_OF_POINTER and AUTO_ALLOC (`vmstate.md`, 3.4).
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DefinitionError, StreamError, ValueError } from '../../src/errors.js';
import { cuts, expectWire, hex, sameBytes } from '../../src/testing/index.js';
import {
  decode,
  encode,
  int32,
  load,
  marked,
  nullable,
  nullableVarray,
  type Release,
  struct,
  uint8,
  uint16,
  uint32,
  vmstate,
} from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('vmstate/pointers');

const item = vmstate({ name: 'item', versionId: 1, fields: { f: int32() } });
const items = vmstate({ name: 'arr', versionId: 1, fields: { ar: nullable(4, struct(item)), after: uint8() } });
const state = { ar: [{ f: 0 }, null, { f: 2 }, { f: 3 }], after: 9 };
const bytes = hex`00000000 30 00000002 00000003 09`;

test('a null is one byte 0x30; nothing marks a present element', () => {
  const base = { ar: [{ f: 9 }, null, { f: 9 }, { f: 9 }], after: 0 };
  for (const release of ['5.2', '7.2', '10.0', '11.1'] as const) expectWire(items, state, bytes, { release, base });
});

test('a load goes by the nulls of the live array and keeps its elements', () => {
  const live = { ar: [{ f: 9 }, null, { f: 9 }, { f: 9 }], after: 0 };
  const [first] = live.ar;
  load(items, live, bytes);
  assert.equal(live, state);
  assert.is(live.ar[0], first);
});

test('nothing in the stream says which elements are null, so decoding needs a base', () => {
  throwsError(() => decode(items, bytes), StreamError, { code: 'null-unknown', path: 'arr/ar[0]', offset: 0 });
  throwsError(() => decode(items, bytes, { base: { ar: null, after: 0 } }), StreamError, { code: 'null-unknown' });
});

test('an element that is null here but not in the stream is an error', () => {
  const live = { ar: [{ f: 9 }, null, null, { f: 9 }], after: 0 };
  const error = throwsError(() => load(items, live, bytes), StreamError, {
    code: 'bad-null-mark',
    path: 'arr/ar[2]',
    offset: 5,
    expected: 0x30,
    actual: 0,
  });
  assert.match(error.message, 'at byte 5');
  assert.equal(live.ar[0], { f: 9 });
});

test('scalars may be null, too, and then stand in a plain array', () => {
  const def = vmstate({ name: 'n', versionId: 1, fields: { x: nullable(3, uint16()) } });
  const base = { x: [0, null, 0] };
  expectWire(def, { x: [1, null, 3] }, hex`0001 30 0003`, { base });
  throwsError(() => encode(def, { x: [1, undefined, 3] } as never), ValueError, { code: 'missing', path: 'n/x[1]' });
  throwsError(() => encode(def, { x: [1, null] }), ValueError, { code: 'wrong-length', path: 'n/x' });
  throwsError(() => encode(def, { x: [1, null, 65536] }), ValueError, { code: 'out-of-range', path: 'n/x[2]' });
});

test('nullableVarray: as many as a property says', () => {
  const def = vmstate({ name: 'n', versionId: 1, fields: { n: uint32(), x: nullableVarray('n', struct(item)) } });
  const base = { n: 0, x: [null, { f: 0 }] };
  expectWire(def, { n: 2, x: [null, { f: 5 }] }, hex`00000002 30 00000005`, { base });
  expectWire(def, { n: 0, x: [] }, hex`00000000`, { base });
  throwsError(() => load(def, { n: 0, x: [null] }, hex`00000002 30 30`), StreamError, {
    code: 'array-too-short',
    path: 'n/x',
  });
});

test('2.3 has no null elements', () => {
  throwsError(() => encode(items, state, { release: '2.3' }), DefinitionError, {
    code: 'not-in-release',
    path: 'arr.ar',
  });
});

const markedItems = vmstate({
  name: 'arr',
  versionId: 1,
  fields: { ar: marked(3, struct(item)), after: uint8() },
});

test('marked: every element is preceded by 0x31, or is 0x30', () => {
  const full = { ar: [{ f: 1 }, null, { f: 3 }], after: 9 };
  expectWire(markedItems, full, hex`31 00000001  30  31 00000003  09`);
});

test('marked: the loader needs to know nothing; elements come and go', () => {
  const live = { ar: [null, { f: 5 }, { f: 6 }], after: 0 };
  const [, , third] = live.ar;
  load(markedItems, live, hex`31 00000001  30  31 00000003  09`);
  assert.equal(live, { ar: [{ f: 1 }, null, { f: 3 }], after: 9 });
  assert.is(live.ar[2], third);
});

test('marked: any other mark is an error', () => {
  for (const [stream, offset, path, actual] of [
    [hex`32 00000001`, 0, 'arr/ar[0]', 0x32],
    [hex`30 00`, 1, 'arr/ar[1]', 0],
  ] as const)
    throwsError(() => decode(markedItems, stream), StreamError, { code: 'bad-null-mark', path, offset, actual });
});

test('marked: as many as a property says', () => {
  const def = vmstate({ name: 'n', versionId: 1, fields: { n: uint8(), x: marked({ key: 'n' }, uint16()) } });
  expectWire(def, { n: 2, x: [null, 7] }, hex`02 30 31 0007`);
  const live = { n: 0, x: [] };
  load(def, live, hex`02 30 31 0007`);
  assert.equal(live, { n: 2, x: [null, 7] });
  throwsError(() => decode(def, hex`ff 30`), StreamError, { code: 'truncated', path: 'n/x[1]', offset: 2 });
});

test('marked is only in 11.1', () => {
  for (const release of ['2.3', '5.2', '7.2', '10.0'] as const satisfies readonly Release[])
    throwsError(() => encode(markedItems, { ar: [null, null, null], after: 0 }, { release }), DefinitionError, {
      code: 'not-in-release',
      path: 'arr.ar',
    });
});

test('every truncation between null and present elements', () => {
  cuts(bytes, (cut) => load(items, { ar: [{ f: 9 }, null, { f: 9 }, { f: 9 }], after: 0 }, cut));
  sameBytes(encode(items, state), bytes);
});

test.run();
