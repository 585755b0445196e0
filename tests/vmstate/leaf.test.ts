/**
 * Codecs of one's own: QEMU's `VMStateInfo`.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DefinitionError, StreamError, ValueError } from '../../src/errors.js';
import { expectWire, hex, sameBytes } from '../../src/testing/index.js';
import {
  array,
  decode,
  describe,
  encode,
  type LeafEnvironment,
  leaf,
  load,
  measure,
  nullable,
  struct,
  uint8,
  varray,
  vmstate,
} from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('vmstate/leaf');

const fpscr = leaf<{ low: number; high: number }>({
  type: 'fpscr',
  size: 4,
  put: ({ low, high }, to, at) => {
    to.setUint16(at, high);
    to.setUint16(at + 2, low);
  },
  get: (from, at) => {
    const high = from.getUint16(at);
    if (high === 0xffff) throw new StreamError('bad-value', 'reserved bits');
    return { high, low: from.getUint16(at + 2) };
  },
});

test('a codec of fixed size', () => {
  const def = vmstate({ name: 'f', versionId: 1, fields: { a: uint8(), x: fpscr({ name: 'env.x' }), b: uint8() } });
  expectWire(def, { a: 1, x: { high: 2, low: 3 }, b: 4 }, hex`01 0002 0003 04`);
  assert.match(describe(def, { a: 1, x: { high: 2, low: 3 }, b: 4 }), '{"name": "env.x", "type": "fpscr", "size": 4}');
  throwsError(() => encode(def, { a: 1, b: 4 } as never), ValueError, { code: 'missing', path: 'f/env.x' });
});

test('errors of a codec get the path', () => {
  const def = vmstate({ name: 'f', versionId: 1, fields: { x: array(2, fpscr()) } });
  throwsError(() => decode(def, hex`00000000 ffff0000`), StreamError, { code: 'bad-value', path: 'f/x[1]' });
});

test('anything else that a codec throws is hook-failed, with the path and the cause', () => {
  const bits = leaf<bigint>({
    type: 'bits',
    size: 8,
    put: (value, to, at) => to.setBigUint64(at, value),
    get: (from, at) => from.getBigUint64(at + 1),
  });
  const inner = vmstate({ name: 'i', versionId: 1, fields: { x: array(2, bits()) } });
  const def = vmstate({ name: 'f', versionId: 1, fields: { s: struct(inner) } });
  const error = throwsError(() => encode(def, { s: { x: [1n, 5] } } as never), ValueError, {
    code: 'hook-failed',
    path: 'f/s.x[1]',
  });
  assert.instance(error.cause, TypeError);
  throwsError(() => decode(def, new Uint8Array(16)), ValueError, { code: 'hook-failed', path: 'f/s.x[1]' });
});

interface Seen {
  readonly environment: LeafEnvironment;
}
const seen: Seen[] = [];

/** A counted string of bytes, as QEMU's `capability`. */
const capability = leaf<string>({
  type: 'capability',
  write: (value, to, environment) => {
    seen.push({ environment });
    to.counted(value);
  },
  read: (from, environment) => {
    seen.push({ environment });
    return from.counted();
  },
});

const caps = vmstate({
  name: 'c',
  versionId: 1,
  fields: { n: uint8(), x: varray('n', capability()), after: uint8() },
});

test('a codec of variable length', () => {
  expectWire(caps, { n: 2, x: ['abc', ''], after: 9 }, hex`02  03 616263  00  09`);
  expectWire(caps, { n: 0, x: [], after: 9 }, hex`00 09`);
  assert.is(measure(caps, { n: 1, x: ['abcdef'], after: 9 }), 9);
});

test("a compressed array of them is described by the first one's size", () => {
  assert.match(
    describe(caps, { n: 2, x: ['abc', 'abcdef'], after: 9 }),
    '{"name": "x", "array_len": 2, "type": "capability", "size": 4}',
  );
});

test('it may look at the context and at what stands before it', () => {
  seen.length = 0;
  encode(caps, { n: 1, x: ['a'], after: 9 }, { context: 'outer' as never });
  decode(caps, hex`01 01 61 09`, { context: 'outer' as never });
  assert.equal(
    seen.map(({ environment }) => [environment.context, environment.state.n]),
    [
      ['outer', 1],
      ['outer', 1],
    ],
  );
});

test('a codec of no bytes', () => {
  const nothing = leaf<null>({ type: 'nothing', size: 0, put: () => {}, get: () => null });
  const def = vmstate({ name: 'n', versionId: 1, fields: { x: nothing(), y: array(2, nothing()) } });
  expectWire(def, { x: null, y: [null, null] }, hex``);
  assert.match(describe(def, { x: null, y: [null, null] }), '{"name": "x", "type": "nothing", "size": 0}');
});

test('elements of one may be null', () => {
  const def = vmstate({ name: 'n', versionId: 1, fields: { x: nullable(3, fpscr()) } });
  const base = { x: [{}, null, {}] };
  expectWire(def, { x: [{ high: 1, low: 2 }, null, { high: 3, low: 4 }] }, hex`00010002 30 00030004`, { base });
});

test('a load puts the value that the codec made into the property', () => {
  const def = vmstate({ name: 'f', versionId: 1, fields: { x: fpscr(), y: array(1, fpscr()) } });
  const live = { x: { high: 0, low: 0 }, y: [{ high: 0, low: 0 }] };
  const { x, y } = live;
  load(def, live, hex`0001 0002 0003 0004`);
  assert.equal(live, { x: { high: 1, low: 2 }, y: [{ high: 3, low: 4 }] });
  assert.is.not(live.x, x);
  assert.is(live.y, y);
  sameBytes(encode(def, live), hex`0001 0002 0003 0004`);
});

test('a codec needs a type name, and a size that is a whole number', () => {
  const make = (type: string, size: number) => () => leaf<number>({ type, size, put: () => {}, get: () => 0 });
  throwsError(make('', 1), DefinitionError, { code: 'bad-codec' });
  for (const size of [-1, 1.5, Number.NaN]) throwsError(make('x', size), DefinitionError, { code: 'bad-codec' });
});

test.run();
