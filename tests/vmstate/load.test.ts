/**
 * Loading into a live state: all or nothing, and into the objects and arrays that exist.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError, type VMStateError } from '../../src/errors.js';
import { hex, sameBytes } from '../../src/testing/index.js';
import {
  alloc,
  array,
  bitmap,
  bool,
  buffer,
  decode,
  encode,
  int64,
  leaf,
  load,
  local,
  nullable,
  qtailq,
  type StateOf,
  save,
  struct,
  subArray,
  tmp,
  uint8,
  uint16,
  uint16Equal,
  uint32,
  uint64,
  unused,
  validate,
  varray,
  vbuffer,
  vmstate,
  vstruct,
  when,
} from '../../src/vmstate/index.js';
import { concat } from '../support/bytes.js';
import { thrownBy, throwsError } from '../support/errors.js';

const test = suite('vmstate/load');

const pair = vmstate({ name: 'pair', versionId: 1, fields: { x: uint8(), y: uint16() } });
const grown = vmstate({ name: 'grown', versionId: 2, fields: { x: uint8(), y: uint8({ since: 2 }) } });
const sub = vmstate({ name: 'all/sub', versionId: 1, fields: { s: uint8(), t: array(2, uint8()) } });
const text = leaf<{ text: string }>({
  type: 'text',
  write: (value, to) => to.counted(value.text),
  read: (from) => ({ text: from.counted() }),
});

const all = vmstate({
  name: 'all',
  versionId: 2,
  minimumVersionId: 1,
  fields: {
    id: uint16Equal(),
    flag: bool(),
    n: uint8(),
    bytes: array(3, uint8()),
    words: varray('n', uint16()),
    mid: subArray(1, 2, uint32()),
    made: alloc(varray('n', uint64())),
    flags: array(2, bool()),
    halves: int64({ as: 'halves' }),
    raw: buffer(2),
    counted: vbuffer('n'),
    bits: bitmap(64),
    gap: unused(1),
    small: validate('small'),
    one: struct(pair),
    rows: array(2, struct(pair)),
    old: vstruct(grown, 1),
    temp: tmp(vmstate({ name: 'temp', versionId: 0, fields: { v: uint8() } })),
    list: qtailq(pair, { since: 1 }),
    maybe: nullable(2, struct(pair)),
    owned: local<{ tag: string }>(),
    rare: when('flag', uint8()),
    label: text(),
    young: uint8({ since: 2 }),
  },
  conditions: { small: (s) => s.n < 4, flag: (s) => s.flag },
  subsections: { sub },
});
type All = StateOf<typeof all>;

const live = (): All => ({
  id: 0x0102,
  flag: false,
  n: 2,
  bytes: hex`010203`,
  words: Uint16Array.of(1, 2),
  mid: Uint32Array.of(1, 2, 3),
  made: BigUint64Array.of(1n),
  flags: [true, false],
  halves: { hi: 1, lo: 2 },
  raw: hex`0102`,
  counted: hex`0102`,
  bits: BigUint64Array.of(1n),
  one: { x: 1, y: 2 },
  rows: [
    { x: 1, y: 2 },
    { x: 3, y: 4 },
  ],
  old: { x: 1, y: 2 },
  temp: { v: 1 },
  list: [{ x: 9, y: 9 }],
  maybe: [null, { x: 5, y: 6 }],
  owned: { tag: 'mine' },
  rare: 3,
  label: { text: 'before' },
  young: 4,
  sub: { s: 1, t: hex`0203` },
});

const incoming = (): All => ({
  id: 0x0102,
  flag: true,
  n: 2,
  bytes: hex`111213`,
  words: Uint16Array.of(11, 12),
  mid: Uint32Array.of(0, 12, 13),
  made: BigUint64Array.of(11n, 12n),
  flags: [false, true],
  halves: { hi: 11, lo: 12 },
  raw: hex`1112`,
  counted: hex`1112`,
  bits: BigUint64Array.of(11n),
  one: { x: 11, y: 12 },
  rows: [
    { x: 11, y: 12 },
    { x: 13, y: 14 },
  ],
  old: { x: 11, y: 0 },
  temp: { v: 11 },
  list: [
    { x: 11, y: 12 },
    { x: 13, y: 14 },
  ],
  maybe: [null, { x: 15, y: 16 }],
  owned: { tag: 'theirs' },
  rare: 13,
  label: { text: 'after' },
  young: 14,
  sub: { s: 11, t: hex`1213` },
});

const stream = encode(all, incoming());

test('a load writes into the arrays and objects that exist', () => {
  const state = live();
  const before = { ...state };
  const [row0, row1] = state.rows;
  const there = state.maybe[1];
  const t = state.sub?.t;
  assert.is(load(all, state, stream), stream.length);
  assert.equal(state, {
    ...incoming(),
    mid: Uint32Array.of(1, 12, 13),
    old: { x: 11, y: 2 },
    owned: { tag: 'mine' },
  });
  const kept = [
    'bytes',
    'words',
    'mid',
    'flags',
    'raw',
    'counted',
    'bits',
    'one',
    'rows',
    'old',
    'temp',
    'list',
    'maybe',
    'owned',
    'sub',
  ] as const;
  for (const key of kept) assert.is(state[key], before[key], `${key} should be the object that was there`);
  assert.is(state.rows[0], row0);
  assert.is(state.rows[1], row1);
  assert.is(state.maybe[1], there);
  assert.is(state.sub?.t, t);
});

/** The subsection: 05, length, name of 7, version, content of 3. Cut in its name, nothing says that it follows. */
const subsectionAt = stream.length - 16;
const nameEnd = subsectionAt + 2 + 7;

test('a load that fails at any byte leaves the live state as it was', () => {
  for (let length = 0; length < stream.length; length++) {
    if (length >= subsectionAt && length < nameEnd) continue;
    const state = live();
    throwsError(() => load(all, state, stream.slice(0, length)), StreamError, { code: 'truncated', path: /^all\// });
    assert.equal(state, live(), `cut at ${length}`);
  }
});

test('a wrong value anywhere leaves the live state as it was', () => {
  const wrong = (offset: number, ...values: number[]) => {
    const bytes = stream.slice();
    bytes.set(values, offset);
    return bytes;
  };
  for (const [bytes, code] of [
    [wrong(0, 9), 'not-equal'],
    [wrong(3, 3), 'array-too-short'],
    [wrong(3, 9), 'array-too-short'],
    [wrong(nameEnd - 1, 0x58), 'unknown-subsection'],
    [wrong(nameEnd + 3, 9), 'too-new'],
  ] as const) {
    const state = live();
    const error = thrownBy(() => load(all, state, bytes));
    assert.instance(error, StreamError);
    assert.is((error as StreamError).code, code);
    assert.equal(state, live());
  }
});

test('an element that is null here must be null in the stream', () => {
  const state = { ...live(), maybe: [{ x: 5, y: 6 }, null] };
  const copy = structuredClone(state);
  const error = thrownBy(() => load(all, state, stream)) as VMStateError;
  assert.instance(error, StreamError);
  assert.match(error.path, /^all\//);
  assert.equal(state, copy);
});

test('plain arrays are filled as typed ones are', () => {
  const def = vmstate({ name: 'p', versionId: 1, fields: { a: array(2, uint8()), b: array(2, uint64()) } });
  const state = { a: [0, 0], b: [0n, 0n] };
  const { a, b } = state;
  load(def, state, hex`01 02 0000000000000003 0000000000000004`);
  assert.equal(a, [1, 2]);
  assert.equal(b, [3n, 4n]);
  assert.ok(state.a === a && state.b === b);
});

test('an array longer than its count keeps what is behind', () => {
  const def = vmstate({ name: 'p', versionId: 1, fields: { n: uint8(), a: varray('n', uint8()) } });
  const state = { n: 0, a: hex`070809` };
  load(def, state, hex`02 0102`);
  assert.equal(state, { n: 2, a: hex`010209` });
});

test('a state without its arrays and structs gets those that were read', () => {
  const def = vmstate({
    name: 'p',
    versionId: 1,
    fields: { a: array(2, uint8()), s: struct(pair), l: qtailq(pair, { since: 1 }) },
    subsections: { sub: vmstate({ name: 'p/sub', versionId: 1, fields: { v: uint8() } }) },
  });
  const state = { a: undefined, s: null } as never as StateOf<typeof def>;
  const wanted = { a: hex`0102`, s: { x: 3, y: 4 }, l: [{ x: 5, y: 6 }], sub: { v: 7 } };
  load(def, state, encode(def, wanted));
  assert.equal(state, wanted);
});

test('setters run only for what changed', () => {
  const written: string[] = [];
  const def = vmstate({ name: 'p', versionId: 1, fields: { a: uint8(), b: uint8() } });
  const values: Record<string, number> = { a: 1, b: 2 };
  const state = Object.defineProperties({} as { a: number; b: number }, {
    a: { get: () => values.a, set: (v) => written.push(`a ${v}`) },
    b: { get: () => values.b, set: (v) => written.push(`b ${v}`) },
  });
  load(def, state, hex`01 09`);
  assert.equal(written, ['b 9']);
});

test('the bytes after the object are counted out', () => {
  const def = vmstate({ name: 'p', versionId: 1, fields: { a: uint8() } });
  assert.is(load(def, { a: 0 }, concat(hex`01`, hex`aabbcc`)), 1);
});

test('what was loaded is saved as it came', () => {
  const state = live();
  load(all, state, stream);
  sameBytes(save(all, state), stream);
  const again = decode(all, stream, { base: live() });
  sameBytes(encode(all, again), stream);
  throwsError(() => decode(all, stream), StreamError, { code: 'null-unknown', path: 'all/maybe[0]' });
});

test.run();
