/**
 * Numbers, booleans, doubles and timers: `vmstate.md`, section 4.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError, ValueError } from '../../src/errors.js';
import { expectWire, hex, sameBytes } from '../../src/testing/index.js';
import {
  array,
  bool,
  cpuDoubleU,
  decode,
  describe,
  encode,
  float64,
  int8,
  int16,
  int32,
  int64,
  timer,
  uint8,
  uint16,
  uint32,
  uint64,
  ulong,
  vmstate,
} from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('vmstate/scalars');

const numbers = vmstate({
  name: 'numbers',
  versionId: 1,
  fields: {
    bool: bool(),
    int8: int8(),
    int16: int16(),
    int32: int32(),
    int64: int64(),
    uint8: uint8(),
    uint16: uint16(),
    uint32: uint32(),
    uint64: uint64(),
  },
});

test('every kind is big endian and has its own size', () => {
  expectWire(
    numbers,
    {
      bool: true,
      int8: -2,
      int16: -2,
      int32: -2,
      int64: -2n,
      uint8: 0x12,
      uint16: 0x1234,
      uint32: 0x12345678,
      uint64: 0x0123456789abcdefn,
    },
    hex`
      /* bool   */ 01
      /* int8   */ fe
      /* int16  */ fffe
      /* int32  */ fffffffe
      /* int64  */ fffffffffffffffe
      /* uint8  */ 12
      /* uint16 */ 1234
      /* uint32 */ 12345678
      /* uint64 */ 0123456789abcdef
    `,
  );
});

test('the lowest values', () => {
  expectWire(
    numbers,
    {
      bool: false,
      int8: -128,
      int16: -32768,
      int32: -2147483648,
      int64: -(2n ** 63n),
      uint8: 0,
      uint16: 0,
      uint32: 0,
      uint64: 0n,
    },
    hex`00  80  8000  80000000  8000000000000000  00  0000  00000000  0000000000000000`,
  );
});

test('the highest values', () => {
  expectWire(
    numbers,
    {
      bool: true,
      int8: 127,
      int16: 32767,
      int32: 2147483647,
      int64: 2n ** 63n - 1n,
      uint8: 255,
      uint16: 65535,
      uint32: 4294967295,
      uint64: 2n ** 64n - 1n,
    },
    hex`01  7f  7fff  7fffffff  7fffffffffffffff  ff  ffff  ffffffff  ffffffffffffffff`,
  );
});

test('any non-zero byte is true', () => {
  const def = vmstate({ name: 'b', versionId: 1, fields: { a: bool(), b: bool(), c: bool() } });
  assert.equal(decode(def, hex`02 ff 00`), { a: true, b: true, c: false });
});

/** The zero state of `numbers`, with one property replaced by anything. */
const withValue = (key: string, value: unknown) => {
  const zero = { bool: false, int8: 0, int16: 0, int32: 0, int64: 0n, uint8: 0, uint16: 0, uint32: 0, uint64: 0n };
  return { ...zero, [key]: value };
};

const wrong: readonly (readonly [string, readonly unknown[], readonly unknown[]])[] = [
  // kind, out of range, of a wrong type
  ['bool', [], [0, 1, 'true', null, 1n, {}]],
  ['int8', [-129, 128, 0.5, Number.NaN, Number.POSITIVE_INFINITY], ['1', true, null, 1n, {}, []]],
  ['int16', [-32769, 32768, 1.5], ['1', 1n, null]],
  ['int32', [-2147483649, 2147483648, 1.5, Number.NaN], ['1', 1n, null]],
  ['int64', [-(2n ** 63n) - 1n, 2n ** 63n], [1, '1', null]],
  ['uint8', [-1, 256, 0.5, Number.NaN], ['1', true, 1n, null]],
  ['uint16', [-1, 65536, 0.5], ['1', 1n, null]],
  ['uint32', [-1, 4294967296, 0.5, Number.NaN], ['1', 1n, null]],
  ['uint64', [-1n, 2n ** 64n], [1, '1', null]],
];

test('a value that does not fit is an error with its path', () => {
  for (const [key, outOfRange, wrongType] of wrong) {
    const path = `numbers/${key}`;
    for (const [code, values] of [
      ['out-of-range', outOfRange],
      ['wrong-type', wrongType],
    ] as const) {
      for (const value of values) {
        const error = throwsError(() => encode(numbers, withValue(key, value) as never), ValueError, { code, path });
        assert.is(Object.is(error.actual, value), true);
        assert.type(error.expected, 'string');
      }
    }
    throwsError(() => encode(numbers, withValue(key, undefined) as never), ValueError, { code: 'missing', path });
  }
});

test('minus zero is zero', () => {
  const state = { ...withValue('int32', -0), uint8: -0 };
  sameBytes(encode(numbers, state as never), new Uint8Array(31));
});

test('a state that is no object is an error', () => {
  for (const state of [null, 5, 'x'])
    throwsError(() => encode(numbers, state as never), ValueError, { code: 'wrong-type', path: 'numbers' });
  throwsError(() => encode(numbers, undefined as never), ValueError, { code: 'missing', path: 'numbers' });
});

const asNumbers = vmstate({
  name: 'n',
  versionId: 1,
  fields: { signed: int64({ as: 'number' }), unsigned: uint64({ as: 'number' }) },
});

test('64 bits as a number, up to 2**53 - 1', () => {
  expectWire(asNumbers, { signed: 1, unsigned: 1 }, hex`0000000000000001 0000000000000001`);
  expectWire(asNumbers, { signed: -1, unsigned: 0 }, hex`ffffffffffffffff 0000000000000000`);
  expectWire(asNumbers, { signed: -0x100000000, unsigned: 0x100000000 }, hex`ffffffff00000000 0000000100000000`);
  const { MAX_SAFE_INTEGER: max, MIN_SAFE_INTEGER: min } = Number;
  expectWire(asNumbers, { signed: max, unsigned: max }, hex`001fffffffffffff 001fffffffffffff`);
  expectWire(asNumbers, { signed: min, unsigned: max }, hex`ffe0000000000001 001fffffffffffff`);
});

test('a 64-bit value that no number can hold is an error, not a rounded value', () => {
  const at = (code: string, path: string, offset: number) => ({ code, path, offset });
  throwsError(
    () => decode(asNumbers, hex`0020000000000000 0000000000000000`),
    StreamError,
    at('bad-value', 'n/signed', 0),
  );
  throwsError(
    () => decode(asNumbers, hex`0000000000000000 ffffffffffffffff`),
    StreamError,
    at('bad-value', 'n/unsigned', 8),
  );
  const path = 'n/unsigned';
  throwsError(() => encode(asNumbers, { signed: 0, unsigned: -1 }), ValueError, { code: 'out-of-range', path });
  throwsError(() => encode(asNumbers, { signed: 2 ** 53, unsigned: 0 }), ValueError, { code: 'out-of-range' });
  throwsError(() => encode(asNumbers, { signed: 0, unsigned: 1n } as never), ValueError, { code: 'wrong-type', path });
});

const asHalves = vmstate({
  name: 'h',
  versionId: 1,
  fields: { signed: int64({ as: 'halves' }), unsigned: uint64({ as: 'halves' }) },
});

test('64 bits as two unsigned halves', () => {
  expectWire(
    asHalves,
    { signed: { hi: 0xffffffff, lo: 0xfffffffe }, unsigned: { hi: 1, lo: 0x80000000 } },
    hex`fffffffffffffffe 0000000180000000`,
  );
});

test('halves that do not fit are errors', () => {
  const encodeHalves = (unsigned: unknown) => () => encode(asHalves, { signed: { hi: 0, lo: 0 }, unsigned } as never);
  for (const value of [{ hi: -1, lo: 0 }, { hi: 0, lo: 4294967296 }, { hi: 0 }, { hi: 0n, lo: 0n }, {}])
    throwsError(encodeHalves(value), ValueError, { code: 'out-of-range', path: 'h/unsigned' });
  for (const value of [5, 5n, null, 'x'])
    throwsError(encodeHalves(value), ValueError, { code: 'wrong-type', path: 'h/unsigned' });
  throwsError(encodeHalves(undefined), ValueError, { code: 'missing', path: 'h/unsigned' });
});

test('arrays of 64 bits as numbers and halves are plain arrays', () => {
  const def = vmstate({
    name: 'n',
    versionId: 1,
    fields: { n: array(2, uint64({ as: 'number' })), h: array(1, int64({ as: 'halves' })) },
  });
  expectWire(def, { n: [1, 2], h: [{ hi: 3, lo: 4 }] }, hex`0000000000000001 0000000000000002 0000000300000004`);
  const bytes = hex`0000000000000001 8000000000000000 0000000300000004`;
  throwsError(() => decode(def, bytes), StreamError, { code: 'bad-value', path: 'n/n[1]', offset: 8 });
});

test('target_ulong is a bigint in the state for both widths', () => {
  const cpu = (long: 32 | 64) => vmstate({ name: 'cpu', versionId: 1, fields: { pc: ulong(long) } });
  expectWire(cpu(32), { pc: 0xfffffffen }, hex`fffffffe`);
  expectWire(cpu(64), { pc: 0xfffffffffffffffen }, hex`fffffffffffffffe`);
  assert.match(describe(cpu(32), { pc: 0n }), '"type": "uint32", "size": 4');
  assert.match(describe(cpu(64), { pc: 0n }), '"type": "uint64", "size": 8');
  for (const pc of [-1n, 0x100000000n])
    throwsError(() => encode(cpu(32), { pc }), ValueError, { code: 'out-of-range', path: 'cpu/pc' });
  throwsError(() => encode(cpu(32), { pc: 1 } as never), ValueError, { code: 'wrong-type', path: 'cpu/pc' });
});

test('doubles are bits: a NaN keeps its payload, and zero its sign', () => {
  const def = vmstate({ name: 'fpu', versionId: 1, fields: { a: cpuDoubleU(), b: float64() } });
  expectWire(def, { a: 0x7ff4000000000001n, b: 0xfff8dead00000000n }, hex`7ff4000000000001 fff8dead00000000`);
  expectWire(def, { a: 0x8000000000000000n, b: 0x3ff0000000000000n }, hex`8000000000000000 3ff0000000000000`);
  const text = describe(def, { a: 0n, b: 0n });
  assert.match(text, '{"name": "a", "type": "CPU_Double_U", "size": 8}');
  assert.match(text, '{"name": "b", "type": "float64", "size": 8}');
  throwsError(() => encode(def, { a: 1.5, b: 0n } as never), ValueError, { code: 'wrong-type', path: 'fpu/a' });
});

test('a timer that is not pending is all ones', () => {
  const def = vmstate({ name: 't', versionId: 1, fields: { timer: timer() } });
  expectWire(def, { timer: -1n }, hex`ffffffffffffffff`);
  expectWire(def, { timer: 1_000_000_000n }, hex`000000003b9aca00`);
  assert.match(describe(def, { timer: -1n }), '"type": "timer", "size": 8');
});

test('every kind is described by its type name', () => {
  const zero = withValue('bool', false) as never;
  for (const [kind, size] of [
    ['bool', 1],
    ['int8', 1],
    ['int16', 2],
    ['int32', 4],
    ['int64', 8],
    ['uint8', 1],
    ['uint16', 2],
    ['uint32', 4],
    ['uint64', 8],
  ])
    assert.match(describe(numbers, zero), `{"name": "${kind}", "type": "${kind}", "size": ${size}}`);
  const halves = { signed: { hi: 0, lo: 0 }, unsigned: { hi: 0, lo: 0 } };
  assert.match(describe(asHalves, halves), '{"name": "signed", "type": "int64", "size": 8}');
  assert.match(describe(asNumbers, { signed: 0, unsigned: 0 }), '{"name": "unsigned", "type": "uint64", "size": 8}');
});

test('bytes behind the object are left alone', () => {
  const def = vmstate({ name: 'a', versionId: 1, fields: { a: uint8() } });
  assert.equal(decode(def, hex`07 99 99`), { a: 7 });
});

test.run();
