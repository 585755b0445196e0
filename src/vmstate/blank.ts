/**
 * A new state of a definition: all zero but for the values given.
 *
 * For machines at reset, for tests, and for emulators that have no object yet.
 */

import { type Plan, type PlanField, planOf } from './_plan.js';
import { countOf } from './_save.js';
import { arrayClass } from './_scalar.js';
import { ByteReader } from './bytes.js';
import type { ContextOf, Definition, StateOf } from './definition.js';
import { BOOL, type Count, INT64, UINT32_BIGINT, UINT64, UINT64_HALVES } from './field.js';
import { guarded, NEWEST, type ObjectOptions } from './object.js';

/** Some of the values of a state; arrays may be plain, and shorter than they will be. */
export type Values<S> = S extends
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | BigUint64Array
  | BigInt64Array
  ? ArrayLike<S[number]>
  : S extends readonly (infer E)[]
    ? readonly Values<E>[]
    : S extends object
      ? { readonly [K in keyof S]?: Values<S[K]> }
      : S;

type State = Record<string, unknown>;
type Elements = { length: number; [i: number]: unknown };

/**
 * A state with every property that the release has: zero, `false`, an empty list, a timer that is not pending, or
 * the value given. Subsections are there if values for them are given.
 */
export function blank<D extends Definition>(
  def: D,
  values: Values<StateOf<D>> = {} as Values<StateOf<D>>,
  options: ObjectOptions<ContextOf<D>> = {},
): StateOf<D> {
  const plan = planOf(def, options.release ?? NEWEST, 'save', options.version);
  return guarded(plan.name, () => fill(plan, values as State, options.context)) as StateOf<D>;
}

function fill(plan: Plan, values: Readonly<State>, context: unknown): State {
  const state: State = { ...plan.template };
  for (const { key, local } of plan.kept) if (local && key in values) state[key] = values[key];
  for (const field of plan.fields) {
    const { key, record, condition } = field;
    if (record.kind === 'unused' || record.kind === 'validate') continue;
    if (condition !== undefined && !condition(state as never, plan.version, context as never)) continue;
    state[key] =
      record.count === undefined ? one(field, values[key], state, context) : many(field, values[key], state, context);
  }
  for (const sub of plan.subsections) {
    if (values[sub.key] !== undefined) state[sub.key] = fill(sub.plan, values[sub.key] as State, context);
  }
  return state;
}

function many(field: PlanField, given: unknown, state: State, context: unknown): unknown {
  const { record } = field;
  const { start } = record.count as Count;
  const length = start + countOf(record.count as Count, state);
  const values = (given ?? []) as Elements;
  const plain = record.kind !== 'scalar' || record.pointers !== 'none';
  const array: Elements = plain ? new Array(length) : new (arrayClass(record.scalar))(length);
  for (let i = 0; i < length; i++) {
    if (record.pointers !== 'none' && (values[i] === null || values[i] === undefined)) array[i] = null;
    else array[i] = one(field, values[i], state, context);
  }
  return array;
}

function one(field: PlanField, given: unknown, state: State, context: unknown): unknown {
  const { record } = field;
  switch (record.kind) {
    case 'struct':
    case 'vstruct':
    case 'tmp':
      return fill(field.sub as Plan, (given ?? {}) as State, context);
    case 'buffer': {
      const size = record.size as Count;
      const whole = new Uint8Array(size.start + countOf(size, state));
      if (given !== undefined) whole.set(given as Uint8Array);
      return whole;
    }
    case 'bitmap': {
      const words = new BigUint64Array(Math.ceil(countOf(record.size as Count, state) / 64));
      if (given !== undefined) words.set(given as BigUint64Array);
      return words;
    }
    case 'scalar':
      return given ?? zero(record.scalar, record.type);
    case 'leaf': {
      if (given !== undefined) return given;
      const codec = record.leaf;
      const zeros = new ByteReader(new Uint8Array(codec?.size ?? 64));
      return codec?.size === undefined ? codec?.read(zeros, { context, state }) : codec.get(zeros.view, 0);
    }
    default:
      return given ?? [];
  }
}

function zero(scalar: number, type: string): unknown {
  if (type === 'timer') return -1n;
  if (scalar === BOOL) return false;
  if (scalar === UINT64_HALVES) return { hi: 0, lo: 0 };
  return scalar === INT64 || scalar === UINT64 || scalar === UINT32_BIGINT ? 0n : 0;
}
