/**
 * The field record: what `VMStateField` of QEMU's `include/migration/vmstate.h` says about one field.
 *
 * A field is frozen plain data. Factories make them (`scalars.ts`, `buffers.ts`, `nested.ts`), wrappers change
 * them (`arrays.ts`, `slots.ts`), `_plan.ts` compiles them.
 */
import { DefinitionError } from '../errors.js';
import type { Loading } from './_load.js';
import type { PlanField } from './_plan.js';
import type { Saving } from './_save.js';
import type { LeafCodec } from './leaf.js';
import type { Release } from './release.js';

/** How a number stands on the wire and in the state. The values are opcodes of the packed plan. */
export const BOOL = 0;
export const INT8 = 1;
export const UINT8 = 2;
export const INT16 = 3;
export const UINT16 = 4;
export const INT32 = 5;
export const UINT32 = 6;
export const INT64 = 7;
export const UINT64 = 8;
/** 64 bits on the wire, a JavaScript number in the state. */
export const INT64_NUMBER = 9;
export const UINT64_NUMBER = 10;
/** 64 bits on the wire, `{ hi, lo }` in the state. */
export const UINT64_HALVES = 11;
/** 32 bits on the wire, a bigint in the state: `target_ulong` of a 32-bit target. */
export const UINT32_BIGINT = 12;

/** Bytes on the wire of each scalar above. */
export const SCALAR_SIZES: readonly number[] = [1, 1, 1, 2, 2, 4, 4, 8, 8, 8, 8, 8, 4];

export type FieldKind =
  | 'scalar'
  | 'leaf'
  | 'buffer'
  | 'unused'
  | 'bitmap'
  | 'struct'
  | 'vstruct'
  | 'tmp'
  | 'qtailq'
  | 'qlist'
  | 'gtree'
  | 'validate';

/**
 * What the walkers do with one element of a kind. The factory of a kind brings it along, so that a bundle has only the
 * kinds that it uses.
 */
export interface Walk {
  /** Writes the element and, where a description is wanted, what stands in its object there besides name, type and size. */
  save(field: PlanField, value: unknown, state: Readonly<Record<string, unknown>>, run: Saving): void;
  /** The value that is to stand in the state: `old` itself if it was written in place. */
  load(field: PlanField, old: unknown, state: Record<string, unknown>, run: Loading): unknown;
}

/** How many elements: a number, or a property of the same state (times `factor`). */
export interface Count {
  readonly fixed?: number;
  readonly key?: string;
  readonly factor: number;
  /** First element, in a longer array. */
  readonly start: number;
}

/** One field as data. Every member says what the member of the same name says in QEMU. */
export interface FieldRecord {
  readonly kind: FieldKind;
  readonly walk: Walk;
  /** False for what is on the wire or checked, but no property. */
  readonly hasValue: boolean;
  /** The type name in the description. */
  readonly type: string;
  /** The name on the wire side; the key of the slot if undefined. */
  readonly name: string | undefined;
  /** The field version: the first version of the definition that has the field. */
  readonly since: number;
  readonly scalar: number;
  /** `equal` and `less or equal` fields compare the incoming value with the one that is there. */
  readonly check: 'equal' | 'less-or-equal' | undefined;
  readonly leaf: LeafCodec | undefined;
  readonly def: AnyDefinition | undefined;
  /** gtree: the key's definition, or undefined for a key that is a number. */
  readonly keyDef: AnyDefinition | undefined;
  /** vstruct: the version at which the nested definition is saved. */
  readonly structVersion: number | undefined;
  /** Element count; undefined for a single field. */
  readonly count: Count | undefined;
  /** buffer, unused: bytes; bitmap: bits. */
  readonly size: Count | undefined;
  /** The property may be longer than what is sent of it. */
  readonly partial: boolean;
  /** `nullable`: null elements are one byte 0x30; `marked`: every element is preceded by a mark (11.1). */
  readonly pointers: 'none' | 'nullable' | 'marked';
  /** VMS_POINTER: one dereference before all else. No difference over objects. */
  readonly pointer: boolean;
  /** VMS_ALLOC: loading makes the storage; without it the storage that exists must be large enough. */
  readonly alloc: boolean;
  readonly mustExist: boolean;
}

/** Whether a slot is a property of the state. */
export type Presence = 'required' | 'optional' | 'none';

/** Type carriers of a slot. They never exist at run time. */
export interface Carrier<T, A, P extends Presence> {
  readonly '~value'?: T;
  readonly '~array'?: A;
  readonly '~presence'?: P;
}

/** A field whose value in the state is a `T`, and whose array in the state is an `A`. */
export interface Field<T, A = T[], P extends Presence = 'required'> extends FieldRecord, Carrier<T, A, P> {
  readonly slot: 'field';
}

/** `unused`, `validate`: on the wire or checked, but not a property. */
export type NoValue = Field<never, never, 'none'>;

/** A field with a condition, by label. */
export interface When<T> extends Carrier<T, never, 'optional'> {
  readonly slot: 'when';
  readonly label: string;
  readonly field: FieldRecord;
}

/** A validate field: nothing on the wire, the condition is the test. */
export interface Validate extends Carrier<never, never, 'none'> {
  readonly slot: 'when';
  readonly label: string;
  readonly field: FieldRecord;
}

/** No field in this release. */
export interface Absent extends Carrier<never, never, 'none'> {
  readonly slot: 'absent';
}

/** A property of the state that is never sent: a count, or what a condition reads. */
export interface Local<T> extends Carrier<T, never, 'required'> {
  readonly slot: 'local';
}

/** What may stand on one rung of a ladder. */
export type Rung = AnyField | AnyWhen | Absent;

export type Rungs = { readonly [R in Release]?: Rung };

/** One slot that differs between releases. */
export interface Ladder<R extends Rungs> extends Carrier<ValueOf<NonNullable<R[keyof R]>>, never, LadderPresence<R>> {
  readonly slot: 'ladder';
  readonly rungs: R;
}

// biome-ignore lint/suspicious/noExplicitAny: a field of any value
export type AnyField = Field<any, any, Presence>;
// biome-ignore lint/suspicious/noExplicitAny: a condition on a field of any value
export type AnyWhen = When<any> | Validate;
// biome-ignore lint/suspicious/noExplicitAny: a local of any value
type AnyLocal = Local<any>;
// biome-ignore lint/suspicious/noExplicitAny: a ladder of any rungs
interface AnyLadder extends Carrier<any, any, Presence> {
  readonly slot: 'ladder';
  readonly rungs: Rungs;
}
export type Slot = AnyField | AnyWhen | Absent | AnyLocal | AnyLadder;
export type Slots = { readonly [key: string]: Slot };

/** What the plan needs to know of a definition; `definition.ts` makes them. */
export interface AnyDefinition {
  readonly name: string;
  readonly versionId: number;
  readonly minimumVersionId: number;
}

export type ValueOf<S> = S extends { readonly '~value'?: infer T } ? T : never;
export type PresenceOf<S> = S extends { readonly '~presence'?: infer P } ? P : never;

/** `required` if every release has the slot as a property, `none` if no release has. */
type LadderPresence<R extends Rungs> = '2.3' extends keyof R
  ? [PresenceOf<NonNullable<R[keyof R]>>] extends ['required']
    ? 'required'
    : [PresenceOf<NonNullable<R[keyof R]>>] extends ['none']
      ? 'none'
      : 'optional'
  : 'optional';

/** The state that a record of slots describes. */
export type StateOfSlots<F> = {
  -readonly [K in keyof F as PresenceOf<F[K]> extends 'required' ? K : never]: ValueOf<F[K]>;
} & {
  -readonly [K in keyof F as PresenceOf<F[K]> extends 'optional' ? K : never]?: ValueOf<F[K]>;
};

/** Name and field version, the two options that every field takes. */
export interface FieldOptions {
  /** The name in the description, where it is not the key. Printed as it is. */
  readonly name?: string;
  /** The first version of the definition that has this field. */
  readonly since?: number;
}

/** A kind of nothing: `validate`. */
const NOTHING: Walk = { save: () => {}, load: () => undefined };

/** A field that says nothing. */
export const BLANK: FieldRecord & { readonly slot: 'field' } = {
  slot: 'field',
  kind: 'scalar',
  walk: NOTHING,
  hasValue: true,
  type: '',
  name: undefined,
  since: 0,
  scalar: -1,
  check: undefined,
  leaf: undefined,
  def: undefined,
  keyDef: undefined,
  structVersion: undefined,
  count: undefined,
  size: undefined,
  partial: false,
  pointers: 'none',
  pointer: false,
  alloc: false,
  mustExist: false,
};

/** Makes a field record. Every factory goes through here, so all records have one shape. */
// @__NO_SIDE_EFFECTS__
export function field<T, A, P extends Presence = 'required'>(
  members: Partial<FieldRecord>,
  options: FieldOptions = {},
): Field<T, A, P> {
  const since = options.since ?? members.since ?? 0;
  if (!Number.isInteger(since) || since < 0) {
    throw new DefinitionError('bad-version', 'the version of a field is a whole number from 0', { actual: since });
  }
  return Object.freeze({ ...BLANK, ...members, slot: 'field' as const, name: options.name ?? members.name, since });
}

/** A fixed count or size. */
// @__NO_SIDE_EFFECTS__
export function fixed(n: number, start = 0): Count {
  return count({ fixed: n, factor: 1, start });
}

/** A count or size held by another property of the same state. */
// @__NO_SIDE_EFFECTS__
export function counted(key: string, factor = 1, start = 0): Count {
  return count({ key, factor, start });
}

function count(of: Count): Count {
  for (const n of [of.fixed ?? 0, of.factor, of.start]) {
    if (!Number.isInteger(n) || n < 0) {
      throw new DefinitionError('bad-count', 'counts, sizes, factors and starts are whole numbers from 0', {
        actual: n,
      });
    }
  }
  return Object.freeze(of);
}
