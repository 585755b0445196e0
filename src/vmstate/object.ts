/**
 * One object on its own: save, load, encode, decode, describe and measure a single definition, without a stream.
 */
import { VMStateError } from '../errors.js';
import { JsonWriter } from '../json-writer/index.js';
import { checkVersion, type Loaded, loadObject, postLoad } from './_load.js';
import { type Plan, planOf } from './_plan.js';
import { Saving, saveObject } from './_save.js';
import { Overwritten } from './_undo.js';
import { ours, within } from './_within.js';
import { ByteReader, ByteWriter } from './bytes.js';
import type { ContextOf, Definition, StateOf } from './definition.js';
import { RELEASES, type Release, rulesOf } from './release.js';

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

function run(def: Definition, state: object, options: ObjectOptions, live: boolean, json?: JsonWriter): Uint8Array {
  const plan = planOf(def, options.release ?? NEWEST, 'save', options.version);
  const to = new ByteWriter(256);
  try {
    saveObject(plan, state as Record<string, unknown>, new Saving(to, options.context, live, json));
  } catch (error) {
    throw within(error, plan.name, '/');
  }
  return to.written();
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
  return run(def, state as object, options, true);
}

/** The bytes of a decoded state: no hooks, every subsection that is present is sent. */
export function encode<D extends Definition>(
  def: D,
  state: Accepted<StateOf<D>>,
  options: ObjectOptions<ContextOf<D>> = {},
): Uint8Array {
  return run(def, state as object, options, false);
}

/** The bytes that {@link encode} would write. */
export function measure<D extends Definition>(
  def: D,
  state: Accepted<StateOf<D>>,
  options: ObjectOptions<ContextOf<D>> = {},
): number {
  const { fixedSize } = planOf(def, options.release ?? NEWEST, 'save', options.version);
  return fixedSize >= 0 ? fixedSize : encode(def, state, options).length;
}

/** The description of a state as a JSON object with the vmsd's keys, in the dialect of the release. */
export function describe<D extends Definition>(
  def: D,
  state: Accepted<StateOf<D>>,
  options: ObjectOptions<ContextOf<D>> = {},
): string {
  const json = new JsonWriter(rulesOf(options.release ?? NEWEST).json);
  json.startObject();
  run(def, state as object, options, false, json);
  json.endObject();
  return json.text;
}

/** The plan of a load, after the rule of versions. */
function loadPlan(def: Definition, options: ObjectOptions, from: ByteReader): Plan {
  const { rules, def: layout, name } = planOf(def, options.release ?? NEWEST, 'load');
  const version = options.version ?? layout.versionId;
  try {
    checkVersion(layout, version, from);
  } catch (error) {
    throw within(error, name, '/');
  }
  return planOf(def, rules.release, 'load', version);
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
  const from = new ByteReader(bytes);
  const plan = loadPlan(def, options, from);
  return decodeObject(plan, from, options.context, options.base as Loaded | undefined) as StateOf<D>;
}

/** A new state at a plan's version, without the name of the definition in the path of an error. */
export function readObject(plan: Plan, from: ByteReader, context?: unknown, base?: Loaded): Loaded {
  return loadObject(plan, base, { from, context, hooks: false, log: undefined, post: [], keep: false, skim: false });
}

/** A new state at a plan's version. */
export function decodeObject(plan: Plan, from: ByteReader, context?: unknown, base?: Loaded): Loaded {
  try {
    return readObject(plan, from, context, base);
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
  const from = new ByteReader(bytes);
  const plan = loadPlan(def, options, from);
  const live = state as Loaded;
  const log = new Overwritten();
  try {
    checkObject(plan, live, from, options.context);
    const again = new ByteReader(bytes, 0, from.at);
    log.transact(() => writeObject(plan, live, again, options.context, log)());
    return from.at;
  } catch (error) {
    throw within(error, plan.name, '/');
  }
}

/** Checks the bytes of an object that is to be loaded into a live state. */
export function checkObject(plan: Plan, live: Loaded, from: ByteReader, context: unknown): void {
  loadObject(plan, live, { from, context, hooks: true, log: undefined, post: [], keep: false, skim: true });
}

/**
 * Writes bytes that have been checked into a live state, and notes what was there before. Returns what runs the
 * `postLoad` hooks.
 */
export function writeObject(
  plan: Plan,
  live: Loaded,
  from: ByteReader,
  context: unknown,
  log: Overwritten,
): () => void {
  const post: (Plan | Loaded)[] = [];
  loadObject(plan, live, { from, context, hooks: true, log, post, keep: false, skim: false });
  return () => postLoad(post, context);
}
