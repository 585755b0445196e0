/**
 * Saving at older versions and for older releases: what would be lost is named, what is default is not, and what was
 * saved loads as it was.
 */
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeDownLevel, lossesOf, machineLosses, saveDownLevel, saveMachineDownLevel } from '../../src/down-level.js';
import { DefinitionError, ValueError } from '../../src/errors.js';
import { SaveVM } from '../../src/savevm/index.js';
import { hex, sameBytes } from '../../src/testing/index.js';
import {
  absent,
  array,
  blank,
  bool,
  buffer,
  byRelease,
  decode,
  encode,
  int64,
  load,
  nullable,
  releases,
  type StateOf,
  struct,
  subsectionByRelease,
  timer,
  uint8,
  uint16,
  uint32,
  uint64,
  unused,
  vmstate,
  when,
} from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('vmstate/down-level');

const counter = vmstate({
  name: 'counter',
  versionId: 3,
  minimumVersionId: 1,
  fields: {
    value: uint32(),
    step: uint16({ since: 2 }),
    deadline: timer({ since: 3 }),
    history: array(3, uint8(), { since: 3 }),
  },
});
type Counter = StateOf<typeof counter>;
const quiet = (): Counter => ({ value: 7, step: 0, deadline: -1n, history: new Uint8Array(3) });
const paths = (losses: readonly { readonly path: string }[]) => losses.map(({ path }) => path);

test('what is default may be left out', () => {
  sameBytes(encodeDownLevel(counter, quiet(), { version: 1 }), hex`00000007`);
  sameBytes(encodeDownLevel(counter, quiet(), { version: 2 }), hex`00000007 0000`);
  sameBytes(saveDownLevel(counter, quiet(), { version: 3 }), encode(counter, quiet()));
});

test('a value that would get lost is named, with what to do', () => {
  const error = throwsError(() => encodeDownLevel(counter, { ...quiet(), step: 5 }, { version: 1 }), ValueError, {
    code: 'would-lose',
    path: 'counter/step',
    actual: 5,
    expected: undefined,
  });
  assert.match(error.message, /that version does not have it.*5 would be lost.*`lossy`/);
  assert.equal(encodeDownLevel(counter, { ...quiet(), step: 5 }, { version: 2 }).length, 6);
});

test('every version names exactly what it lacks', () => {
  const full: Counter = { value: 1, step: 2, deadline: 0n, history: Uint8Array.of(0, 0, 4) };
  const lost = (version: number) => paths(lossesOf(counter, full, { version }));
  assert.equal(lost(3), []);
  assert.equal(lost(2), ['counter/deadline', 'counter/history']); // a timer at 0 is pending
  assert.equal(lost(1), ['counter/step', 'counter/deadline', 'counter/history']);
  assert.equal(lossesOf(counter, full, { version: 2 })[1], {
    path: 'counter/history',
    value: Uint8Array.of(0, 0, 4),
    left: undefined,
    why: 'version',
  });
  assert.match(
    throwsError(() => encodeDownLevel(counter, full, { version: 1 }), ValueError, { code: 'would-lose' }).message,
    /so would counter\/deadline, counter\/history/,
  );
});

test('what may get lost is allowed by name', () => {
  const state = { ...quiet(), step: 5, history: Uint8Array.of(1, 0, 0) };
  sameBytes(encodeDownLevel(counter, state, { version: 1, lossy: ['counter/step', 'counter/history'] }), hex`00000007`);
  throwsError(() => encodeDownLevel(counter, state, { version: 1, lossy: ['counter/step'] }), ValueError, {
    code: 'would-lose',
    path: 'counter/history',
  });
});

test('a version that the definition does not have is refused', () => {
  for (const version of [4, -1, 1.5]) {
    for (const work of [encodeDownLevel, saveDownLevel, lossesOf]) {
      throwsError(() => work(counter, quiet(), { version }), DefinitionError, { code: 'bad-version', actual: version });
    }
  }
});

test('the default is what preLoad sets', () => {
  const withDefault = vmstate({
    name: 'dev',
    versionId: 2,
    fields: { a: uint8(), mode: uint8({ since: 2 }), table: array(2, uint16(), { since: 2 }) },
    preLoad: (state) => {
      state.mode = 3;
      state.table = Uint16Array.of(1, 2);
    },
  });
  const lost = (mode: number, table: number[]) =>
    paths(lossesOf(withDefault, { a: 1, mode, table: Uint16Array.from(table) }, { version: 1 }));
  assert.equal(lost(3, [1, 2]), []);
  assert.equal(lost(0, [1, 2]), ['dev/mode']);
  assert.equal(lost(3, [1, 3]), ['dev/table']);
  const state = { a: 1, mode: 3, table: Uint16Array.of(1, 2) };
  lossesOf(withDefault, state, { version: 1 });
  assert.equal(state, { a: 1, mode: 3, table: Uint16Array.of(1, 2) }); // it is a copy that preLoad saw
});

const ported = vmstate({
  name: 'ported',
  versionId: 1,
  fields: {
    a: uint8(),
    young: byRelease({ '2.3': absent, '7.2': uint16() }),
    gone: byRelease({ '2.3': uint8(), '7.2': unused(1) }),
  },
});

test('a slot that an older release does not have, or has only as space', () => {
  assert.equal(paths(lossesOf(ported, { a: 1, young: 2 }, { release: '5.2' })), ['ported/young']);
  assert.equal(lossesOf(ported, { a: 1, young: 2 }, { release: '5.2' })[0]?.why, 'release');
  assert.equal(lossesOf(ported, { a: 1, young: 0 }, { release: '5.2' }), []);
  assert.equal(lossesOf(ported, { a: 1, young: 2 }, { release: '7.2' }), []);
  // What only an older release had is nothing that a younger one could lose.
  assert.equal(lossesOf(ported, { a: 1, young: 2, gone: 3 }, { release: '7.2' }), []);
  const narrowed = vmstate({
    name: 'narrowed',
    versionId: 1,
    fields: { word: byRelease({ '2.3': unused(4), '7.2': uint32() }) },
  });
  assert.equal(paths(lossesOf(narrowed, { word: 1 }, { release: '5.2' })), ['narrowed/word']);
});

test('a value that is too long or too large for the older layout is refused, not cut', () => {
  const shrunk = vmstate({
    name: 'shrunk',
    versionId: 1,
    fields: {
      regs: byRelease({ '2.3': array(2, uint8()), '7.2': array(4, uint8()) }),
      word: byRelease({ '2.3': uint8(), '7.2': uint32() }),
    },
  });
  const state = { regs: new Uint8Array(4), word: 1 };
  throwsError(() => encodeDownLevel(shrunk, state, { release: '5.2' }), ValueError, {
    code: 'wrong-length',
    path: 'shrunk/regs',
  });
  const short = { regs: new Uint8Array(2), word: 256 };
  throwsError(() => encodeDownLevel(shrunk, short, { release: '5.2' }), ValueError, {
    code: 'out-of-range',
    path: 'shrunk/word',
  });
  sameBytes(encodeDownLevel(shrunk, { ...short, word: 255 }, { release: '5.2' }), hex`0000 FF`);
});

test('whole layouts are compared by their properties', () => {
  const older = vmstate({ name: 'moved', versionId: 1, fields: { a: uint8(), b: uint8() } });
  const younger = vmstate({ name: 'moved', versionId: 2, fields: { b: uint8(), c: uint8(), a: uint8() } });
  const moved = releases({ '2.3': older, '10.0': younger });
  assert.equal(paths(lossesOf(moved, { a: 1, b: 2, c: 3 }, { release: '7.2' })), ['moved/c']);
  sameBytes(encodeDownLevel(moved, { a: 1, b: 2, c: 0 }, { release: '7.2' }), hex`01 02`);
});

const rate = vmstate({
  name: 'drive/rate',
  versionId: 1,
  needed: (s) => s.rate !== 9,
  fields: { rate: uint8() },
});
const drive = vmstate({
  name: 'drive',
  versionId: 1,
  fields: { head: uint8(), speed: byRelease({ '2.3': absent, '7.2': uint8() }) },
  subsections: { rate: subsectionByRelease({ '2.3': absent, '7.2': rate }) },
});
const disks = vmstate({
  name: 'disks',
  versionId: 1,
  fields: { drives: array(2, struct(drive)), ghosts: byRelease({ '5.2': nullable(2, struct(drive)) }) },
});

test('nested values and subsections have paths of their own', () => {
  const one = (speed: number, rateOf?: number) => ({
    head: 1,
    speed,
    ...(rateOf !== undefined && { rate: { rate: rateOf } }),
  });
  const state = { drives: [one(0), one(4, 2)], ghosts: [null, one(0, 0)] };
  assert.equal(paths(lossesOf(disks, state, { release: '5.2' })), [
    'disks/drives[1].speed',
    'disks/drives[1]/drive/rate', // the other one is as it would be without it
  ]);
  const lossy = ['disks/drives[].speed', 'disks/drives[]/drive/rate'];
  assert.equal(lossesOf(disks, state, { release: '5.2', lossy }), []);
  assert.equal(lossesOf(disks, state, { release: '5.2', lossy: ['disks/drives[1]'] }), []);
  assert.is(lossesOf(disks, state, { release: '5.2', lossy: ['disks/drives[0]', 'disks/drive'] }).length, 2);
});

test('a live save does not miss a subsection that is not needed', () => {
  const state = { head: 1, speed: 0, rate: { rate: 9 } };
  assert.equal(paths(lossesOf(drive, state, { release: '5.2' })), ['drive/drive/rate']);
  sameBytes(saveDownLevel(drive, state, { release: '5.2' }), hex`01`);
  throwsError(() => saveDownLevel(drive, { ...state, rate: { rate: 8 } }, { release: '5.2' }), ValueError, {
    code: 'would-lose',
    path: 'drive/drive/rate',
  });
});

test('a condition that looks at the version counts as well', () => {
  const conditional = vmstate({
    name: 'dev',
    versionId: 2,
    fields: { a: uint8(), b: when('from_2', uint8()), c: when('never', uint8()) },
    conditions: { from_2: (_, version) => version >= 2, never: () => false },
  });
  assert.equal(lossesOf(conditional, { a: 1, b: 2, c: 3 }, { version: 1 }), [
    { path: 'dev/b', value: 2, left: undefined, why: 'condition' },
  ]);
});

test('a live save sees what preSave computes', () => {
  const computed = vmstate({
    name: 'dev',
    versionId: 2,
    fields: { a: uint8(), sum: uint8({ since: 2 }) },
    preSave: (state) => {
      state.sum = state.a + 1;
    },
  });
  throwsError(() => saveDownLevel(computed, { a: 1, sum: 0 }, { version: 1 }), ValueError, {
    code: 'would-lose',
    path: 'dev/sum',
    actual: 2,
  });
});

test('a machine says what a section would lose, and saves when nothing is lost', () => {
  const make = (step: number) => {
    const vm = new SaveVM({ release: '5.2' });
    vm.register(counter, { ...quiet(), step }, { version: 1 });
    vm.register(ported, { a: 1, young: step, gone: 2 }, { path: '0000:00' });
    return vm;
  };
  assert.equal(paths(machineLosses(make(4))), ['counter/step', '0000:00/ported/young']);
  throwsError(() => saveMachineDownLevel(make(4)), ValueError, { code: 'would-lose', path: 'counter/step' });
  const lossy = ['counter/step', '0000:00/ported/young'];
  sameBytes(saveMachineDownLevel(make(4), { lossy }), make(0).save());
  const stream = saveMachineDownLevel(make(0));
  const loaded = { ...quiet(), value: 0 };
  const other = new SaveVM({ release: '5.2' });
  other.register(counter, loaded); // by the definition as it is today
  other.register(ported, { a: 0, young: 0, gone: 0 }, { path: '0000:00' });
  other.load(stream);
  assert.is(loaded.value, 7);
  throwsError(() => new SaveVM({ release: '5.2' }).register(counter, quiet(), { version: 4 }), DefinitionError, {
    code: 'bad-version',
  });
});

const grown = vmstate({
  name: 'grown',
  versionId: 4,
  minimumVersionId: 1,
  fields: {
    a: uint8(),
    b: bool({ since: 2 }),
    c: int64({ since: 3 }),
    d: buffer(2, { since: 2 }),
    e: array(2, uint64(), { since: 4 }),
    f: timer({ since: 4 }),
  },
});
const sparse = <T>(zero: T, more: fc.Arbitrary<T>) => fc.oneof(fc.constant(zero), more);
const grownStates = fc.record({
  a: fc.nat(255),
  b: fc.boolean(),
  c: sparse(0n, fc.bigInt(-(1n << 63n), (1n << 63n) - 1n)),
  d: sparse(new Uint8Array(2), fc.uint8Array({ minLength: 2, maxLength: 2 })),
  e: sparse(new BigUint64Array(2), fc.bigUint64Array({ minLength: 2, maxLength: 2 })),
  f: sparse(-1n, fc.bigInt(-1n, 1n << 40n)),
});

test('what was saved at any version loads as it was, but for what was allowed to get lost', () => {
  const keys = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
  fc.assert(
    fc.property(grownStates, fc.integer({ min: 1, max: 4 }), fc.subarray([...keys]), (state, version, allowed) => {
      const lossy = allowed.map((key) => `grown/${key}`);
      const losses = paths(lossesOf(grown, state, { version }));
      const refused = losses.filter((path) => !lossy.includes(path));
      if (refused.length > 0) {
        throwsError(() => encodeDownLevel(grown, state, { version, lossy }), ValueError, {
          code: 'would-lose',
          path: refused[0] as string,
        });
        return;
      }
      const bytes = encodeDownLevel(grown, state, { version, lossy });
      const loaded = blank(grown);
      assert.is(load(grown, loaded, bytes, { version }), bytes.length);
      for (const key of keys) {
        if (losses.includes(`grown/${key}`)) assert.not.equal(loaded[key], state[key], key);
        else assert.equal(loaded[key], state[key], key);
      }
    }),
  );
});

test('a state decoded from a stream of the older layout loses nothing when it is saved there again', () => {
  fc.assert(
    fc.property(grownStates, fc.integer({ min: 1, max: 4 }), (state, version) => {
      const bytes = encode(grown, state, { version });
      const decoded = decode(grown, bytes, { version });
      sameBytes(encodeDownLevel(grown, decoded, { version }), bytes);
    }),
  );
});

test.run();
