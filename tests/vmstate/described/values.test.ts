import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError, ValueError, VMStateError } from '../../../src/errors.js';
import { hex, sameBytes } from '../../../src/testing/index.js';
import { ByteReader, ByteWriter } from '../../../src/vmstate/bytes.js';
import {
  type DescribedField,
  type DescribedObject,
  decodeDescribed,
  encodeDescribed,
} from '../../../src/vmstate/described/index.js';
import { throwsError } from '../../support/errors.js';

const test = suite('described/values');

const object = (fields: DescribedField[], subsections?: DescribedObject[], vmsdName = 'd'): DescribedObject => ({
  vmsdName,
  version: 1,
  fields,
  subsections,
});
const field = (name: string, type: string, size: number, more: Partial<DescribedField> = {}): DescribedField => ({
  name,
  type,
  size,
  contents: [],
  arrayLen: undefined,
  index: undefined,
  ...more,
});

/** Bytes to values to bytes: both the bytes and the description come out as they went in. */
function roundTrip(described: DescribedObject, bytes: Uint8Array, end?: number) {
  const state = decodeDescribed(described, new ByteReader(bytes), end === undefined ? {} : { end });
  const to = new ByteWriter(16);
  const again = encodeDescribed(state, to);
  sameBytes(to.written(), bytes);
  assert.equal(JSON.parse(JSON.stringify(again)), JSON.parse(JSON.stringify(described)));
  return state;
}

const inner = object([field('v', 'int32', 4)], undefined, 'i');
const elements = (state: ReturnType<typeof roundTrip>, i = 0) => state.fields[i]?.elements as readonly unknown[];

test('numbers, booleans, timers and opaque bytes are values', () => {
  const described = object([
    field('a', 'int16', 2),
    field('b', 'bool', 1),
    field('c', 'timer', 8),
    field('d', 'virtio', 3),
    field('e', 'uint16', 2, { arrayLen: 3 }),
  ]);
  const state = roundTrip(described, hex`fe00 01 ffffffffffffffff 010203 0042 0043 0044`);
  assert.equal(elements(state), [-512]);
  assert.equal(elements(state, 1), [true]);
  assert.equal(elements(state, 2), [-1n]);
  assert.equal(elements(state, 3), [Uint8Array.of(1, 2, 3)]);
  assert.equal(elements(state, 4), Uint16Array.of(0x42, 0x43, 0x44));
});

test('a bool that nobody set keeps its byte', () => {
  assert.equal(elements(roundTrip(object([field('ns', 'bool', 1)]), hex`83`)), [0x83]);
});

test('structs, temporaries and vstructs are nested', () => {
  const described = object([
    field('s', 'struct', 4, { struct: inner, arrayLen: 2 }),
    field('tmp', 'tmp', 4, { contents: [inner] }),
    field('k', 'vstruct', 4, { contents: [inner] }),
  ]);
  roundTrip(described, hex`00000001 00000002 00000003 00000004`);
});

test('lists of no, one and two elements', () => {
  roundTrip(object([field('q', 'qtailq', 1)]), hex`00`);
  roundTrip(object([field('q', 'qtailq', 6, { contents: [inner] })]), hex`01 00000007 00`);
  roundTrip(object([field('q', 'qlist', 11, { contents: [inner, inner] })]), hex`01 00000007 01 00000008 00`);
});

test('trees with numbers and with vmsds as keys', () => {
  roundTrip(object([field('t', 'gtree', 18, { contents: [inner] })]), hex`00000001 01 0000000000000009 00000007 00`);
  roundTrip(object([field('t', 'gtree', 14, { contents: [inner, inner] })]), hex`00000001 01 00000009 00000007 00`);
});

test('subsections are named and versioned on the wire', () => {
  const described = object([field('a', 'uint8', 1)], [object([field('b', 'uint8', 1)], undefined, 'd/s')]);
  roundTrip(described, hex`07 05 03 642f73 00000001 08`);
  throwsError(() => roundTrip(described, hex`07 05 03 642f74 00000001 08`), StreamError, {
    code: 'description-mismatch',
  });
  throwsError(() => roundTrip(described, hex`07 05 03 642f73 00000002 08`), StreamError, {
    code: 'description-mismatch',
  });
});

test('rule C: the first object of an array of pointers claims the whole array', () => {
  const described = object([
    field('p', 'struct', 4, { struct: inner, arrayLen: 4 }),
    field('p', 'ptr-marker', 1),
    field('p', 'struct', 4, { struct: inner, arrayLen: 2 }),
  ]);
  const state = roundTrip(described, hex`00000000 30 00000002 00000003`);
  assert.equal(
    state.fields.map(({ elements: { length } }) => length),
    [1, 1, 2],
  );
});

test('rule B: nulls of an array that cannot be compressed claim all that follow', () => {
  const described = object([
    field('p', 'nullptr', 1, { arrayLen: 2 }),
    field('p', 'nullptr', 1, { arrayLen: 2 }),
    field('p', 'struct', 4, { struct: inner }),
  ]);
  roundTrip(described, hex`30 30 00000002`);
});

test('rule A: the end of the section tells how long the one element is that is not null', () => {
  const described = object([field('css', 'struct', 1, { arrayLen: 4 }), field('after', 'uint8', 1)]);
  const bytes = hex`30 30 aabbccdd 30 09`;
  const state = roundTrip(described, bytes, bytes.length);
  assert.equal(elements(state), [null, null, hex`aabbccdd`, null]);
  throwsError(() => roundTrip(described, bytes), StreamError, { code: 'null-unknown', path: 'css[2]' });
  roundTrip(described, hex`30 30 30 30 09`);
});

test('every truncation is an error with path and offset', () => {
  const described = object(
    [
      field('a', 'uint32', 4),
      field('s', 'struct', 4, { struct: inner }),
      field('q', 'qtailq', 6, { contents: [inner] }),
    ],
    [object([field('b', 'uint8', 1)], undefined, 'd/s')],
  );
  const bytes = hex`00000001 00000002 01 00000003 00 05 03 642f73 00000001 08`;
  roundTrip(described, bytes);
  for (let n = 0; n < bytes.length; n++) {
    const error = throwsError(() => decodeDescribed(described, new ByteReader(bytes.subarray(0, n))), StreamError, {
      code: 'truncated',
    });
    assert.type(error.offset, 'number');
  }
});

test('a changed byte decodes to something, or is a typed error', () => {
  const described = object([
    field('s', 'struct', 4, { struct: inner, arrayLen: 2 }),
    field('q', 'qlist', 6, { contents: [inner] }),
  ]);
  const bytes = hex`00000001 00000002 01 00000003 00`;
  for (let at = 0; at < bytes.length; at++) {
    const changed = Uint8Array.from(bytes);
    changed[at] = 0xa5;
    try {
      decodeDescribed(described, new ByteReader(changed));
    } catch (error) {
      assert.instance(error, VMStateError);
    }
  }
});

test('a claimed count makes no array before its bytes are there', () => {
  const huge = object([field('a', 'uint64', 8, { arrayLen: 2 ** 40 })]);
  throwsError(() => decodeDescribed(huge, new ByteReader(hex`00`)), StreamError, { code: 'truncated', path: 'a' });
  const empty = object([field('a', 'buffer', 0, { arrayLen: 2 ** 40 })]);
  throwsError(() => decodeDescribed(empty, new ByteReader(hex`00`)), StreamError, { code: 'description-mismatch' });
});

test('values of a wrong kind are refused with their path', () => {
  const described = object([field('s', 'struct', 4, { struct: inner })]);
  const state = decodeDescribed(described, new ByteReader(hex`00000001`));
  const first = state.fields[0] as { readonly elements: unknown[] };
  const nested = first.elements[0] as { fields: { elements: unknown[] }[] };
  (nested.fields[0] as { elements: unknown[] }).elements[0] = 2 ** 31;
  throwsError(() => encodeDescribed(state, new ByteWriter()), ValueError, { code: 'out-of-range', path: 's.v' });
});

test.run();
