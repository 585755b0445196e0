/**
 * Raw bytes, unused space and bitmaps: BUFFER, VBUFFER and `bitmap` of `vmstate.md`, sections 2 and 4.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DefinitionError, StreamError, ValueError } from '../../src/errors.js';
import { expectWire, hex, sameBytes } from '../../src/testing/index.js';
import {
  alloc,
  array,
  bitmap,
  buffer,
  bufferPointer,
  bufferStartMiddle,
  decode,
  describe,
  encode,
  int32,
  load,
  partialBuffer,
  uint8,
  uint32,
  unused,
  unusedVarray,
  vbuffer,
  vbufferMultiply,
  vmstate,
} from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('vmstate/buffers');

test('a buffer is its bytes', () => {
  for (const kind of [buffer, bufferPointer]) {
    const def = vmstate({ name: 'b', versionId: 1, fields: { x: kind(3), after: uint8() } });
    expectWire(def, { x: hex`010203`, after: 9 }, hex`010203 09`);
    assert.match(describe(def, { x: hex`000000`, after: 0 }), '{"name": "x", "type": "buffer", "size": 3}');
    for (const x of [hex`0102`, hex`01020304`])
      throwsError(() => encode(def, { x, after: 0 }), ValueError, {
        code: 'wrong-length',
        path: 'b/x',
        expected: 3,
        actual: x.length,
      });
    for (const x of [null, [1, 2, 3], new Uint16Array(3)])
      throwsError(() => encode(def, { x, after: 0 } as never), ValueError, { code: 'wrong-type', path: 'b/x' });
    throwsError(() => encode(def, { after: 0 } as never), ValueError, { code: 'missing', path: 'b/x' });
  }
});

test('a loaded buffer is a copy: the stream may be used again', () => {
  const def = vmstate({ name: 'b', versionId: 1, fields: { x: buffer(2) } });
  const bytes = hex`0102`;
  const { x } = decode(def, bytes);
  bytes.fill(0);
  assert.equal(x, hex`0102`);
});

const partial = vmstate({ name: 'b', versionId: 1, fields: { x: partialBuffer(2) } });

test('a partial buffer sends its first bytes, and loading leaves the others alone', () => {
  expectWire(partial, { x: hex`0102` }, hex`0102`);
  sameBytes(encode(partial, { x: hex`01020304` }), hex`0102`);
  const x = hex`00000304`;
  load(partial, { x }, hex`0506`);
  assert.equal(x, hex`05060304`);
  throwsError(() => encode(partial, { x: hex`01` }), ValueError, { code: 'wrong-length', path: 'b/x' });
});

const middle = vmstate({ name: 'b', versionId: 1, fields: { x: bufferStartMiddle(2, 5) } });

test('a buffer from the middle sends the bytes from there to its end', () => {
  expectWire(middle, { x: hex`0000010203` }, hex`010203`);
  sameBytes(encode(middle, { x: hex`aabb010203` }), hex`010203`);
  const x = hex`aabb000000`;
  load(middle, { x }, hex`010203`);
  assert.equal(x, hex`aabb010203`);
  assert.equal(decode(middle, hex`010203`, { base: { x: hex`aabb000000` } }).x, hex`aabb010203`);
  assert.match(describe(middle, { x: new Uint8Array(5) }), '{"name": "x", "type": "buffer", "size": 3}');
  throwsError(() => encode(middle, { x: new Uint8Array(4) }), ValueError, { code: 'wrong-length', path: 'b/x' });
  throwsError(() => bufferStartMiddle(6, 5), DefinitionError, { code: 'bad-count' });
});

const counted = vmstate({
  name: 'v',
  versionId: 1,
  fields: { size: int32(), x: vbuffer('size'), after: uint8() },
});

test('a vbuffer has as many bytes as its size says; the size is only where its slot is', () => {
  expectWire(counted, { size: 3, x: hex`010203`, after: 9 }, hex`00000003 010203 09`);
  expectWire(counted, { size: 0, x: hex``, after: 9 }, hex`00000000 09`);
  sameBytes(encode(counted, { size: 1, x: hex`010203`, after: 9 }), hex`00000001 01 09`);
  throwsError(() => encode(counted, { size: 4, x: hex`010203`, after: 9 }), ValueError, {
    code: 'wrong-length',
    path: 'v/x',
    expected: 4,
    actual: 3,
  });
});

test('a vbuffer of size 0 is described, with size 0', () => {
  const text = describe(counted, { size: 0, x: hex``, after: 9 });
  assert.match(text, '{"name": "x", "type": "buffer", "size": 0}');
  assert.match(describe(counted, { size: 2, x: hex`0102`, after: 9 }), '{"name": "x", "type": "buffer", "size": 2}');
});

test('a vbuffer that is too short for the stream is an error, with alloc it is made anew', () => {
  const live = { size: 0, x: hex`0000`, after: 0 };
  throwsError(() => load(counted, live, hex`00000003 010203 09`), StreamError, {
    code: 'array-too-short',
    path: 'v/x',
    offset: 4,
    expected: 2,
    actual: 3,
  });
  const growing = vmstate({
    name: 'v',
    versionId: 1,
    fields: { size: int32(), x: alloc(vbuffer('size')), after: uint8() },
  });
  load(growing, live, hex`00000003 010203 09`);
  assert.equal(live, { size: 3, x: hex`010203`, after: 9 });
});

test('a size that asks for more than follows makes no buffer', () => {
  throwsError(() => decode(counted, hex`7fffffff 01`), StreamError, { code: 'truncated', path: 'v/x', offset: 4 });
});

test('a vbuffer with a start leaves out the bytes before it (2.3)', () => {
  const def = vmstate({ name: 'v', versionId: 1, fields: { size: int32(), x: vbuffer('size', { start: 2 }) } });
  const release = '2.3';
  expectWire(def, { size: 3, x: hex`0000010203` }, hex`00000003 010203`, { release });
  sameBytes(encode(def, { size: 2, x: hex`aabb010203` }, { release }), hex`00000002 0102`);
  const live = { size: 0, x: hex`aabb0000dd` };
  load(def, live, hex`00000002 0102`, { release });
  assert.equal(live, { size: 2, x: hex`aabb0102dd` });
  throwsError(() => encode(def, { size: 4, x: hex`aabb010203` }, { release }), ValueError, {
    code: 'wrong-length',
    path: 'v/x',
    expected: 6,
  });
});

test('vbufferMultiply: count times factor bytes', () => {
  const def = vmstate({ name: 'v', versionId: 1, fields: { n: uint32(), x: vbufferMultiply('n', 4) } });
  expectWire(def, { n: 2, x: hex`0102030405060708` }, hex`00000002 0102030405060708`);
  expectWire(def, { n: 0, x: hex`` }, hex`00000000`);
  assert.match(describe(def, { n: 1, x: hex`01020304` }), '{"name": "x", "type": "buffer", "size": 4}');
});

test('unused bytes are zero, are dropped on load and are no property', () => {
  const def = vmstate({ name: 'u', versionId: 1, fields: { a: uint8(), was: unused(3), b: uint8() } });
  expectWire(def, { a: 1, b: 2 }, hex`01 000000 02`);
  assert.equal(decode(def, hex`01 123456 02`), { a: 1, b: 2 });
});

test('unused bytes are always called unused; two of them are numbered', () => {
  const def = vmstate({ name: 'u', versionId: 1, fields: { a: unused(3), b: unused(1) } });
  assert.match(
    describe(def, {}),
    '{"name": "unused[0]", "type": "unused_buffer", "size": 3}, {"name": "unused[1]", "type": "unused_buffer", "size": 1}',
  );
});

test('unusedVarray: count times size zero bytes', () => {
  const def = vmstate({ name: 'u', versionId: 1, fields: { n: uint32(), was: unusedVarray('n', 2), b: uint8() } });
  expectWire(def, { n: 3, b: 7 }, hex`00000003 0000 0000 0000 07`);
  expectWire(def, { n: 0, b: 7 }, hex`00000000 07`);
  assert.equal(decode(def, hex`00000001 ffff 07`), { n: 1, b: 7 });
  assert.match(describe(def, { n: 3, b: 7 }), '{"name": "unused", "array_len": 3, "type": "unused_buffer", "size": 2}');
});

const bits = vmstate({ name: 'm', versionId: 1, fields: { map: bitmap(70), after: uint8() } });

test('bit k of a bitmap is bit k mod 64 of word k div 64; its size is in bits, described in bytes', () => {
  const map = BigUint64Array.of(1n << 63n, (1n << 5n) | 1n);
  expectWire(
    bits,
    { map, after: 9 },
    hex`
    /* bit 63     */ 8000000000000000
    /* bit 69, 64 */ 0000000000000021
    /* after      */ 09`,
  );
  assert.match(describe(bits, { map, after: 9 }), '{"name": "map", "type": "bitmap", "size": 16}');
});

test('bits beyond the size are written as they are', () => {
  const map = BigUint64Array.of(0n, 1n << 63n);
  expectWire(bits, { map, after: 0 }, hex`0000000000000000 8000000000000000 00`);
});

test('a bitmap of a whole number of words has no word more, and one of no bits has none', () => {
  const def = (n: number) => vmstate({ name: 'm', versionId: 1, fields: { map: bitmap(n) } });
  expectWire(def(64), { map: BigUint64Array.of(1n) }, hex`0000000000000001`);
  expectWire(def(65), { map: BigUint64Array.of(1n, 0n) }, hex`0000000000000001 0000000000000000`);
  expectWire(def(0), { map: new BigUint64Array(0) }, hex``);
});

const countedBits = vmstate({ name: 'm', versionId: 1, fields: { n: int32(), map: bitmap('n') } });

test('a bitmap whose size is a property', () => {
  expectWire(countedBits, { n: 65, map: BigUint64Array.of(2n, 1n) }, hex`00000041 0000000000000002 0000000000000001`);
  expectWire(countedBits, { n: 0, map: new BigUint64Array(0) }, hex`00000000`);
  const text = describe(countedBits, { n: 1, map: BigUint64Array.of(0n) });
  assert.match(text, '{"name": "map", "type": "bitmap", "size": 8}');
});

test('a bitmap that is too short, or none, is an error', () => {
  throwsError(() => encode(bits, { map: new BigUint64Array(1), after: 0 }), ValueError, {
    code: 'wrong-length',
    path: 'm/map',
    expected: 2,
    actual: 1,
  });
  throwsError(() => encode(bits, { map: [0n, 0n], after: 0 } as never), ValueError, {
    code: 'wrong-type',
    path: 'm/map',
  });
  throwsError(() => encode(bits, { after: 0 } as never), ValueError, { code: 'missing', path: 'm/map' });
  const live = { n: 0, map: new BigUint64Array(1) };
  throwsError(() => load(countedBits, live, hex`00000041 0000000000000002 0000000000000001`), StreamError, {
    code: 'array-too-short',
    path: 'm/map',
    offset: 4,
    expected: 1,
    actual: 2,
  });
});

test('arrays of buffers', () => {
  const def = vmstate({ name: 'a', versionId: 1, fields: { x: array(2, buffer(2)), y: array(2, partialBuffer(1)) } });
  expectWire(def, { x: [hex`0102`, hex`0304`], y: [hex`05`, hex`06`] }, hex`0102 0304 05 06`);
  const live = { x: [hex`0000`, hex`0000`], y: [hex`0009`, hex`0009`] };
  const [first] = live.x;
  load(def, live, hex`0102 0304 05 06`);
  assert.equal(live, { x: [hex`0102`, hex`0304`], y: [hex`0509`, hex`0609`] });
  assert.is(live.x[0], first);
  throwsError(() => encode(def, { x: [hex`0102`, hex`03`], y: [] }), ValueError, {
    code: 'wrong-length',
    path: 'a/x[1]',
  });
});

test.run();
