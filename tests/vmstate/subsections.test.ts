/**
 * Subsections: on the wire, their names, and the peeking of the loader (`vmstate.md`, section 5).
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError, ValueError } from '../../src/errors.js';
import { cuts, expectWire, hex, sameBytes } from '../../src/testing/index.js';
import {
  absent,
  array,
  context,
  decode,
  describe,
  encode,
  load,
  type StateOf,
  save,
  struct,
  subsectionByRelease,
  uint8,
  uint16,
  vmstate,
} from '../../src/vmstate/index.js';
import { ascii, concat } from '../support/bytes.js';
import { throwsError } from '../support/errors.js';

const test = suite('vmstate/subsections');

const deep = vmstate({ name: 'dev/a/deep', versionId: 1, fields: { z: uint8() } });
const a = vmstate({
  name: 'dev/a',
  versionId: 3,
  minimumVersionId: 2,
  fields: { x: uint8(), y: uint8({ since: 3 }) },
  subsections: { deep },
});
const b = vmstate({ name: 'dev/b', versionId: 1, fields: { w: uint16() } });
const dev = vmstate({ name: 'dev', versionId: 1, fields: { f: uint8() }, subsections: { a, b } });
type Dev = StateOf<typeof dev>;

/** A subsection's header: 05, the counted name, the version. */
const header = (name: string, version: number) =>
  concat(hex`05`, Uint8Array.of(name.length), ascii(name), Uint8Array.of(0, 0, version >> 8, version & 0xff));
const A = concat(header('dev/a', 3), hex`11 12`);
const DEEP = concat(header('dev/a/deep', 1), hex`13`);
const B = concat(header('dev/b', 1), hex`1415`);
const full = { f: 1, a: { x: 0x11, y: 0x12, deep: { z: 0x13 } }, b: { w: 0x1415 } };

test('05, counted name, version, content; after the fields, in the order of the list', () => {
  sameBytes(
    encode(dev, full),
    hex`
      /* f    */ 01
      /* a    */ 05 05 6465762f61 00000003 11 12
      /* deep */ 05 0a 6465762f612f64656570 00000001 13
      /* b    */ 05 05 6465762f62 00000001 1415`,
  );
  assert.equal(decode(dev, encode(dev, full)), full);
});

test('what is not present is not sent, and not missed', () => {
  expectWire(dev, { f: 1 }, hex`01`);
  expectWire(dev, { f: 1, b: full.b }, concat(hex`01`, B));
  const live: Dev = structuredClone(full);
  load(dev, live, hex`02`);
  assert.equal(live, { ...full, f: 2 });
});

test('cut within the header of a subsection nothing is ours; cut after it, it is truncated', () => {
  const bytes = concat(hex`01`, A, DEEP);
  const headerOf = (from: number, name: string) => Array.from({ length: 2 + name.length }, (_, i) => from + i);
  const complete = [...headerOf(1, 'dev/a'), ...headerOf(1 + A.length, 'dev/a/deep')];
  assert.equal(
    cuts(bytes, (cut) => decode(dev, cut), complete),
    complete,
  );
  throwsError(() => decode(dev, bytes.slice(0, 9)), StreamError, { code: 'truncated', path: 'dev/dev/a', offset: 8 });
  throwsError(() => decode(dev, bytes.slice(0, 12)), StreamError, { code: 'truncated', path: 'dev/dev/a/x' });
  throwsError(() => decode(dev, bytes.slice(0, -1)), StreamError, {
    code: 'truncated',
    path: 'dev/dev/a/dev/a/deep/z',
    offset: 30,
  });
});

test('the order in the stream is free', () => {
  assert.equal(decode(dev, concat(hex`01`, B, A, DEEP)), full);
});

test('the same may come twice; the later values win', () => {
  const again = concat(header('dev/b', 1), hex`2425`);
  assert.equal(decode(dev, concat(hex`01`, B, A, DEEP, again)), { ...full, b: { w: 0x2425 } });
});

test('a name that is not in the list is an error', () => {
  const unknown = concat(header('dev/c', 1), hex`00`);
  throwsError(() => decode(dev, concat(hex`01`, B, unknown)), StreamError, {
    code: 'unknown-subsection',
    path: 'dev/dev/c',
    offset: 1 + B.length,
    actual: 'dev/c',
  });
  const nothing = vmstate({ name: 'dev', versionId: 1, fields: { f: uint8() } });
  throwsError(() => decode(nothing, concat(hex`01`, B)), StreamError, {
    code: 'unknown-subsection',
    path: 'dev/dev/b',
  });
});

test('a name that is not longer than the owner, or does not begin with it, is left to others', () => {
  for (const name of ['dev', 'de', '', 'ved/a', 'other/long']) {
    const live = { f: 0 };
    assert.is(load(dev, live, concat(hex`01`, header(name, 1))), 1, name);
  }
});

test('a data byte 05 behind a definition is harmless', () => {
  const inner = vmstate({ name: 'in', versionId: 1, fields: { x: uint8() } });
  const outer = vmstate({
    name: 'out',
    versionId: 1,
    fields: { i: array(2, struct(inner)), after: array(4, uint8()) },
  });
  expectWire(outer, { i: [{ x: 1 }, { x: 2 }], after: hex`05020506` }, hex`01 02 05 02 05 06`);
});

test('the prefix trap: an inner name that begins the name of an outer subsection', () => {
  const sub = vmstate({ name: 'abcd/x', versionId: 1, fields: { v: uint8() } });
  const inner = vmstate({ name: 'abc', versionId: 1, fields: { x: uint8() } });
  const trap = vmstate({
    name: 'abcd',
    versionId: 1,
    fields: { i: struct(inner) },
    subsections: { sub },
  });
  const bytes = encode(trap, { i: { x: 1 }, sub: { v: 2 } });
  throwsError(() => decode(trap, bytes), StreamError, {
    code: 'unknown-subsection',
    path: 'abcd/i.abcd/x',
    offset: 1,
  });
  const safe = vmstate({
    name: 'abcd',
    versionId: 1,
    fields: { i: struct(inner), last: uint8() },
    subsections: { sub },
  });
  assert.equal(decode(safe, encode(safe, { i: { x: 1 }, last: 0, sub: { v: 2 } })), {
    i: { x: 1 },
    last: 0,
    sub: { v: 2 },
  });
});

test('only the low 8 bits of the version are kept', () => {
  const wide = concat(hex`01`, header('dev/a', 0x0103), hex`11 12`);
  assert.equal(decode(dev, wide), { f: 1, a: { x: 0x11, y: 0x12 } });
  const outside = concat(hex`01 05 05 6465762f62 ff000001 1415`);
  assert.equal(decode(dev, outside), { f: 1, b: full.b });
});

test('a subsection of an old version loads; too new and too old do not', () => {
  const live: Dev = { f: 0, a: { x: 0, y: 7 } };
  load(dev, live, concat(hex`01`, header('dev/a', 2), hex`11`));
  assert.equal(live, { f: 1, a: { x: 0x11, y: 7 } });
  for (const [version, code] of [
    [4, 'too-new'],
    [1, 'too-old'],
  ] as const)
    throwsError(() => decode(dev, concat(hex`01`, header('dev/a', version), hex`11 12`)), StreamError, {
      code,
      path: 'dev/dev/a',
      offset: 8,
      actual: version,
    });
});

test('names need no slash', () => {
  const extras = vmstate({ name: 'or-irq-extras', versionId: 1, fields: { n: uint8() } });
  const endian = vmstate({ name: 'or-irq.endian', versionId: 1, fields: { big: uint8() } });
  const def = vmstate({ name: 'or-irq', versionId: 1, fields: { l: uint8() }, subsections: { extras, endian } });
  const state = { l: 1, extras: { n: 2 }, endian: { big: 3 } };
  assert.equal(decode(def, encode(def, state)), state);
});

const media = vmstate({ name: 'fdrive/media', versionId: 1, fields: { m: uint8() } });
const drive = vmstate({ name: 'fdrive', versionId: 1, fields: { head: uint8() }, subsections: { media } });
const fdc = vmstate({ name: 'fdc', versionId: 1, fields: { drives: array(2, struct(drive)), after: uint8() } });

test("a nested struct's subsections are in the middle of its owner's data", () => {
  const state = { drives: [{ head: 1, media: { m: 2 } }, { head: 3 }], after: 4 };
  const bytes = hex`
    /* drive 0 */ 01
    /*   media */ 05 0c 6664726976652f6d65646961 00000001 02
    /* drive 1 */ 03
    /* after   */ 04`;
  sameBytes(encode(fdc, state), bytes);
  assert.equal(decode(fdc, bytes), state);
  const within = vmstate({ name: 'fdrive/media', versionId: 1, fields: { m: uint8(), n: uint8() } });
  const other = vmstate({
    name: 'fdc',
    versionId: 1,
    fields: {
      drives: array(
        2,
        struct(vmstate({ name: 'fdrive', versionId: 1, fields: { head: uint8() }, subsections: { within } })),
      ),
    },
  });
  throwsError(() => decode(other, bytes.slice(0, 20)), StreamError, {
    code: 'truncated',
    path: 'fdc/drives[0].fdrive/media/n',
  });
});

test('errors of values name the subsection', () => {
  const bad = { f: 1, a: { x: 256, y: 0 } };
  throwsError(() => encode(dev, bad), ValueError, { code: 'out-of-range', path: 'dev/dev/a/x' });
  throwsError(() => encode(dev, { f: 1, b: null } as never), ValueError, { code: 'wrong-type', path: 'dev/dev/b' });
});

const machine = context<{ readonly ports: number }>();
const parents: unknown[] = [];
const hot = vmstate({
  name: 'bus/hot',
  versionId: 1,
  context: machine,
  needed: (state, { ports }, parent) => {
    parents.push(parent);
    return state.n !== 0 && ports > 1;
  },
  fields: { n: uint8() },
});
const bus = vmstate({ name: 'bus', versionId: 1, context: machine, fields: { f: uint8() }, subsections: { hot } });

test('a live save sends what is present and needed; encoding sends what is present', () => {
  const sub = concat(header('bus/hot', 1));
  const many = { context: { ports: 2 } };
  sameBytes(save(bus, { f: 1, hot: { n: 5 } }, many), concat(hex`01`, sub, hex`05`));
  sameBytes(save(bus, { f: 1, hot: { n: 0 } }, many), hex`01`);
  sameBytes(save(bus, { f: 1, hot: { n: 5 } }, { context: { ports: 1 } }), hex`01`);
  sameBytes(save(bus, { f: 1 }, many), hex`01`);
  sameBytes(encode(bus, { f: 1, hot: { n: 0 } }, many), concat(hex`01`, sub, hex`00`));
});

test('needed is given the enclosing state', () => {
  const state = { f: 1, hot: { n: 5 } };
  parents.length = 0;
  save(bus, state, { context: { ports: 2 } });
  assert.is(parents.length, 1);
  assert.is(parents[0], state);
});

test('needed of each is asked at its turn, after the one before it was written', () => {
  const order: string[] = [];
  const sub = (name: string) =>
    vmstate({
      name: `d/${name}`,
      versionId: 1,
      preSave: () => order.push(`write ${name}`) > 0,
      needed: () => order.push(`ask ${name}`) > 0,
      fields: { v: uint8() },
    });
  const def = vmstate({ name: 'd', versionId: 1, fields: {}, subsections: { one: sub('one'), two: sub('two') } });
  save(def, { one: { v: 1 }, two: { v: 2 } });
  assert.equal(order, ['ask one', 'write one', 'ask two', 'write two']);
});

test('needed is not asked of a nested struct', () => {
  const inner = vmstate({ name: 'in', versionId: 1, needed: () => false, fields: { v: uint8() } });
  const def = vmstate({ name: 'd', versionId: 1, fields: { i: struct(inner) } });
  sameBytes(save(def, { i: { v: 7 } }), hex`07`);
});

test('a subsection may come, go or differ with the release', () => {
  const before = vmstate({ name: 'd/s', versionId: 1, fields: { v: uint8() } });
  const after = vmstate({ name: 'd/s', versionId: 2, fields: { v: uint8(), w: uint8() } });
  const s = subsectionByRelease({ '5.2': before, '10.0': after, '11.1': absent });
  const def = vmstate({ name: 'd', versionId: 1, fields: { f: uint8() }, subsections: { s } });
  const state = { f: 1, s: { v: 2, w: 3 } };
  for (const release of ['2.3', '11.1'] as const) sameBytes(encode(def, state, { release }), hex`01`);
  for (const release of ['5.2', '7.2'] as const)
    sameBytes(encode(def, state, { release }), concat(hex`01`, header('d/s', 1), hex`02`));
  const newest = concat(hex`01`, header('d/s', 2), hex`02 03`);
  sameBytes(encode(def, state, { release: '10.0' }), newest);
  assert.equal(decode(def, newest, { release: '10.0' }), state);
  throwsError(() => decode(def, newest, { release: '11.1' }), StreamError, { code: 'unknown-subsection' });
});

test('a description has `subsections` only if one was written', () => {
  assert.not.match(describe(dev, { f: 1 }), 'subsections');
  assert.is(
    describe(dev, full),
    '{"vmsd_name": "dev", "version": 1, "fields": [{"name": "f", "type": "uint8", "size": 1}], "subsections": [' +
      '{"vmsd_name": "dev/a", "version": 3, "fields": [{"name": "x", "type": "uint8", "size": 1}, ' +
      '{"name": "y", "type": "uint8", "size": 1}], "subsections": [{"vmsd_name": "dev/a/deep", "version": 1, ' +
      '"fields": [{"name": "z", "type": "uint8", "size": 1}]}]}, ' +
      '{"vmsd_name": "dev/b", "version": 1, "fields": [{"name": "w", "type": "uint16", "size": 2}]}]}',
  );
});

test.run();
