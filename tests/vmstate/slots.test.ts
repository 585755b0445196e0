/**
 * What stands around a field: conditions, ladders, prefixes, locals, and the flags of pointers and existence.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DefinitionError, StreamError, ValueError } from '../../src/errors.js';
import { expectWire, hex, sameBytes } from '../../src/testing/index.js';
import {
  absent,
  alloc,
  array,
  byRelease,
  context,
  decode,
  describe,
  encode,
  int64,
  load,
  local,
  mustExist,
  named,
  pointer,
  type StateOf,
  save,
  struct,
  tmp,
  uint8,
  uint16,
  uint32,
  unused,
  validate,
  varray,
  vmstate,
  when,
} from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('vmstate/slots');

const conditional = vmstate({
  name: 'c',
  versionId: 3,
  fields: { kind: uint8(), a: when('is_a', uint16()), b: when('is_b', uint8({ since: 99 })), after: uint8() },
  conditions: { is_a: (s) => s.kind === 1, is_b: (s, version) => s.kind === 2 && version === 3 },
});

test('a field with a condition is there if it holds, whatever its version is', () => {
  expectWire(conditional, { kind: 1, a: 0x1234, after: 9 }, hex`01 1234 09`);
  expectWire(conditional, { kind: 2, b: 0x56, after: 9 }, hex`02 56 09`);
  expectWire(conditional, { kind: 3, after: 9 }, hex`03 09`);
});

test('a value whose condition does not hold is not sent, and keeps its value on load', () => {
  sameBytes(encode(conditional, { kind: 3, a: 1, b: 2, after: 9 }), hex`03 09`);
  const live: StateOf<typeof conditional> = { kind: 0, a: 7, b: 8, after: 0 };
  load(conditional, live, hex`03 09`);
  assert.equal(live, { kind: 3, a: 7, b: 8, after: 9 });
});

test('a condition sees the values that are being loaded, not the live ones', () => {
  const live: StateOf<typeof conditional> = { kind: 2, a: 7, b: 8, after: 0 };
  load(conditional, live, hex`01 1234 09`);
  assert.equal(live, { kind: 1, a: 0x1234, b: 8, after: 9 });
});

test('a value that is missing though its condition holds is an error', () => {
  throwsError(() => encode(conditional, { kind: 1, after: 9 }), ValueError, { code: 'missing', path: 'c/a' });
});

test('a condition is asked with the version of the content', () => {
  throwsError(() => decode(conditional, hex`02 56 09`, { version: 4 }), StreamError, { code: 'too-new' });
  assert.equal(decode(conditional, hex`02 09`, { version: 2 }) as unknown, { kind: 2, after: 9 });
});

test('a condition that throws is hook-failed', () => {
  const def = vmstate({
    name: 'c',
    versionId: 1,
    fields: { a: when('bad', uint8()) },
    conditions: {
      bad: () => {
        throw new RangeError('boom');
      },
    },
  });
  const error = throwsError(() => encode(def, { a: 1 }), ValueError, { code: 'hook-failed', path: 'c/a' });
  assert.instance(error.cause, RangeError);
  assert.match(error.message, 'boom');
  throwsError(() => decode(def, hex`01`), ValueError, { code: 'hook-failed', path: 'c/a' });
});

test('the context goes to conditions, also of nested structs', () => {
  const cpu = context<{ readonly vfp: boolean }>();
  const inner = vmstate({
    name: 'inner',
    versionId: 1,
    context: cpu,
    fields: { x: when('vfp', uint8()) },
    conditions: { vfp: (_s, _version, { vfp }) => vfp },
  });
  const outer = vmstate({ name: 'outer', versionId: 1, context: cpu, fields: { i: array(2, struct(inner)) } });
  expectWire(outer, { i: [{ x: 1 }, { x: 2 }] }, hex`01 02`, { context: { vfp: true } });
  expectWire(outer, { i: [{}, {}] }, hex``, { context: { vfp: false } });
});

const ladder = vmstate({
  name: 'l',
  versionId: 1,
  fields: {
    a: byRelease({ '2.3': uint8(), '7.2': uint16(), '11.1': absent }),
    b: byRelease({ '5.2': uint8(), '10.0': unused(2) }),
    c: byRelease({ '2.3': when('big', uint8()), '7.2': uint8({ name: 'cc' }) }),
  },
  conditions: { big: (s) => (s.a ?? 0) > 1 },
});

test('a rung holds from its release until the next', () => {
  expectWire(ladder, { a: 1 }, hex`01`, { release: '2.3' });
  expectWire(ladder, { a: 2, c: 4 }, hex`02 04`, { release: '2.3' });
  expectWire(ladder, { a: 2, b: 3, c: 4 }, hex`02 03 04`, { release: '5.2' });
  expectWire(ladder, { a: 2, b: 3, c: 4 }, hex`0002 03 04`, { release: '7.2' });
  expectWire(ladder, { a: 2, c: 4 }, hex`0002 0000 04`, { release: '10.0' });
  expectWire(ladder, { c: 4 }, hex`0000 04`, { release: '11.1' });
});

test('what the release does not have is left alone by save and load', () => {
  const live: StateOf<typeof ladder> = { a: 1, b: 2, c: 3 };
  sameBytes(encode(ladder, live, { release: '11.1' }), hex`0000 03`);
  load(ladder, live, hex`ffff 07`, { release: '11.1' });
  assert.equal(live, { a: 1, b: 2, c: 7 });
});

test('named puts a prefix before name or key of every slot of a run, on all rungs', () => {
  const def = vmstate({
    name: 'n',
    versionId: 1,
    fields: {
      ...named('env.', {
        a: uint8(),
        b: uint8({ name: 'x.b' }),
        c: byRelease({ '2.3': when('yes', uint8()), '7.2': uint8({ name: 'cc' }) }),
        d: when('yes', uint8()),
        gap: unused(1),
        t: byRelease({ '2.3': absent, '5.2': tmp(vmstate({ name: 't', versionId: 0, fields: {} })) }),
        count: local<number>(),
        e: varray('count', uint8()),
      }),
    },
    conditions: { yes: () => true },
  });
  const state = { a: 1, b: 2, c: 3, d: 4, t: {}, count: 1, e: Uint8Array.of(5) };
  const names = (release: '2.3' | '7.2') =>
    [...describe(def, state, { release }).matchAll(/"name" ?: "([^"]*)"/g)].map((match) => match[1]);
  assert.equal(names('2.3'), ['env.a', 'env.x.b', 'env.c', 'env.d', 'unused', 'env.e']);
  assert.equal(names('7.2'), ['env.a', 'env.x.b', 'env.cc', 'env.d', 'unused', 'tmp', 'env.e']);
  throwsError(() => encode(def, { ...state, a: -1 }), ValueError, { code: 'out-of-range', path: 'n/env.a' });
});

const owned = vmstate({
  name: 'o',
  versionId: 1,
  fields: { n: local<number>(), x: varray('n', uint8()) },
});

test('a local is never sent: save and load find it in the state', () => {
  expectWire(owned, { n: 2, x: hex`0102` }, hex`0102`, { base: { n: 2 } });
  assert.is(describe(owned, { n: 0, x: [] }), '{"vmsd_name": "o", "version": 1, "fields": []}');
  const live = { n: 2, x: hex`0000` };
  load(owned, live, hex`0102 03`);
  assert.equal(live, { n: 2, x: hex`0102` });
  throwsError(() => decode(owned, hex`0102`), ValueError, { code: 'missing', path: 'o/x' });
});

test('pointer changes nothing over objects', () => {
  const def = vmstate({ name: 'p', versionId: 1, fields: { a: pointer(uint8()), b: pointer(array(2, uint8())) } });
  expectWire(def, { a: 1, b: hex`0203` }, hex`01 0203`);
});

test('alloc: loading makes an array of another length, without it the room has to do', () => {
  const def = (make: boolean) => {
    const x = array(3, uint8());
    return vmstate({ name: 'a', versionId: 1, fields: { x: make ? alloc(x) : x } });
  };
  const short = { x: hex`0000` };
  throwsError(() => load(def(false), short, hex`010203`), StreamError, {
    code: 'array-too-short',
    path: 'a/x',
    offset: 0,
    expected: 2,
    actual: 3,
  });
  assert.equal(short, { x: hex`0000` });
  load(def(true), short, hex`010203`);
  assert.equal(short, { x: hex`010203` });
});

test('mustExist: a condition that does not hold fails the save and the load', () => {
  const def = vmstate({
    name: 'm',
    versionId: 1,
    fields: { kind: uint8(), x: mustExist(when('is_one', uint8())) },
    conditions: { is_one: (s) => s.kind === 1 },
  });
  expectWire(def, { kind: 1, x: 2 }, hex`01 02`);
  throwsError(() => encode(def, { kind: 2, x: 2 }), ValueError, {
    code: 'must-exist',
    path: 'm/x',
    expected: 'is_one',
  });
  throwsError(() => decode(def, hex`02 02`), StreamError, { code: 'must-exist', path: 'm/x', offset: 1 });
});

test('mustExist: a version that leaves the field out fails, too', () => {
  const def = vmstate({
    name: 'm',
    versionId: 2,
    fields: { a: uint8(), x: mustExist(uint8({ since: 2 })) },
  });
  expectWire(def, { a: 1, x: 2 }, hex`01 02`);
  throwsError(() => decode(def, hex`01`, { version: 1 }), StreamError, { code: 'must-exist', path: 'm/x', offset: 1 });
  throwsError(() => encode(def, { a: 1, x: 2 }, { version: 1 }), ValueError, { code: 'must-exist', path: 'm/x' });
});

const validated = vmstate({
  name: 'v',
  versionId: 1,
  fields: { n: uint32(), check: validate('small'), x: varray('n', uint8()) },
  conditions: { small: (s) => s.n <= 4 },
});

test('validate: nothing on the wire or in the description, and the condition is the test', () => {
  expectWire(validated, { n: 2, x: hex`0102` }, hex`00000002 0102`);
  assert.not.match(describe(validated, { n: 0, x: [] }), 'small');
  throwsError(() => encode(validated, { n: 5, x: new Uint8Array(5) }), ValueError, {
    code: 'must-exist',
    path: 'v/small',
    expected: 'small',
  });
  throwsError(() => decode(validated, hex`00000005 0102030405`), StreamError, {
    code: 'must-exist',
    path: 'v/small',
    offset: 4,
  });
  throwsError(() => save(validated, { n: 5, x: [] }), ValueError, { code: 'must-exist' });
});

test('validate: a failing test leaves the live state as it is', () => {
  const live = { n: 1, x: hex`07` };
  throwsError(() => load(validated, live, hex`00000005 0102030405`), StreamError, { code: 'must-exist' });
  assert.equal(live, { n: 1, x: hex`07` });
});

test('validate may have a name of its own', () => {
  const def = vmstate({
    name: 'v',
    versionId: 1,
    fields: { check: validate('ok', { name: 'number of entries' }) },
    conditions: { ok: () => false },
  });
  throwsError(() => encode(def, {}), ValueError, { code: 'must-exist', path: 'v/number of entries' });
});

test('a ladder names releases', () => {
  throwsError(() => byRelease({ '6.0': int64() } as never), DefinitionError, { code: 'bad-release', actual: '6.0' });
});

test.run();
