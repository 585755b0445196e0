/**
 * Arrays of fixed and of counted length: ARRAY, VARRAY and MULTIPLY_ELEMENTS of `vmstate.md`, section 2.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DefinitionError, StreamError, ValueError } from '../../src/errors.js';
import { expectWire, hex, sameBytes } from '../../src/testing/index.js';
import {
  alloc,
  array,
  array2d,
  bool,
  decode,
  describe,
  encode,
  int8,
  int16,
  int32,
  int64,
  load,
  struct,
  subArray,
  timer,
  uint8,
  uint16,
  uint32,
  uint64,
  ulong,
  varray,
  varrayMultiply,
  vmstate,
  when,
} from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('vmstate/arrays');

test('numbers stand in typed arrays of their width', () => {
  const def = vmstate({
    name: 'a',
    versionId: 1,
    fields: {
      i8: array(2, int8()),
      u8: array(2, uint8()),
      i16: array(2, int16()),
      u16: array(2, uint16()),
      i32: array(2, int32()),
      u32: array(2, uint32()),
      i64: array(2, int64()),
      u64: array(2, uint64()),
      tl: array(2, ulong(32)),
      timers: array(1, timer()),
      flags: array(2, bool()),
    },
  });
  expectWire(
    def,
    {
      i8: Int8Array.of(-1, 1),
      u8: Uint8Array.of(255, 1),
      i16: Int16Array.of(-1, 1),
      u16: Uint16Array.of(65535, 1),
      i32: Int32Array.of(-1, 1),
      u32: Uint32Array.of(4294967295, 1),
      i64: BigInt64Array.of(-1n, 1n),
      u64: BigUint64Array.of(2n ** 64n - 1n, 1n),
      tl: BigUint64Array.of(0xffffffffn, 1n),
      timers: BigInt64Array.of(-1n),
      flags: [true, false],
    },
    hex`
      /* i8     */ ff 01
      /* u8     */ ff 01
      /* i16    */ ffff 0001
      /* u16    */ ffff 0001
      /* i32    */ ffffffff 00000001
      /* u32    */ ffffffff 00000001
      /* i64    */ ffffffffffffffff 0000000000000001
      /* u64    */ ffffffffffffffff 0000000000000001
      /* ulong  */ ffffffff 00000001
      /* timers */ ffffffffffffffff
      /* flags  */ 01 00
    `,
  );
});

const three = vmstate({ name: 'a', versionId: 1, fields: { x: array(3, uint16()) } });

test('plain arrays are accepted where a typed array is inferred', () => {
  sameBytes(encode(three, { x: [1, 2, 3] }), hex`0001 0002 0003`);
});

test('a wrong length, element or type is an error with its path', () => {
  for (const x of [[1, 2], [1, 2, 3, 4], []])
    throwsError(() => encode(three, { x }), ValueError, {
      code: 'wrong-length',
      path: 'a/x',
      expected: 3,
      actual: x.length,
    });
  throwsError(() => encode(three, { x: [1, 65536, 3] }), ValueError, { code: 'out-of-range', path: 'a/x[1]' });
  throwsError(() => encode(three, { x: [1, 2, 3n] } as never), ValueError, { code: 'wrong-type', path: 'a/x[2]' });
  throwsError(() => encode(three, { x: [1, undefined, 3] } as never), ValueError, { code: 'missing', path: 'a/x[1]' });
  for (const x of [5, 'abc', {}, null, new DataView(new ArrayBuffer(3))])
    throwsError(() => encode(three, { x } as never), ValueError, { code: 'wrong-type', path: 'a/x' });
  throwsError(() => encode(three, {} as never), ValueError, { code: 'missing', path: 'a/x' });
});

test('an array of no elements', () => {
  const def = vmstate({ name: 'a', versionId: 1, fields: { none: array(0, uint32()), after: uint8() } });
  expectWire(def, { none: new Uint32Array(0), after: 7 }, hex`07`);
});

test('an array of two dimensions is one array, row-major', () => {
  const def = vmstate({ name: 'a', versionId: 1, fields: { x: array2d(2, 3, uint8()) } });
  expectWire(def, { x: Uint8Array.of(0, 1, 2, 10, 11, 12) }, hex`/* row 0 */ 00 01 02 /* row 1 */ 0a 0b 0c`);
  assert.match(describe(def, { x: new Uint8Array(6) }), '{"name": "x", "array_len": 6, "type": "uint8", "size": 1}');
});

const sub = vmstate({ name: 's', versionId: 1, fields: { x: subArray(2, 3, uint16()) } });

test('a sub array sends its elements only', () => {
  sameBytes(encode(sub, { x: [90, 91, 1, 2, 3, 92] }), hex`0001 0002 0003`);
  expectWire(sub, { x: Uint16Array.of(0, 0, 1, 2, 3) }, hex`0001 0002 0003`);
  throwsError(() => encode(sub, { x: [0, 0, 1, 2] }), ValueError, {
    code: 'wrong-length',
    path: 's/x',
    expected: 5,
    actual: 4,
  });
});

test('loading a sub array leaves the others alone', () => {
  const live = { x: Uint16Array.of(90, 91, 0, 0, 0, 92) };
  load(sub, live, hex`0001 0002 0003`);
  assert.equal(live.x, Uint16Array.of(90, 91, 1, 2, 3, 92));
  const decoded = decode(sub, hex`0001 0002 0003`, { base: live });
  assert.equal(decoded.x, Uint16Array.of(90, 91, 1, 2, 3));
});

test('a sub array of bytes', () => {
  const def = vmstate({ name: 's', versionId: 1, fields: { x: subArray(1, 2, uint8()) } });
  const live = { x: Uint8Array.of(9, 0, 0, 9) };
  load(def, live, hex`0102`);
  assert.equal(live.x, Uint8Array.of(9, 1, 2, 9));
  sameBytes(encode(def, live), hex`0102`);
});

for (const [kind, count, encoded] of [
  ['uint8', uint8(), '02'],
  ['uint16', uint16(), '0002'],
  ['uint32', uint32(), '00000002'],
  ['int32', int32(), '00000002'],
] as const) {
  test(`a varray counted by a ${kind}: the count is only where its slot is`, () => {
    const def = vmstate({
      name: 'v',
      versionId: 1,
      fields: { n: count, between: uint8(), x: varray('n', uint16()) },
    });
    expectWire(def, { n: 2, between: 9, x: Uint16Array.of(1, 2) }, hex(`${encoded} 09 0001 0002`));
  });
}

const counted = vmstate({
  name: 'v',
  versionId: 1,
  fields: { n: int32(), x: varray('n', uint16()), after: uint8() },
});

test('a count of zero, or below, writes nothing', () => {
  expectWire(counted, { n: 0, x: new Uint16Array(0), after: 5 }, hex`00000000 05`);
  expectWire(counted, { n: -3, x: new Uint16Array(0), after: 5 }, hex`fffffffd 05`);
  for (const n of [0, -3]) {
    const text = describe(counted, { n, x: [], after: 0 });
    assert.not.match(text, '"x"');
  }
});

test('with a count of zero the array may be missing or null: it is a pointer in QEMU', () => {
  for (const x of [null, undefined]) sameBytes(encode(counted, { n: 0, x, after: 1 } as never), hex`00000000 01`);
  throwsError(() => encode(counted, { n: 1, x: null, after: 1 } as never), ValueError, {
    code: 'wrong-type',
    path: 'v/x',
  });
});

test('an array longer than its count sends the first elements', () => {
  sameBytes(encode(counted, { n: 1, x: [7, 8, 9], after: 5 }), hex`00000001 0007 05`);
  throwsError(() => encode(counted, { n: 4, x: [7, 8, 9], after: 5 }), ValueError, {
    code: 'wrong-length',
    path: 'v/x',
    expected: 4,
    actual: 3,
  });
});

test('a count that is no whole number is an error where it is used', () => {
  const def = vmstate({
    name: 'v',
    versionId: 1,
    fields: { flag: uint8(), n: when('flag', uint8()), x: varray('n', uint8()) },
    conditions: { flag: (s) => s.flag === 1 },
  });
  throwsError(() => encode(def, { flag: 0, x: [] }), ValueError, { code: 'missing', path: 'v/x' });
  for (const n of [1.5, 1n, '1', Number.NaN])
    throwsError(() => encode(def, { flag: 0, n, x: [] } as never), ValueError, { code: 'wrong-type', path: 'v/x' });
  throwsError(() => decode(def, hex`00 01`), ValueError, { code: 'missing', path: 'v/x' });
});

test('a count above the room of the live array is an error, with alloc it is not', () => {
  const live = { n: 0, x: new Uint16Array(2), after: 0 };
  throwsError(() => load(counted, live, hex`00000003 0001 0002 0003 05`), StreamError, {
    code: 'array-too-short',
    path: 'v/x',
    offset: 4,
    expected: 2,
    actual: 3,
  });
  assert.equal(live, { n: 0, x: new Uint16Array(2), after: 0 });
  const growing = vmstate({
    name: 'v',
    versionId: 1,
    fields: { n: int32(), x: alloc(varray('n', uint16())), after: uint8() },
  });
  load(growing, live, hex`00000003 0001 0002 0003 05`);
  assert.equal(live, { n: 3, x: Uint16Array.of(1, 2, 3), after: 5 });
  load(growing, live, hex`00000001 0009 06`);
  assert.equal(live, { n: 1, x: Uint16Array.of(9), after: 6 });
});

test('a count that asks for more than follows makes no array', () => {
  const huge = hex`7fffffff 0001`;
  throwsError(() => decode(counted, huge), StreamError, { code: 'truncated', path: 'v/x', offset: 4 });
  const point = vmstate({ name: 'p', versionId: 1, fields: { a: uint8(), b: uint8() } });
  const structs = vmstate({
    name: 'v',
    versionId: 1,
    fields: { n: uint32(), x: varray('n', struct(point)) },
  });
  throwsError(() => decode(structs, hex`ffffffff 0001`), StreamError, {
    code: 'truncated',
    path: 'v/x[1].a',
    offset: 6,
  });
});

const maybe = vmstate({
  name: 'm',
  versionId: 1,
  fields: { a: when('never', uint8()) },
  conditions: { never: () => false },
});

test('elements of no bytes need none', () => {
  const def = vmstate({ name: 'e', versionId: 1, fields: { x: array(3, struct(maybe)) } });
  expectWire(def, { x: [{}, {}, {}] }, hex``);
  const many = vmstate({ name: 'e', versionId: 1, fields: { n: uint32(), x: varray('n', struct(maybe)) } });
  expectWire(many, { n: 2, x: [{}, {}] }, hex`00000002`);
  throwsError(() => decode(many, hex`ffffffff`), StreamError, { code: 'too-large', path: 'e/x[65536]', offset: 4 });
});

const multiplied = vmstate({
  name: 'v',
  versionId: 1,
  fields: { n: uint32(), x: varrayMultiply('n', 2, uint8()) },
});

test('varrayMultiply: count times factor', () => {
  for (const release of ['5.2', '7.2', '10.0'] as const) {
    expectWire(multiplied, { n: 2, x: Uint8Array.of(1, 2, 3, 4) }, hex`00000002 01020304`, { release });
    expectWire(multiplied, { n: 0, x: new Uint8Array(0) }, hex`00000000`, { release });
  }
  const text = describe(multiplied, { n: 2, x: [1, 2, 3, 4] }, { release: '7.2' });
  assert.match(text, '{"name": "x", "array_len": 4, "type": "uint8", "size": 1}');
});

test('varrayMultiply is neither in 2.3 nor in 11.1', () => {
  for (const release of ['2.3', '11.1'] as const)
    throwsError(() => encode(multiplied, { n: 0, x: [] }, { release }), DefinitionError, {
      code: 'not-in-release',
      path: 'v.x',
    });
});

test('arrays of structs', () => {
  const point = vmstate({ name: 'p', versionId: 1, fields: { x: uint8(), y: int16() } });
  const def = vmstate({
    name: 'a',
    versionId: 1,
    fields: { n: uint8(), fixed: array(2, struct(point)), counted: varray('n', struct(point)) },
  });
  expectWire(
    def,
    {
      n: 1,
      fixed: [
        { x: 1, y: -1 },
        { x: 2, y: -2 },
      ],
      counted: [{ x: 3, y: -3 }],
    },
    hex`/* n */ 01  /* fixed */ 01 ffff 02 fffe  /* counted */ 03 fffd`,
  );
  const bad = { n: 0, fixed: [{ x: 1, y: 1 }, { x: 2 }], counted: [] } as never;
  throwsError(() => encode(def, bad), ValueError, { code: 'missing', path: 'a/fixed[1].y' });
});

test.run();
