/**
 * What the compiler refuses in definitions, states and options. An error that is not one fails the check.
 */
import {
  array,
  bind,
  bitmap,
  byRelease,
  type Context,
  context,
  decode,
  describe,
  encode,
  leaf,
  load,
  local,
  marked,
  measure,
  nullableVarray,
  type StateIn,
  save,
  struct,
  uint8,
  uint16,
  uint32,
  uint64,
  ulong,
  unused,
  unusedVarray,
  validate,
  varray,
  varrayMultiply,
  vbuffer,
  vbufferMultiply,
  vmstate,
  vstruct,
  when,
} from '../../src/vmstate/index.js';
import { expectType, type Same } from '../support/types.js';

// Counts: the key has to be a slot, and that of a number.
const good = {
  n: uint8(),
  owned: local<number>(),
  narrow: byRelease({ '2.3': uint8(), '7.2': uint16() }),
};
vmstate({ name: 'd', versionId: 1, fields: { ...good, a: varray('n', uint8()) } });
vmstate({ name: 'd', versionId: 1, fields: { ...good, a: varray('owned', uint8()) } });
vmstate({ name: 'd', versionId: 1, fields: { ...good, a: varray('narrow', uint8()) } });
// @ts-expect-error: no such slot
vmstate({ name: 'd', versionId: 1, fields: { ...good, a: varray('m', uint8()) } });
// @ts-expect-error: no such slot
vmstate({ name: 'd', versionId: 1, fields: { ...good, a: varrayMultiply('m', 2, uint8()) } });
// @ts-expect-error: no such slot
vmstate({ name: 'd', versionId: 1, fields: { ...good, a: nullableVarray('m', uint8()) } });
// @ts-expect-error: no such slot
vmstate({ name: 'd', versionId: 1, fields: { ...good, a: marked({ key: 'm' }, uint8()) } });
// @ts-expect-error: no such slot
vmstate({ name: 'd', versionId: 1, fields: { ...good, a: vbuffer('m') } });
// @ts-expect-error: no such slot
vmstate({ name: 'd', versionId: 1, fields: { ...good, a: vbufferMultiply('m', 2) } });
// @ts-expect-error: no such slot
vmstate({ name: 'd', versionId: 1, fields: { ...good, a: unusedVarray('m', 2) } });
// @ts-expect-error: no such slot
vmstate({ name: 'd', versionId: 1, fields: { ...good, a: bitmap('m') } });
// @ts-expect-error: a bigint counts nothing
vmstate({ name: 'd', versionId: 1, fields: { big: uint64(), a: varray('big', uint8()) } });
// @ts-expect-error: nor does target_ulong
vmstate({ name: 'd', versionId: 1, fields: { big: ulong(32), a: vbuffer('big') } });
// @ts-expect-error: nor does an array
vmstate({ name: 'd', versionId: 1, fields: { list: array(2, uint8()), a: varray('list', uint8()) } });
// @ts-expect-error: nor what is no property
vmstate({ name: 'd', versionId: 1, fields: { gap: unused(1), a: varray('gap', uint8()) } });
// @ts-expect-error: nor what may be a bigint in some release
vmstate({ name: 'd', versionId: 1, fields: { n: byRelease({ '2.3': uint8(), '7.2': uint64() }), a: vbuffer('n') } });

// Slots and options.
// @ts-expect-error: there is no such release
byRelease({ '6.0': uint8() });
// @ts-expect-error: a word has 32 or 64 bits
ulong(16);
// @ts-expect-error: there is no such form
uint64({ as: 'float' });
// @ts-expect-error: 32 bits are a number
uint32({ as: 'halves' });
// @ts-expect-error: a struct takes a definition
struct(uint8());
// @ts-expect-error: a vstruct has a version
vstruct(vmstate({ name: 'd', versionId: 1, fields: {} }));
// @ts-expect-error: a codec of fixed size has put and get
leaf<number>({ type: 'x', size: 4, write: () => {}, read: () => 0 });
// @ts-expect-error: a definition has fields
vmstate({ name: 'd', versionId: 1 });

// Predicates and hooks know the state and the context.
const machine = context<{ readonly ports: number }>();
vmstate({
  name: 'd',
  versionId: 1,
  context: machine,
  fields: { a: uint8(), b: when('c', uint64()), v: validate('c') },
  conditions: {
    c: (state, version, { ports }) => {
      expectType<Same<typeof state.a, number>>();
      expectType<Same<typeof state.b, bigint | undefined>>();
      expectType<Same<typeof version, number>>();
      expectType<Same<typeof ports, number>>();
      // @ts-expect-error: no such property
      return state.z === 0;
    },
  },
  // @ts-expect-error: a is a number
  preSave: (state) => state.a.length,
  // @ts-expect-error: no such member of the context
  postLoad: (_state, _version, { disks }) => disks,
});
vmstate({
  name: 'd',
  versionId: 1,
  fields: { a: uint8() },
  // @ts-expect-error: a loader returns properties of the state
  loadOld: { minimumVersionId: 0, load: () => ({ a: 'x' }) },
});
const none: Context<undefined> = context();
vmstate({ name: 'd', versionId: 1, context: none, fields: {}, preSave: (_s, c) => c satisfies undefined });

// Values.
const def = vmstate({
  name: 'd',
  versionId: 1,
  context: machine,
  fields: { a: uint8(), big: uint64(), list: array(2, uint8()), wides: array(2, uint64()), rare: when('c', uint8()) },
  conditions: { c: () => true },
});
const state = { a: 1, big: 2n, list: Uint8Array.of(1, 2), wides: BigUint64Array.of(1n) };
encode(def, state);
encode(def, { ...state, list: [1, 2], wides: [1n], rare: 3 });
// @ts-expect-error: a property is missing
encode(def, { a: 1, big: 2n, list: [1, 2] });
// @ts-expect-error: 64 bits are a bigint
encode(def, { ...state, big: 2 });
// @ts-expect-error: 8 bits are a number
save(def, { ...state, a: 1n });
// @ts-expect-error: elements of 64 bits are bigints
measure(def, { ...state, wides: [1] });
// @ts-expect-error: elements of 8 bits are numbers
describe(def, { ...state, list: ['x'] });
// @ts-expect-error: nor is undefined a value of an optional property
load(def, { ...state, rare: undefined }, new Uint8Array(0));
// @ts-expect-error: there is no such release
encode(def, state, { release: '6.0' });

// The context of a definition.
encode(def, state, { context: { ports: 1 } });
// @ts-expect-error: a number
encode(def, state, { context: { ports: 'x' } });
// @ts-expect-error: a member is missing
decode(def, new Uint8Array(0), { context: {} });
const plain = vmstate({ name: 'p', versionId: 1, fields: { a: uint8() } });
// @ts-expect-error: this one takes none
encode(plain, { a: 1 }, { context: { ports: 1 } });

// What a release lacks.
const ladder = vmstate({ name: 'l', versionId: 1, fields: { a: byRelease({ '7.2': uint8() }) } });
const in72: StateIn<typeof ladder, '7.2'> = { a: 1 };
expectType<Same<typeof in72.a, number>>();
// @ts-expect-error: 7.2 has it
const lacking: StateIn<typeof ladder, '7.2'> = {};
expectType<Same<keyof StateIn<typeof ladder, '5.2'>, never>>();
export const unusedHere = [lacking];

// Bindings.
class Chip {
  count = 0;
  label = '';
  private readonly secret = 1;
  reveal() {
    return this.secret;
  }
}
const counter = vmstate({ name: 'c', versionId: 1, fields: { value: uint8() } });
bind(counter, new Chip(), { value: 'count' });
bind(counter, new Chip(), {
  value: {
    // biome-ignore lint/complexity/useLiteralKeys: a private member is reached by its name in brackets only
    get: (chip) => chip['secret'],
    set: (chip, value) => {
      chip.count = value;
    },
  },
});
// @ts-expect-error: no such property
bind(counter, new Chip(), { value: 'number' });
// @ts-expect-error: a private member has no name from outside
bind(counter, new Chip(), { value: 'secret' });
// @ts-expect-error: get gives a number
bind(counter, new Chip(), { value: { get: (chip) => chip.label, set: () => {} } });
// @ts-expect-error: no such slot
bind(counter, new Chip(), { other: 'count' });
