/**
 * One object on its own: save, load, encode, decode, describe and measure a single definition, without a stream.
 */
import { VMStateError } from '../errors.js';
import { JsonWriter } from '../json-writer/index.js';
import { describeObject, ShapeReader } from './_describe.js';
import { checkVersion, loadObject, postLoad } from './_load.js';
import { type Plan, planOf } from './_plan.js';
import { ours, saveObject, within } from './_save.js';
import { Shape } from './_shape.js';
import { type Overwritten, undo } from './_undo.js';
import { ByteReader, ByteWriter } from './bytes.js';
import type { ContextOf, Definition, StateOf } from './definition.js';
import { RELEASES, type Release } from './release.js';

/** Accepts plain arrays where a state has typed arrays. */
export type Accepted<S> = S extends Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array
  ? S | readonly number[]
  : S extends BigUint64Array | BigInt64Array
    ? S | readonly bigint[]
    : S extends readonly (infer E)[]
      ? readonly Accepted<E>[]
      : S extends object
        ? { [K in keyof S]: Accepted<S[K]> }
        : S;

/** Options of everything that works on one object. */
export interface ObjectOptions<C = unknown> {
  /** Whose layout and rules; the youngest if not given. */
  readonly release?: Release;
  /** The version of the content; the definition's own if not given. */
  readonly version?: number;
  readonly context?: C;
}

/** Where decoding may look up what the stream does not say: counts never sent, null elements. */
export interface DecodeOptions<C = unknown> extends ObjectOptions<C> {
  readonly base?: object;
}

export const NEWEST = RELEASES[RELEASES.length - 1] as Release;

/** Runs what may call hooks and predicates; what they throw becomes a `ValueError` `hook-failed`. */
export function guarded<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof VMStateError ? error : ours(error).within(name);
  }
}

function run(def: Definition, state: object, options: ObjectOptions, live: boolean): [Uint8Array, Shape] {
  const plan = planOf(def, options.release ?? NEWEST, 'save', options.version);
  const shape = new Shape();
  const to = new ByteWriter(plan.fixedSize > 0 ? plan.fixedSize : 256);
  try {
    saveObject(plan, state as Record<string, unknown>, { to, shape, context: options.context, live });
  } catch (error) {
    throw within(error, plan.name, '/');
  }
  return [to.written(), shape];
}

/**
 * The bytes of a live state: hooks run, and `needed` decides about subsections.
 *
 * @throws {ValueError} with the path of the first value that cannot be written.
 */
export function save<D extends Definition>(
  def: D,
  state: Accepted<StateOf<D>>,
  options: ObjectOptions<ContextOf<D>> = {},
): Uint8Array {
  return run(def, state as object, options, true)[0];
}

/** The bytes of a decoded state: no hooks, every subsection that is present is sent. */
export function encode<D extends Definition>(
  def: D,
  state: Accepted<StateOf<D>>,
  options: ObjectOptions<ContextOf<D>> = {},
): Uint8Array {
  return run(def, state as object, options, false)[0];
}

/** The bytes that {@link encode} would write. */
export function measure<D extends Definition>(
  def: D,
  state: Accepted<StateOf<D>>,
  options: ObjectOptions<ContextOf<D>> = {},
): number {
  const plan = planOf(def, options.release ?? NEWEST, 'save', options.version);
  return plan.fixedSize >= 0 ? plan.fixedSize : encode(def, state, options).length;
}

/** The description of a state as a JSON object with the vmsd's keys, in the dialect of the release. */
export function describe<D extends Definition>(
  def: D,
  state: Accepted<StateOf<D>>,
  options: ObjectOptions<ContextOf<D>> = {},
): string {
  const plan = planOf(def, options.release ?? NEWEST, 'save', options.version);
  const [, shape] = run(def, state as object, options, false);
  const json = new JsonWriter(plan.rules.json);
  json.startObject();
  describeObject(plan, new ShapeReader(shape), json);
  json.endObject();
  return new TextDecoder().decode(json.view());
}

/** The plan of a load, after the rule of versions. */
function loadPlan(def: Definition, options: ObjectOptions): Plan {
  const newest = planOf(def, options.release ?? NEWEST, 'load');
  const version = options.version ?? newest.def.versionId;
  try {
    checkVersion(newest, version, 0);
  } catch (error) {
    throw within(error, newest.name, '/');
  }
  return planOf(def, newest.rules.release, 'load', version);
}

/**
 * A new state out of bytes; hooks do not run. Bytes behind the object are left alone.
 *
 * @throws {StreamError} with path and offset.
 */
export function decode<D extends Definition>(
  def: D,
  bytes: Uint8Array,
  options: DecodeOptions<ContextOf<D>> = {},
): StateOf<D> {
  const plan = loadPlan(def, options);
  const run = { from: new ByteReader(bytes), context: options.context, pass: 'decode' as const };
  try {
    return loadObject(plan, options.base as Record<string, unknown> | undefined, run) as StateOf<D>;
  } catch (error) {
    throw within(error, plan.name, '/');
  }
}

/**
 * Loads bytes into a live state: everything is read and checked first, then written into the arrays and objects
 * that exist, then `postLoad` runs. Returns how many bytes the object took.
 *
 * @throws {VMStateError} and then the state is as it was.
 */
export function load<D extends Definition>(
  def: D,
  state: Accepted<StateOf<D>>,
  bytes: Uint8Array,
  options: ObjectOptions<ContextOf<D>> = {},
): number {
  const plan = loadPlan(def, options);
  const live = state as Record<string, unknown>;
  const { context } = options;
  const log: Overwritten = [];
  try {
    const from = new ByteReader(bytes);
    loadObject(plan, live, { from, context, pass: 'check', skim: true });
    writeObject(plan, live, new ByteReader(bytes, 0, from.at), context, log)();
    return from.at;
  } catch (error) {
    undo(log);
    throw within(error, plan.name, '/');
  }
}

/**
 * Writes bytes that have been checked into a live state, and notes what was there before. Returns what runs the
 * `postLoad` hooks.
 */
export function writeObject(
  plan: Plan,
  live: Record<string, unknown>,
  from: ByteReader,
  context: unknown,
  log: Overwritten,
): () => void {
  const post: (Plan | Record<string, unknown>)[] = [];
  loadObject(plan, live, { from, context, pass: 'write', log, post });
  return () => postLoad(post, context);
}
