/**
 * A codec between the state of a definition and readable JSON, made from the definition.
 */
import * as t from 'io-ts';
import { VMStateError } from '../errors.js';
import { layoutOf, resolveSlots, resolveSubsections } from '../vmstate/_plan.js';
import { arrayClass } from '../vmstate/_scalar.js';
import type { ContextOf, Definition, StateOf } from '../vmstate/definition.js';
import { type FieldRecord, UINT64 } from '../vmstate/field.js';
import { encode, NEWEST } from '../vmstate/object.js';
import type { Release } from '../vmstate/release.js';
import { type AnyType, type BytesForm, bytesCodec, scalarCodec, type WordForm, wordCodec } from './leaves.js';
import { failures } from './report.js';
import { marked } from './values.js';

/** How a state looks as JSON. */
export interface SchemaOptions<C = unknown> {
  /** Whose fields; the youngest release if not given. */
  readonly release?: Release;
  /** How buffers are written: hex digits if not given. Both are read. */
  readonly bytes?: BytesForm;
  /** Status words by name of their flags, for fields of these keys or types: `{ cpsr: { pack, unpack } }`. */
  readonly words?: { readonly [keyOrType: string]: WordForm };
  /** Codecs of one's own for fields of these keys or types; others of custom types are marked values. */
  readonly codecs?: { readonly [keyOrType: string]: AnyType };
  /** What conditions of the definition are told. */
  readonly context?: C;
}

/**
 * The io-ts codec of a definition's state. Its JSON: numbers up to 32 bits as numbers, wider ones as hex text, buffers
 * as hex or base64, arrays as lists, null elements as null, flags by name where `words` knows them.
 *
 * `decode` finds every fault there is, in types, ranges, lengths, names; use {@link stateFromJson} for an error in our
 * own words.
 */
export function schemaOf<D extends Definition>(
  def: D,
  options: SchemaOptions<ContextOf<D>> = {},
): t.Type<StateOf<D>, unknown, unknown> {
  return objectCodec(def, { ...options, release: options.release ?? NEWEST }) as t.Type<StateOf<D>, unknown, unknown>;
}

/** The JSON of a state. */
export function stateToJson<D extends Definition>(
  def: D,
  state: StateOf<D>,
  options: SchemaOptions<ContextOf<D>> = {},
): unknown {
  return schemaOf(def, options).encode(state);
}

/**
 * The state that JSON stands for, checked as a save would check it: counts, conditions, lengths.
 *
 * @throws {ValueError} for the first fault, with its path; `errorsOf` has all of them.
 */
export function stateFromJson<D extends Definition>(
  def: D,
  json: unknown,
  options: SchemaOptions<ContextOf<D>> = {},
): StateOf<D> {
  const [first, state] = check(def, json, options);
  if (first.length > 0) throw first[0];
  return state as StateOf<D>;
}

/** Every fault of a state's JSON. */
export function errorsOf<D extends Definition>(
  def: D,
  json: unknown,
  options: SchemaOptions<ContextOf<D>> = {},
): readonly VMStateError[] {
  return check(def, json, options)[0];
}

function check<D extends Definition>(
  def: D,
  json: unknown,
  options: SchemaOptions<ContextOf<D>>,
): [VMStateError[], StateOf<D> | undefined] {
  const result = schemaOf(def, options).decode(json);
  if (result._tag === 'Left') return [failures(result.left), undefined];
  try {
    const { release, context } = options;
    encode(def, result.right as never, { ...(release && { release }), ...(context !== undefined && { context }) });
    return [[], result.right];
  } catch (error) {
    if (error instanceof VMStateError) return [[error], undefined];
    throw error;
  }
}

interface Making {
  readonly release: Release;
  readonly bytes?: BytesForm;
  readonly words?: { readonly [keyOrType: string]: WordForm };
  readonly codecs?: { readonly [keyOrType: string]: AnyType };
}

interface Member {
  readonly type: AnyType;
  readonly required: boolean;
}

/** An object with these members and no others. */
function objectCodec(of: Definition, making: Making): AnyType {
  const def = layoutOf(of, making.release);
  const members = new Map<string, Member>();
  for (const [key, slot] of Object.entries(def.fields)) {
    if (slot.slot === 'local') members.set(key, { type: marked, required: true });
  }
  for (const { key, record, label } of resolveSlots(def, making.release)) {
    if (!record.hasValue) continue;
    members.set(key, { type: fieldCodec(key, record, making), required: label === undefined });
  }
  for (const [key, sub] of resolveSubsections(def, making.release) ?? []) {
    members.set(key, { type: objectCodec(sub, making), required: false });
  }
  return new t.Type<Record<string, unknown>, unknown, unknown>(
    `an object of ${def.name}`,
    (value): value is Record<string, unknown> => isObject(value),
    (value, context) => {
      if (!isObject(value)) return t.failure(value, context);
      const errors: t.Errors = [];
      const state: Record<string, unknown> = {};
      for (const [key, { type, required }] of members) {
        const inner = value[key];
        if (inner === undefined && !required) continue;
        const result = type.validate(inner, t.appendContext(context, key, type, inner));
        if (result._tag === 'Left') errors.push(...result.left);
        else state[key] = result.right;
      }
      for (const key of Object.keys(value)) {
        if (!members.has(key)) errors.push(unknownMember(context, key, value[key], [...members.keys()]));
      }
      return errors.length > 0 ? t.failures(errors) : t.success(state);
    },
    (state) => {
      const json: Record<string, unknown> = {};
      for (const [key, { type }] of members) if (state[key] !== undefined) json[key] = type.encode(state[key]);
      return json;
    },
  );
}

function unknownMember(context: t.Context, key: string, value: unknown, known: readonly string[]): t.ValidationError {
  const path = t.appendContext(context, key, marked, value);
  return { value, context: path, message: `there is no such property; there are ${known.join(', ')}` };
}

function fieldCodec(key: string, record: FieldRecord, making: Making): AnyType {
  const { count, kind, pointers, size } = record;
  const one = elementCodec(key, record, making);
  if (kind === 'bitmap') return list(scalarCodec(UINT64), (values) => BigUint64Array.from(values as bigint[]));
  if (size !== undefined && count === undefined) return one;
  if (kind === 'qtailq' || kind === 'qlist' || kind === 'gtree') return list(one, (values) => values);
  if (count === undefined) return one;
  const Class = arrayClass(record.scalar);
  const typed = record.scalar >= 0 && Class !== (Array as unknown);
  const element = pointers === 'none' ? one : orNull(one);
  return list(element, typed && pointers === 'none' ? (values) => typedArray(Class, values) : (values) => values);
}

function typedArray(Class: new (n: number) => { [i: number]: unknown }, values: readonly unknown[]): unknown {
  const array = new Class(values.length);
  for (let i = 0; i < values.length; i++) array[i] = values[i];
  return array;
}

/** The codec of a single element. */
function elementCodec(key: string, record: FieldRecord, making: Making): AnyType {
  const { kind, type, scalar, def, keyDef } = record;
  const own = making.codecs?.[key] ?? making.codecs?.[type];
  if (own !== undefined) return own;
  const word = making.words?.[key] ?? making.words?.[type];
  if (scalar >= 0) return word === undefined ? scalarCodec(scalar) : wordCodec(scalarCodec(scalar), word);
  if (kind === 'buffer') return bytesCodec(making.bytes ?? 'hex');
  if (kind === 'gtree') return nodeCodec(def as Definition, keyDef as Definition | undefined, making);
  return def === undefined ? marked : objectCodec(def as Definition, making);
}

function nodeCodec(def: Definition, keyDef: Definition | undefined, making: Making): AnyType {
  const key = keyDef === undefined ? scalarCodec(UINT64) : objectCodec(keyDef, making);
  return t.type({ key, value: objectCodec(def, making) }, 'a node { key, value }');
}

function orNull(of: AnyType): AnyType {
  return new t.Type<unknown, unknown, unknown>(
    `${of.name}, or null`,
    (value): value is unknown => value === null || of.is(value),
    (value, context) => (value === null ? t.success(null) : of.validate(value, context)),
    (value) => (value === null ? null : of.encode(value)),
  );
}

/** A list of elements, each with its place in the path of errors. */
function list(of: AnyType, collect: (values: readonly unknown[]) => unknown): AnyType {
  return new t.Type<ArrayLike<unknown>, unknown, unknown>(
    `a list, each ${of.name}`,
    (value): value is ArrayLike<unknown> => Array.isArray(value) || ArrayBuffer.isView(value),
    (value, context) => {
      if (!Array.isArray(value)) return t.failure(value, context);
      const errors: t.Errors = [];
      const values = value.map((item, i) => {
        const result = of.validate(item, t.appendContext(context, String(i), of, item));
        if (result._tag === 'Right') return result.right;
        errors.push(...result.left);
        return undefined;
      });
      return errors.length > 0 ? t.failures(errors) : t.success(collect(values) as ArrayLike<unknown>);
    },
    (values) => Array.from(values, (item) => of.encode(item)),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
