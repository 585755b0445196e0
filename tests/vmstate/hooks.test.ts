/**
 * Hooks: which, in which order, on what, and what happens when one fails (`vmstate.md`, sections 1, 3.1 and 6).
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError, ValueError } from '../../src/errors.js';
import { hex, sameBytes } from '../../src/testing/index.js';
import {
  array,
  byRelease,
  context,
  decode,
  encode,
  gtreeDirect,
  load,
  marked,
  qtailq,
  save,
  struct,
  tmp,
  uint8,
  uint8Equal,
  uint16,
  varray,
  vmstate,
  vstruct,
  when,
} from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('vmstate/hooks');

const log = context<{ calls: string[] }>();
type Log = { calls: string[] };

/** A definition of one byte whose hooks take down that they ran, with the value they saw. */
const logging = (name: string, versionId = 1, since = 0) =>
  vmstate({
    name,
    versionId,
    context: log,
    preSave: (s, { calls }) => void calls.push(`preSave ${name} ${s.v}`),
    postSave: (s, { calls }) => void calls.push(`postSave ${name} ${s.v}`),
    preLoad: (s, { calls }) => void calls.push(`preLoad ${name} ${s.v}`),
    postLoad: (s, version, { calls }) => void calls.push(`postLoad ${name} ${s.v} at ${version}`),
    fields: { v: uint8({ since }) },
  });

const outer = vmstate({
  name: 'outer',
  versionId: 3,
  context: log,
  preSave: (s, { calls }) => void calls.push(`preSave outer ${s.f}`),
  postSave: (s, { calls }) => void calls.push(`postSave outer ${s.f}`),
  preLoad: (s, { calls }) => void calls.push(`preLoad outer ${s.f}`),
  postLoad: (s, version, { calls }) => void calls.push(`postLoad outer ${s.f} at ${version}`),
  fields: { f: uint8(), i: struct(logging('inner', 2)), j: array(2, struct(logging('item'))) },
  subsections: { sub: logging('outer/sub') },
});
const state = () => ({ f: 1, i: { v: 2 }, j: [{ v: 3 }, { v: 4 }], sub: { v: 5 } });
const bytes = hex`11 12 13 14 05 09 6f757465722f737562 00000001 15`;

test('saving: preSave before the first byte, postSave after the last subsection', () => {
  const run: Log = { calls: [] };
  save(outer, state(), { context: run });
  assert.equal(run.calls, [
    'preSave outer 1',
    'preSave inner 2',
    'postSave inner 2',
    'preSave item 3',
    'postSave item 3',
    'preSave item 4',
    'postSave item 4',
    'preSave outer/sub 5',
    'postSave outer/sub 5',
    'postSave outer 1',
  ]);
});

test('loading: preLoad before the fields of each, once while checking on a copy and once on the live state; postLoad afterwards, innermost first', () => {
  const run: Log = { calls: [] };
  load(outer, state(), bytes, { context: run, version: 2 });
  assert.equal(run.calls.slice(0, 5), run.calls.slice(5, 10));
  assert.equal(run.calls.slice(5), [
    'preLoad outer 1',
    'preLoad inner 2',
    'preLoad item 3',
    'preLoad item 4',
    'preLoad outer/sub 5',
    'postLoad inner 18 at 2',
    'postLoad item 19 at 1',
    'postLoad item 20 at 1',
    'postLoad outer/sub 21 at 1',
    'postLoad outer 17 at 2',
  ]);
});

test('encoding and decoding run no hooks, with a base neither', () => {
  const run: Log = { calls: [] };
  encode(outer, state(), { context: run });
  decode(outer, bytes, { context: run });
  decode(outer, bytes, { context: run, base: state() });
  assert.equal(run.calls, []);
});

test('preSave may set what is sent: counts are taken after it', () => {
  const def = vmstate({
    name: 'd',
    versionId: 1,
    preSave: (s) => {
      s.n = s.x.length;
    },
    fields: { n: uint8(), x: varray('n', uint8()) },
  });
  const live = { n: 0, x: hex`0102` };
  sameBytes(save(def, live), hex`02 0102`);
  assert.is(live.n, 2);
});

test('postSave runs after an error, too, of every definition that had begun', () => {
  const run: Log = { calls: [] };
  const bad = { ...state(), i: { v: 256 } };
  throwsError(() => save(outer, bad, { context: run }), ValueError, { code: 'out-of-range', path: 'outer/i.v' });
  assert.equal(run.calls, ['preSave outer 1', 'preSave inner 256', 'postSave inner 256', 'postSave outer 1']);
});

test('a failing preSave ends the save; its own postSave does not run, that of the owner does', () => {
  const calls: string[] = [];
  const inner = vmstate({
    name: 'inner',
    versionId: 1,
    preSave: () => {
      throw new Error('not now');
    },
    postSave: () => void calls.push('inner'),
    fields: { v: uint8() },
  });
  const def = vmstate({
    name: 'd',
    versionId: 1,
    postSave: () => void calls.push('outer'),
    fields: { i: struct(inner) },
  });
  const error = throwsError(() => save(def, { i: { v: 1 } }), ValueError, { code: 'hook-failed', path: 'd/i' });
  assert.match(error.message, 'not now');
  assert.equal(calls, ['outer']);
});

test('an error of ours thrown by a hook keeps its code and gets the path', () => {
  const inner = vmstate({
    name: 'inner',
    versionId: 1,
    preSave: () => {
      throw new ValueError('refused', 'busy');
    },
    fields: { v: uint8() },
  });
  const def = vmstate({ name: 'd', versionId: 1, fields: { i: struct(inner) } });
  throwsError(() => save(def, { i: { v: 1 } }), ValueError, { code: 'refused', path: 'd/i' });
});

const defaults = vmstate({
  name: 'd',
  versionId: 2,
  minimumVersionId: 1,
  preLoad: (s) => {
    s.regs?.fill(7);
    s.pair.lo = 7;
    s.inner.rare = 7;
    s.young?.fill(7);
  },
  fields: {
    has: uint8(),
    regs: when('has', array(2, uint8())),
    pair: struct(vmstate({ name: 'p', versionId: 1, fields: { hi: uint8(), lo: uint8({ since: 2 }) } })),
    inner: struct(
      vmstate({
        name: 'i',
        versionId: 1,
        fields: { kind: uint8(), rare: when('rare', uint8()) },
        conditions: { rare: (s) => s.kind === 1 },
      }),
    ),
    young: array(2, uint8(), { since: 2 }),
  },
  conditions: { has: (s) => s.has === 1 },
});
const liveDefaults = () => ({
  has: 1,
  regs: hex`0102`,
  pair: { hi: 1, lo: 2 },
  inner: { kind: 1, rare: 3 },
  young: hex`0304`,
});

test('preLoad sets defaults for what the stream lacks, at every depth', () => {
  const live = liveDefaults();
  const { regs, pair, inner, young } = live;
  load(defaults, live, hex`00 09 00`, { version: 1 });
  assert.equal(live, {
    has: 0,
    regs: hex`0707`,
    pair: { hi: 9, lo: 7 },
    inner: { kind: 0, rare: 7 },
    young: hex`0707`,
  });
  assert.ok(live.regs === regs && live.pair === pair && live.inner === inner && live.young === young);
});

test('preLoad may set what the stream must be equal to', () => {
  const def = vmstate({
    name: 'd',
    versionId: 1,
    preLoad: (s) => {
      s.id = 5;
    },
    fields: { id: uint8Equal(), v: uint8() },
  });
  const live = { id: 1, v: 1 };
  throwsError(() => load(def, live, hex`01 02`), StreamError, { code: 'not-equal', path: 'd/id', expected: 5 });
  assert.equal(live, { id: 1, v: 1 });
  load(def, live, hex`05 02`);
  assert.equal(live, { id: 5, v: 2 });
});

test('preLoad runs on a copy: if the load fails, nothing of it is seen', () => {
  const live = liveDefaults();
  throwsError(() => load(defaults, live, hex`00 09`, { version: 1 }), StreamError, { code: 'truncated' });
  assert.equal(live, liveDefaults());
});

test('what came wins over a default', () => {
  const live = liveDefaults();
  load(defaults, live, hex`01 1112 09 01 13 1415`);
  assert.equal(live, {
    has: 1,
    regs: hex`1112`,
    pair: { hi: 9, lo: 7 },
    inner: { kind: 1, rare: 0x13 },
    young: hex`1415`,
  });
});

test('a failing preLoad ends the load', () => {
  const def = vmstate({
    name: 'd',
    versionId: 1,
    preLoad: () => {
      throw new Error('locked');
    },
    fields: { v: uint8() },
  });
  const live = { v: 1 };
  throwsError(() => load(def, live, hex`02`), ValueError, { code: 'hook-failed', path: 'd' });
  assert.equal(live, { v: 1 });
});

test('a failing postLoad is hook-failed', () => {
  const def = vmstate({
    name: 'd',
    versionId: 1,
    postLoad: () => {
      throw new Error('no such disk');
    },
    fields: { v: uint8() },
  });
  const error = throwsError(() => load(def, { v: 1 }, hex`02`), ValueError, { code: 'hook-failed', path: 'd' });
  assert.match(error.message, 'no such disk');
});

test('a load that fails runs no postLoad', () => {
  const run: Log = { calls: [] };
  throwsError(() => load(outer, state(), hex`11 12 13`, { context: run }), StreamError, { code: 'truncated' });
  assert.is(
    run.calls.some((call) => call.startsWith('postLoad')),
    false,
  );
});

test('hooks of subsections and of conditional structs run only if they came', () => {
  const def = (preLoad: boolean) =>
    vmstate({
      name: 'd',
      versionId: 1,
      context: log,
      ...(preLoad ? { preLoad: () => {} } : {}),
      fields: { has: uint8(), i: when('has', struct(logging('i'))) },
      conditions: { has: (s) => s.has === 1 },
      subsections: { sub: logging('d/sub') },
    });
  const ran = (of: boolean, stream: Uint8Array) => {
    const run: Log = { calls: [] };
    load(def(of), { has: 1, i: { v: 8 }, sub: { v: 9 } }, stream, { context: run });
    return run.calls.filter((call) => call.startsWith('postLoad'));
  };
  const sub = '05 05 642f737562 00000001 03';
  for (const preLoad of [false, true]) {
    assert.equal(ran(preLoad, hex`00`), []);
    assert.equal(ran(preLoad, hex`01 02`), ['postLoad i 2 at 1']);
    assert.equal(ran(preLoad, hex(`00 ${sub}`)), ['postLoad d/sub 3 at 1']);
  }
});

test('postLoad of a subsection is told the version that came', () => {
  const sub = logging('d/sub', 3);
  const def = vmstate({ name: 'd', versionId: 1, context: log, fields: {}, subsections: { sub } });
  const run: Log = { calls: [] };
  load(def, {}, hex`05 05 642f737562 00000002 07`, { context: run });
  assert.is(run.calls.at(-1), 'postLoad d/sub 7 at 2');
});

test('postLoad of a vstruct and of a tmp is told the version it was loaded at', () => {
  const def = vmstate({
    name: 'd',
    versionId: 1,
    context: log,
    fields: { k: vstruct(logging('k', 3), 2), t: tmp(logging('t', 1)) },
  });
  const run: Log = { calls: [] };
  load(def, { k: { v: 0 }, t: { v: 0 } }, hex`01 02`, { context: run });
  assert.equal(
    run.calls.filter((call) => call.startsWith('postLoad')),
    ['postLoad k 1 at 2', 'postLoad t 2 at 0'],
  );
});

test('elements of lists and trees, and marked ones, have hooks, too', () => {
  const def = vmstate({
    name: 'd',
    versionId: 1,
    context: log,
    fields: {
      q: qtailq(logging('q')),
      g: gtreeDirect(logging('g')),
      m: marked(2, struct(logging('m'))),
    },
  });
  const run: Log = { calls: [] };
  const live = { q: [], g: [], m: [null, { v: 9 }] };
  load(def, live, hex`/* q */ 01 01 00  /* g */ 00000001 01 0000000000000005 02 00  /* m */ 31 03 30`, {
    context: run,
  });
  assert.equal(live, { q: [{ v: 1 }], g: [{ key: 5n, value: { v: 2 } }], m: [{ v: 3 }, null] });
  assert.equal(run.calls.slice(0, 3), run.calls.slice(3, 6));
  assert.equal(run.calls.slice(3), [
    'preLoad q undefined',
    'preLoad g undefined',
    'preLoad m undefined',
    'postLoad q 1 at 0',
    'postLoad g 2 at 0',
    'postLoad m 3 at 1',
  ]);
});

test('a tmp is filled by its preSave and drained by the postLoad of its owner', () => {
  const parts = vmstate({ name: 'parts', versionId: 0, fields: { high: uint8(), low: uint8() } });
  const def = vmstate({
    name: 'd',
    versionId: 1,
    preSave: (s) => {
      s.tmp = { high: s.word >> 8, low: s.word & 0xff };
    },
    postLoad: (s) => {
      if (s.tmp !== undefined) s.word = (s.tmp.high << 8) | s.tmp.low;
    },
    fields: {
      word: byRelease({ '2.3': uint16(), '5.2': uint16({ since: 9 }) }),
      tmp: byRelease({ '5.2': tmp(parts) }),
    },
  });
  const live = { word: 0x1234, tmp: { high: 0, low: 0 } };
  sameBytes(save(def, live), hex`12 34`);
  load(def, live, hex`ab cd`);
  assert.is(live.word, 0xabcd);
});

test.run();
