/**
 * New states: zero but for what is given.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ValueError } from '../../src/errors.js';
import { hex, sameBytes } from '../../src/testing/index.js';
import {
  absent,
  array,
  bitmap,
  blank,
  bool,
  bufferStartMiddle,
  byRelease,
  context,
  encode,
  gtreeDirect,
  int64,
  leaf,
  local,
  nullable,
  qtailq,
  struct,
  timer,
  tmp,
  uint8,
  uint16,
  uint64,
  ulong,
  unused,
  validate,
  varray,
  vbuffer,
  vmstate,
  vstruct,
  when,
} from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('vmstate/blank');

const point = vmstate({ name: 'p', versionId: 2, fields: { x: uint8(), y: uint8({ since: 2 }) } });
const word = leaf<number>({
  type: 'word',
  size: 4,
  put: (value, to, at) => to.setUint32(at, value),
  get: (from, at) => from.getUint32(at),
});
const def = vmstate({
  name: 'd',
  versionId: 1,
  fields: {
    flag: bool(),
    wide: int64(),
    halves: uint64({ as: 'halves' }),
    number: uint64({ as: 'number' }),
    pc: ulong(32),
    expiry: timer(),
    regs: array(2, uint16()),
    ok: validate('ok'),
    n: local<number>(),
    counted: varray('n', uint8()),
    bytes: vbuffer('n'),
    middle: bufferStartMiddle(1, 3),
    bits: bitmap(65),
    gap: unused(2),
    one: struct(point),
    two: array(2, vstruct(point, 1)),
    temp: tmp(vmstate({ name: 't', versionId: 0, fields: { v: uint8() } })),
    queue: qtailq(point),
    tree: gtreeDirect(point),
    maybe: nullable(2, struct(point)),
    codec: word(),
    rare: when('rare', uint8()),
    only: byRelease({ '2.3': absent, '11.1': uint8() }),
  },
  conditions: { ok: () => true, rare: (s) => s.flag },
  subsections: { sub: vmstate({ name: 'd/sub', versionId: 1, fields: { v: uint8(), w: uint8() } }) },
});

const zero = {
  flag: false,
  wide: 0n,
  halves: { hi: 0, lo: 0 },
  number: 0,
  pc: 0n,
  expiry: -1n,
  regs: new Uint16Array(2),
  n: 0,
  counted: new Uint8Array(0),
  bytes: new Uint8Array(0),
  middle: new Uint8Array(3),
  bits: new BigUint64Array(2),
  one: { x: 0, y: 0 },
  two: [{ x: 0 }, { x: 0 }],
  temp: { v: 0 },
  queue: [],
  tree: [],
  maybe: [null, null],
  codec: 0,
  only: 0,
};

test('every kind has its zero; a timer is not pending', () => {
  assert.equal(blank(def, { n: 0 }) as unknown, zero);
});

test('only what the release has', () => {
  const { only: _, ...older } = zero;
  assert.equal(blank(def, { n: 0 }, { release: '10.0' }) as unknown, older);
});

test('values given stand where they belong, arrays may be shorter', () => {
  const state = blank(def, {
    flag: true,
    regs: [7],
    n: 3,
    counted: [1, 2],
    bytes: hex`09`,
    bits: [1n],
    one: { y: 5 },
    two: [{ x: 6 }],
    maybe: [{ x: 8 }],
    queue: [{ x: 1, y: 2 }],
    rare: 4,
    sub: { w: 9 },
  });
  assert.equal(state as unknown, {
    ...zero,
    flag: true,
    regs: Uint16Array.of(7, 0),
    n: 3,
    counted: hex`010200`,
    bytes: hex`090000`,
    bits: BigUint64Array.of(1n, 0n),
    one: { x: 0, y: 5 },
    two: [{ x: 6 }, { x: 0 }],
    maybe: [{ x: 8, y: 0 }, null],
    queue: [{ x: 1, y: 2 }],
    rare: 4,
    sub: { v: 0, w: 9 },
  });
});

test('a blank state can be encoded', () => {
  const state = blank(point);
  sameBytes(encode(point, state), hex`00 00`);
  assert.type(encode(def, blank(def, { n: 2, sub: {} })).length, 'number');
});

test('conditions see the context', () => {
  const cpu = context<{ readonly vfp: boolean }>();
  const conditional = vmstate({
    name: 'c',
    versionId: 1,
    context: cpu,
    fields: { x: when('vfp', uint8()) },
    conditions: { vfp: (_s, _version, { vfp }) => vfp },
  });
  assert.equal(blank(conditional, {}, { context: { vfp: true } }), { x: 0 });
  assert.equal(blank(conditional, {}, { context: { vfp: false } }), {});
});

test('a local that holds a count has to be given', () => {
  throwsError(() => blank(def), ValueError, { code: 'missing' });
});

test('a vbuffer with a start has room before it', () => {
  const sub = vmstate({ name: 'v', versionId: 1, fields: { n: uint8(), x: vbuffer('n', { start: 2 }) } });
  const state = blank(sub, { n: 1 }, { release: '2.3' });
  assert.is(state.x.length, 3);
  sameBytes(encode(sub, state, { release: '2.3' }), hex`01 00`);
});

test.run();
