/**
 * Properties over generated states of a definition with all kinds.
 */
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError } from '../../src/errors.js';
import { arbitrary } from '../../src/testing/arbitrary.js';
import { sameBytes } from '../../src/testing/index.js';
import {
  alloc,
  array,
  bitmap,
  bool,
  buffer,
  bufferStartMiddle,
  byRelease,
  decode,
  describe,
  encode,
  float64,
  gtree,
  gtreeDirect,
  int8,
  int16,
  int32,
  int64,
  leaf,
  load,
  marked,
  measure,
  nullable,
  partialBuffer,
  qlist,
  qtailq,
  type StateOf,
  struct,
  timer,
  tmp,
  uint8,
  uint16,
  uint32,
  uint64,
  ulong,
  unused,
  unusedVarray,
  varray,
  vbuffer,
  vbufferMultiply,
  vmstate,
  vstruct,
  when,
} from '../../src/vmstate/index.js';
import { thrownBy } from '../support/errors.js';

const test = suite('vmstate/properties');

const text = leaf<string>({ type: 'text', write: (value, to) => to.counted(value), read: (from) => from.counted() });
const rate = vmstate({ name: 'drive/rate', versionId: 1, fields: { rate: uint8() } });
const drive = vmstate({ name: 'drive', versionId: 1, fields: { head: uint8(), label: text() }, subsections: { rate } });
const key = vmstate({ name: 'key', versionId: 1, fields: { low: uint16() } });
const kcs = vmstate({ name: 'kcs', versionId: 2, fields: { a: uint8(), b: uint16({ since: 1 }) } });
const temporary = vmstate({ name: 'temporary', versionId: 0, fields: { mant: uint64(), exp: uint16() } });
const sub = vmstate({ name: 'all/sub', versionId: 1, fields: { x: int32(), drives: array(2, struct(drive)) } });

const all = vmstate({
  name: 'all',
  versionId: 1,
  fields: {
    i8: int8(),
    i16: int16(),
    i32: int32(),
    i64: int64(),
    u8: uint8(),
    u16: uint16(),
    u32: uint32(),
    u64: uint64(),
    flag: bool(),
    pc: ulong(32),
    bits: float64(),
    expiry: timer(),
    safe: int64({ as: 'number' }),
    halves: uint64({ as: 'halves' }),
    n: uint8(),
    words: varray('n', uint16()),
    wides: alloc(varray('n', int64())),
    bytes: vbuffer('n'),
    quads: vbufferMultiply('n', 4),
    gaps: unusedVarray('n', 3),
    gap: unused(2),
    map: bitmap('n'),
    regs: array(3, int16()),
    flags: array(2, bool()),
    raw: buffer(5),
    head: partialBuffer(2),
    tail: bufferStartMiddle(0, 3),
    rare: when('flag', uint32()),
    drives: array(2, struct(drive)),
    kcs: vstruct(kcs, 1),
    temp: tmp(temporary),
    queue: qtailq(drive, { since: 1 }),
    list: qlist(kcs, { since: 1 }),
    tree: gtree(key, kcs, { since: 1 }),
    direct: gtreeDirect(key, { since: 1 }),
    labels: varray('n', text()),
    pointers: nullable(3, struct(drive)),
    marked: byRelease({ '11.1': marked({ key: 'n' }, struct(drive)) }),
  },
  conditions: { flag: (s) => s.flag },
  subsections: { sub },
});
type All = StateOf<typeof all>;

const u8 = fc.nat(0xff);
const leafs = { text: fc.string({ unit: 'binary-ascii', maxLength: 5 }) };

/** A state of `all`; `marked` is there if the release has it. */
const anyState = (release: '7.2' | '11.1'): fc.Arbitrary<All> => arbitrary(all, { release, leafs });

/** Without subsections: what is cut in the header of one is not ours, and says nothing. */
const bare = ({ sub: _, ...state }: All): All => {
  const unrated = ({ head, label }: StateOf<typeof drive>) => ({ head, label });
  const { marked: those, ...rest } = state;
  return {
    ...rest,
    drives: state.drives.map(unrated),
    queue: state.queue.map(unrated),
    pointers: state.pointers.map((item) => item && unrated(item)),
    ...(those === undefined ? {} : { marked: those.map((item) => item && unrated(item)) }),
  };
};

/** A state that can be loaded into: nulls where `state` has them, room enough, and other values. */
const emptyLike = (state: All): All => {
  const live = structuredClone(state);
  for (const name of ['i8', 'i16', 'i32', 'u8', 'u16', 'u32', 'safe'] as const) live[name] = 0;
  for (const array of [live.words, live.bytes, live.quads, live.regs, live.raw, live.head, live.tail]) array.fill(0);
  live.drives = live.drives.map(() => ({ head: 0, label: '' }));
  live.pointers = live.pointers.map((item) => item && { head: 0, label: '' });
  live.queue = [];
  live.tree = [];
  delete live.sub;
  return live;
};

for (const release of ['7.2', '11.1'] as const) {
  test(`${release}: decode gives back what encode wrote, and measure its length`, () => {
    fc.assert(
      fc.property(anyState(release), (state) => {
        const bytes = encode(all, state, { release });
        assert.is(measure(all, state, { release }), bytes.length);
        assert.equal(decode(all, bytes, { release, base: state }), state);
      }),
      { numRuns: 150 },
    );
  });

  test(`${release}: a loaded state is saved as it came, and a cut stream changes nothing`, () => {
    fc.assert(
      fc.property(anyState(release), fc.nat(), (state, cut) => {
        const bytes = encode(all, state, { release });
        const live = emptyLike(state);
        assert.is(load(all, live, bytes, { release }), bytes.length);
        sameBytes(encode(all, live, { release }), bytes);

        const whole = encode(all, bare(state), { release });
        const other = emptyLike(state);
        const before = structuredClone(other);
        const error = thrownBy(() => load(all, other, whole.slice(0, cut % whole.length), { release }));
        assert.ok(error instanceof StreamError && error.code === 'truncated' && error.path !== '', String(error));
        assert.equal(other, before);
      }),
      { numRuns: 100 },
    );
  });
}

interface FieldObject {
  readonly name: string;
  readonly array_len?: number;
  readonly size: number;
}
interface Described {
  readonly vmsd_name: string;
  readonly fields: readonly FieldObject[];
  readonly subsections?: readonly Described[];
}

const contentSize = ({ fields, subsections = [] }: Described): number =>
  fields.reduce((sum, { size, array_len }) => sum + size * (array_len ?? 1), 0) +
  subsections.reduce((sum, part) => sum + 2 + part.vmsd_name.length + 4 + contentSize(part), 0);

test('the sizes of a description make up the bytes', () => {
  fc.assert(
    fc.property(anyState('11.1'), (generated) => {
      // Rule C may lose elements of nullable arrays, and a compressed run stands for elements of one length.
      const state = { ...generated, pointers: [null, null, null], labels: generated.labels.map(() => 'ab') };
      const description = JSON.parse(describe(all, state)) as Described;
      assert.is(contentSize(description), encode(all, state).length);
    }),
    { numRuns: 150 },
  );
});

test('5.2 and 7.2 describe alike, in two dialects', () => {
  fc.assert(
    fc.property(anyState('7.2'), (state) => {
      const [spaced, compact] = [describe(all, state, { release: '5.2' }), describe(all, state, { release: '7.2' })];
      const squeezed = spaced
        .replaceAll('{ ', '{')
        .replaceAll(' }', '}')
        .replaceAll('[ ', '[')
        .replaceAll(' ]', ']')
        .replaceAll(' : ', ': ');
      assert.is(squeezed, compact);
    }),
    { numRuns: 60 },
  );
});

/** Kinds of which every value of the wire stands for itself. */
const faithful = vmstate({
  name: 'any',
  versionId: 1,
  fields: {
    n: uint8(),
    kind: uint8(),
    words: varray('n', uint16()),
    rare: when('rare', int64()),
    queue: qtailq(kcs, { since: 1 }),
    tree: gtreeDirect(key, { since: 1 }),
    labels: array(2, text()),
    pointers: marked(2, struct(kcs)),
    halves: uint64({ as: 'halves' }),
    safe: uint64({ as: 'number' }),
  },
  conditions: { rare: (s) => (s.kind & 1) === 1 },
  subsections: { sub: vmstate({ name: 'any/sub', versionId: 3, fields: { v: uint8() } }) },
});

const samples: readonly StateOf<typeof faithful>[] = [
  {
    n: 2,
    kind: 1,
    words: Uint16Array.of(1, 2),
    rare: -3n,
    queue: [
      { a: 1, b: 2 },
      { a: 3, b: 4 },
    ],
    tree: [{ key: 5n, value: { low: 6 } }],
    labels: ['ab', ''],
    pointers: [null, { a: 1, b: 2 }],
    halves: { hi: 1, lo: 2 },
    safe: 3,
    sub: { v: 4 },
  },
  {
    n: 0,
    kind: 2,
    words: new Uint16Array(0),
    queue: [],
    tree: [],
    labels: ['', 'z'],
    pointers: [null, null],
    halves: { hi: 0, lo: 0 },
    safe: 0,
  },
];

test('changed bytes are an error of ours, or are encoded as they were', () => {
  const interesting = fc.oneof(u8, fc.constantFrom(0, 1, 2, 5, 0x30, 0x31, 0x7f, 0x80, 0xff));
  const change = fc.record({ at: fc.nat(), drop: fc.nat(2), put: fc.array(interesting, { maxLength: 2 }) });
  const outcomes = new Map<string, number>();
  fc.assert(
    fc.property(fc.constantFrom(...samples), fc.array(change, { maxLength: 3 }), (sample, changes) => {
      const changed = [...encode(faithful, sample)];
      for (const { at, drop, put } of changes) changed.splice(at % changed.length, drop, ...put);
      const bytes = Uint8Array.from(changed);
      const live = { ...structuredClone(samples[0]), words: new Uint16Array(256) } as StateOf<typeof faithful>;
      const before = structuredClone(live);
      let outcome = 'loaded';
      try {
        const used = load(faithful, live, bytes);
        const state = decode(faithful, bytes);
        // Only the version of a subsection may have had other high bits, and one may have come twice.
        const again = encode(faithful, state);
        if (state.sub === undefined) sameBytes(again, bytes.subarray(0, used));
        assert.equal(decode(faithful, again), state);
      } catch (error) {
        if (!(error instanceof StreamError)) throw error;
        assert.match(error.path, /^any/);
        assert.ok(error.offset !== undefined && error.offset <= bytes.length);
        assert.equal(live, before);
        outcome = error.code;
      }
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }),
    { numRuns: 2000 },
  );
  for (const outcome of ['loaded', 'truncated', 'bad-list-mark', 'bad-null-mark', 'bad-count'])
    assert.ok((outcomes.get(outcome) ?? 0) > 5, `${outcome}: ${outcomes.get(outcome)} of 2000`);
});

test.run();
