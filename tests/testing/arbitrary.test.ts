/**
 * Arbitrary states: that they are valid, that they reach everything a definition can have, and that they shrink.
 */
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError } from '../../src/errors.js';
import { arbitrary } from '../../src/testing/arbitrary.js';
import { MismatchError, releasesOf, roundTrip } from '../../src/testing/index.js';
import {
  alloc,
  array,
  bitmap,
  bool,
  buffer,
  bufferStartMiddle,
  byRelease,
  type Definition,
  float64,
  gtree,
  gtreeDirect,
  int8,
  int16,
  int32,
  int32Le,
  int64,
  leaf,
  local,
  marked,
  nullable,
  partialBuffer,
  qlist,
  qtailq,
  type StateOf,
  struct,
  subArray,
  timer,
  tmp,
  uint8,
  uint8Equal,
  uint16,
  uint32,
  uint64,
  ulong,
  unused,
  unusedVarray,
  validate,
  varray,
  vbuffer,
  vbufferMultiply,
  vmstate,
  vstruct,
  when,
} from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('testing/arbitrary');

const sample = <D extends Definition>(def: D, options: object = {}, numRuns = 200): StateOf<D>[] =>
  fc.sample(arbitrary(def, options), { numRuns, seed: 7 });

const flag = leaf<boolean>({
  type: 'flag',
  size: 4,
  put: (value, to, at) => to.setUint32(at, value ? 1 : 0),
  get: (from, at) => {
    const word = from.getUint32(at);
    if (word > 1) throw new StreamError('bad-value', 'a flag is 0 or 1');
    return word === 1;
  },
});
const item = vmstate({ name: 'item', versionId: 2, fields: { a: uint8(), b: uint16({ since: 1 }) } });
const deep = vmstate({ name: 'all/part/deep', versionId: 1, fields: { z: int8() } });
const part = vmstate({ name: 'all/part', versionId: 1, fields: { x: int32() }, subsections: { deep } });
const key = vmstate({ name: 'key', versionId: 2, fields: { m: uint64() } });
const mant = vmstate({ name: 'mant', versionId: 0, fields: { m: uint64() } });

const all = vmstate({
  name: 'all',
  versionId: 3,
  minimumVersionId: 1,
  fields: {
    flag: bool(),
    kind: uint32(),
    i16: int16(),
    n: int32Le(),
    same: uint8Equal(),
    m: local<number>(),
    pc: ulong(32),
    bits: float64(),
    expiry: timer(),
    timers: array(2, timer()),
    safe: int64({ as: 'number' }),
    halves: uint64({ as: 'halves' }),
    words: varray('n', uint16()),
    wides: alloc(varray('m', int64())),
    bytes: vbuffer('n'),
    quads: vbufferMultiply('n', 4),
    gaps: unusedVarray('n', 3),
    gap: unused(2),
    map: bitmap('n'),
    fixed: bitmap(70),
    regs: array(3, int16()),
    many: array(30, uint32()),
    flags: array(20, bool()),
    middle: subArray(2, 3, uint16()),
    raw: buffer(5),
    long: buffer(500),
    head: partialBuffer(2),
    tail: bufferStartMiddle(1, 3),
    when_kind: when('kind_is_7', uint32()),
    when_bit: when('bit_9', struct(item)),
    items: varray('n', struct(item)),
    crowd: array(40, struct(item)),
    kcs: vstruct(item, 1),
    temp: tmp(mant),
    queue: qtailq(item, { since: 2 }),
    list: qlist(item, { since: 2 }),
    tree: gtree(key, item, { since: 2 }),
    direct: gtreeDirect(item, { since: 2 }),
    irq: flag(),
    irqs: array(4, flag()),
    pointers: nullable(3, struct(item)),
    sparse: nullable(100, uint16()),
    marked: byRelease({ '11.1': marked({ key: 'n' }, struct(item)) }),
    young: uint8({ since: 3 }),
  },
  conditions: { kind_is_7: ({ kind }) => kind === 7, bit_9: ({ kind }) => (kind & 0x200) !== 0 },
  subsections: { part },
});

for (const release of releasesOf(all)) {
  test(`${release}: states of all kinds survive the round trip`, () => {
    fc.assert(
      fc.property(arbitrary(all, { release }), (state) => {
        roundTrip(all, state, { release });
      }),
      { numRuns: 150 },
    );
  });
}

test('older versions, too', () => {
  for (const version of [1, 2]) {
    fc.assert(
      fc.property(arbitrary(all, { version }), (state) => {
        roundTrip(all, state, { version });
      }),
      { numRuns: 50 },
    );
  }
});

test('what a state may have, some have and some have not', () => {
  const states = sample(all);
  const some = (what: string, holds: (state: StateOf<typeof all>) => boolean) => {
    const number = states.filter(holds).length;
    assert.ok(number >= 5 && number <= states.length - 5, `${what}: ${number} of ${states.length}`);
  };
  some('a condition that seldom holds', ({ when_kind }) => when_kind !== undefined);
  some('a bit', ({ when_bit }) => when_bit !== undefined);
  some('a subsection', ({ part }) => part !== undefined);
  some('a subsection of one', ({ part }) => part?.deep !== undefined);
  some('a null', ({ pointers }) => pointers.includes(null));
  some('an element among nulls', ({ sparse }) => sparse.some((value) => value !== null));
  some('no elements', ({ n }) => n === 0);
  some('elements', ({ queue }) => queue.length > 0);
  some('a timer that is not pending', ({ expiry }) => expiry === -1n);
  some('a leaf', ({ irq }) => irq);
  assert.ok(states.filter(({ long }) => long.some((byte) => byte !== 0)).length > 150);
  for (const { n, m, words, wides, items, marked, bytes, quads } of states) {
    assert.equal(
      [words, items, marked, bytes].map((list) => list?.length),
      [n, n, n, n],
    );
    assert.equal([quads.length, wides.length], [4 * n, m]);
  }
});

test('nodes of a tree are in the order of their keys, each once', () => {
  for (const { direct } of sample(all)) {
    const keys = direct.map(({ key }) => key);
    assert.equal(
      keys,
      [...new Set(keys)].sort((a, b) => (a < b ? -1 : 1)),
    );
  }
});

test('no two elements are one object', () => {
  for (const { crowd, items } of sample(all))
    assert.is(new Set([...crowd, ...items]).size, crowd.length + items.length);
});

test('a failure shrinks to what matters', () => {
  const shrunk = (fails: (state: StateOf<typeof all>) => boolean): StateOf<typeof all> => {
    const run = fc.check(
      fc.property(arbitrary(all), (state) => !fails(state)),
      { numRuns: 1000, seed: 3 },
    );
    assert.ok(run.failed, 'nothing failed');
    return (run.counterexample as [StateOf<typeof all>])[0];
  };
  const one = shrunk(({ queue }) => queue.some(({ b }) => b > 1000));
  assert.equal(one.queue, [{ a: 0, b: 1001 }]);
  assert.is(one.part, undefined);
  assert.ok(one.long.every((byte) => byte === 0));
  assert.equal([one.kind, one.n, one.list, one.i16], [0, 0, [], 0]);
  const other = shrunk(({ when_kind }) => when_kind !== undefined && when_kind > 5);
  assert.equal([other.kind, other.when_kind, other.queue], [7, 6, []]);
  const element = shrunk(({ many }) => many.some((word) => word > 99));
  assert.is(
    element.many.reduce((sum, word) => sum + word, 0),
    100,
  );
});

test('tests that a state has to pass are met, also by a count', () => {
  const def = vmstate({
    name: 'tested',
    versionId: 1,
    fields: {
      rnr: uint32(),
      below: validate('below 16'),
      n: uint8(),
      bank: array(2, uint32()),
      banks: validate('banks'),
      number: validate('3 to 32'),
      timers: varray('n', struct(item)),
    },
    conditions: {
      'below 16': ({ rnr }) => rnr < 16,
      '3 to 32': ({ n }) => n >= 3 && n <= 32,
      banks: ({ bank }) => bank.every((value) => value <= 15),
    },
  });
  const states = sample(def);
  for (const state of states) roundTrip(def, state);
  assert.ok(new Set(states.map(({ n }) => n)).size > 10);
  assert.ok(new Set(states.map(({ rnr }) => rnr)).size > 10);
});

test('a test that nothing meets is said; a subsection with such a test is not there', () => {
  const fields = { x: uint32(), never: validate('never') };
  const conditions = { never: () => false };
  const def = vmstate({ name: 'impossible', versionId: 1, fields, conditions });
  const error = throwsError(() => sample(def), MismatchError, { code: 'unmet', path: 'impossible' });
  assert.match(error.message, /the condition never holds; hand over one in `values`/);
  const sub = vmstate({ name: 'possible/sub', versionId: 1, fields, conditions });
  const around = vmstate({ name: 'possible', versionId: 1, fields: { x: uint8() }, subsections: { sub } });
  assert.ok(sample(around).every((state) => state.sub === undefined));
});

test('codecs of which random bytes are no value need a hook, and are named', () => {
  const magic = leaf<string>({
    type: 'magic',
    size: 4,
    put: (_value, to, at) => to.setUint32(at, 0x12345678),
    get: (from, at) => {
      if (from.getUint32(at) !== 0x12345678) throw new StreamError('bad-value', 'no magic');
      return 'magic';
    },
  });
  const def = vmstate({ name: 'dev', versionId: 1, fields: { m: magic() } });
  const error = throwsError(() => sample(def), MismatchError, { code: 'no-value', expected: 'magic' });
  assert.match(error.message, /hand over values in `leafs`/);
  for (const state of sample(def, { leafs: { magic: fc.constant('magic') } })) roundTrip(def, state);
});

test('values of single fields can be handed over', () => {
  const states = sample(all, { values: { 'all.kind': fc.constantFrom(7, 8), 'item.a': fc.constant(5) } });
  assert.ok(states.every(({ kind, crowd }) => (kind === 7 || kind === 8) && crowd.every(({ a }) => a === 5)));
});

test('subsections that no loader finds are there, so that it shows, or are left out', () => {
  // An object that has just ended is asked first, and refuses names that begin with its own.
  const m = vmstate({ name: 'cpu/m', versionId: 1, fields: { x: uint8() } });
  const other = vmstate({ name: 'cpu/other', versionId: 1, fields: { x: uint8() } });
  const security = vmstate({ name: 'cpu/m-security', versionId: 1, fields: { x: uint8() } });
  const foreign = vmstate({ name: 'foreign', versionId: 1, fields: { x: uint8() } });
  const fields = { x: uint8() };
  const cpu = vmstate({ name: 'cpu', versionId: 1, fields, subsections: { m, other, security, foreign } });
  type Cpu = StateOf<typeof cpu>;
  const among = (states: Cpu[]) => (holds: (state: Cpu) => boolean) => states.filter(holds).length;

  const states = sample(cpu, { loadable: true });
  for (const state of states) roundTrip(cpu, state);
  const loadable = among(states);
  assert.is(
    loadable((s) => s.m !== undefined && s.other === undefined && s.security !== undefined),
    0,
  );
  assert.ok(loadable((s) => s.m !== undefined && s.other !== undefined && s.security !== undefined) > 5);
  assert.is(
    loadable((s) => s.foreign !== undefined),
    0,
  );

  const any = among(sample(cpu));
  assert.ok(any((s) => s.m !== undefined && s.other === undefined && s.security !== undefined) > 5);
  assert.ok(any((s) => s.foreign !== undefined) > 50);
  throwsError(() => roundTrip(cpu, { x: 1, foreign: { x: 2 } }), MismatchError, { code: 'bytes', path: 'cpu/foreign' });
  throwsError(() => roundTrip(cpu, { x: 1, m: { x: 2 }, security: { x: 3 } }), StreamError, {
    code: 'unknown-subsection',
  });
});

test.run();
