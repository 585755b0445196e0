/**
 * Saving for a program that is older: at an older version of a definition, or for an older release of QEMU.
 *
 * Saving alone leaves out what the older layout does not have, without a word. Here every such value is looked at first:
 * one that a load would not bring back by itself is an error, unless the caller names it. What a load leaves is what
 * `preLoad` sets, or else nothing: zero, false, an empty list, a timer that is not pending.
 *
 * An array that is longer than the older layout has it, or a number that is too large for it, is refused by saving itself
 * (`wrong-length`, `out-of-range`): nothing is ever cut.
 *
 * QEMU decides the same question device by device, with `needed` of subsections and properties of machine types.
 */
import { DefinitionError, show, ValueError, VMStateError } from '../errors.js';
import { type Plan, type PlanField, planOf } from './_plan.js';
import { conditionOf } from './_save.js';
import { copyOf } from './_undo.js';
import { within } from './_within.js';
import type { ContextOf, Definition, StateOf } from './definition.js';
import { type Accepted, encode, guarded, NEWEST, type ObjectOptions, save } from './object.js';
import { RELEASES, type Release } from './release.js';

/** A value that the older layout has no place for, and that a load would not bring back. */
export interface Loss {
  /** Where it stands: `cpu/env.segs[2].limit`; for a whole subsection `cpu/vfp`. */
  readonly path: string;
  readonly value: unknown;
  /** What is there after a load: what `preLoad` sets; undefined for nothing. */
  readonly left: unknown;
  /** `version`: the field is younger; `release`: that release does not have it; `condition`: it holds no longer. */
  readonly why: 'version' | 'release' | 'condition';
}

/** Which older layout, and what may get lost. */
export interface DownLevelOptions<C = unknown> extends ObjectOptions<C> {
  /**
   * Paths of values that may get lost, as errors name them; `[]` stands for every index, and a path covers all that is
   * below it.
   */
  readonly lossy?: readonly string[];
}

type State = Readonly<Record<string, unknown>>;

/** What one look at a state goes by. */
interface Look {
  readonly context: unknown;
  /** A live state: a subsection that is not needed is not lost. */
  readonly live: boolean;
  readonly losses: Loss[];
}

/**
 * All values that saving this state at that version or for that release would lose. Allowed ones (`lossy`) are left out.
 *
 * @throws {DefinitionError} `bad-version` when the definition has no such version, `not-in-release`.
 */
export function lossesOf<D extends Definition>(
  def: D,
  state: Accepted<StateOf<D>>,
  options: DownLevelOptions<ContextOf<D>> = {},
): Loss[] {
  return find(def, state as State, options, false);
}

/**
 * As `encode`, at an older version or for an older release: the bytes of a decoded state.
 *
 * @throws {ValueError} `would-lose` with the path and the value of the first that would be lost and is not allowed.
 * @example
 * encodeDownLevel(vmstateCounter, { value: 7, step: 0 }, { version: 1 }); // version 1 has no step, and 0 is the default
 * encodeDownLevel(vmstateCounter, { value: 7, step: 5 }, { version: 1 }); // ValueError would-lose: counter/step
 * encodeDownLevel(vmstateCounter, { value: 7, step: 5 }, { version: 1, lossy: ['counter/step'] });
 */
export function encodeDownLevel<D extends Definition>(
  def: D,
  state: Accepted<StateOf<D>>,
  options: DownLevelOptions<ContextOf<D>> = {},
): Uint8Array {
  refuse(find(def, state as State, options, false));
  return encode(def, state, options);
}

/**
 * As `save`, at an older version or for an older release: the bytes of a live state. Its hooks run before it is looked
 * at, so that what they compute is seen.
 *
 * @throws {ValueError} `would-lose`, see {@link encodeDownLevel}.
 */
export function saveDownLevel<D extends Definition>(
  def: D,
  state: Accepted<StateOf<D>>,
  options: DownLevelOptions<ContextOf<D>> = {},
): Uint8Array {
  target(def, options);
  const bytes = save(def, state, options);
  refuse(find(def, state as State, options, true));
  return bytes;
}

/** The losses of a live state that is saved with this plan; for `saveMachineDownLevel`. */
export function liveLosses(plan: Plan, def: Definition, state: State, context: unknown): Loss[] {
  const look: Look = { context, live: true, losses: [] };
  guarded(plan.name, () => lookAt(sourcesOf(def, plan.rules.release), plan, state, plan.name, '/', look));
  return look.losses;
}

/** Those that no path allows. */
export function unallowed(losses: readonly Loss[], lossy: readonly string[] = []): Loss[] {
  return losses.filter(({ path }) => !lossy.some((allowed) => covers(allowed, path)));
}

/** @throws {ValueError} `would-lose` if there are any. */
export function refuse(losses: readonly Loss[]): void {
  const [first] = losses;
  if (first === undefined) return;
  const { path, value, left, why } = first;
  const others = losses.slice(1, SHOWN).map((loss) => loss.path);
  const more = losses.length > SHOWN ? ` and ${losses.length - SHOWN} more` : '';
  const also = others.length > 0 ? `; so would ${others.join(', ')}${more}` : '';
  const after = left === undefined ? 'nothing' : show(left);
  const reason =
    `${WHY[why]}, so its value ${show(value)} would be lost (a load leaves ${after})${also}; ` +
    'save at a younger version or release, or name what may get lost in `lossy`';
  throw new ValueError('would-lose', reason, { path, expected: left, actual: value });
}

const SHOWN = 8;
const WHY = {
  version: 'that version does not have it',
  release: 'that release does not have it',
  condition: 'its condition does not hold there',
} as const;

function find(def: Definition, state: State, options: DownLevelOptions, live: boolean): Loss[] {
  const plan = target(def, options);
  const look: Look = { context: options.context, live, losses: [] };
  guarded(plan.name, () => lookAt(sourcesOf(def, plan.rules.release), plan, state, plan.name, '/', look));
  return unallowed(look.losses, options.lossy);
}

/** The layout that is written. */
function target(def: Definition, { release = NEWEST, version }: ObjectOptions): Plan {
  const plan = planOf(def, release, 'save', version);
  const { versionId } = plan.def;
  if (version === undefined || (Number.isInteger(version) && version >= 0 && version <= versionId)) return plan;
  const details = { path: plan.name, expected: versionId, actual: version };
  throw new DefinitionError('bad-version', `there are versions 0 to ${versionId}`, details);
}

/** The layouts of a definition in this release and younger ones, youngest first: what a state may have. */
function sourcesOf(def: Definition, oldest: Release): Plan[] {
  const releases = RELEASES.slice(RELEASES.indexOf(oldest)).toReversed();
  return releases.flatMap((release) => {
    try {
      return [planOf(def, release, 'save')];
    } catch (error) {
      if (error instanceof VMStateError && error.code === 'not-in-release') return [];
      throw error;
    }
  });
}

function lookAt(sources: readonly Plan[], plan: Plan, state: State, path: string, separator: string, look: Look): void {
  const written = new Map(plan.fields.filter(isValue).map((field) => [field.key, field]));
  const seen = new Set<string>();
  const defaults = defaultsOf(sources[0] as Plan, state, look);
  for (const source of sources) {
    for (const field of source.fields) {
      const { key } = field;
      if (!isValue(field) || seen.has(key)) continue;
      seen.add(key);
      const value = state[key];
      if (value === undefined || !exists(source, field, state, look)) continue;
      const own = `${path}${separator}${field.name}`;
      const to = written.get(key);
      if (to !== undefined && exists(plan, to, state, look)) {
        lookInside(sources, field, to, value, own, look);
        continue;
      }
      const left = defaults(key);
      if (isLeft(field, value, left)) continue;
      const why = to !== undefined ? 'condition' : plan.kept.some((one) => one.key === key) ? 'version' : 'release';
      look.losses.push({ path: own, value, left, why });
    }
  }
  lookAtSubsections(sources, plan, state, path, look);
}

function lookAtSubsections(sources: readonly Plan[], plan: Plan, state: State, path: string, look: Look): void {
  const seen = new Set<string>();
  for (const source of sources) {
    for (const sub of source.subsections) {
      const value = state[sub.key] as State | undefined;
      if (value === undefined || value === null || seen.has(sub.key)) continue;
      seen.add(sub.key);
      const { needed } = sub.plan.hooks;
      if (look.live && needed !== undefined && !needed(value, look.context, state)) continue;
      const own = `${path}/${sub.name}`;
      const to = plan.subsections.find(({ key }) => key === sub.key);
      if (to !== undefined) lookAt(sourcesOf(sub.def, to.plan.rules.release), to.plan, value, own, '/', look);
      else if (!isBlankObject(sub.plan, value)) look.losses.push({ path: own, value, left: undefined, why: 'release' });
    }
  }
}

/** The parts of a value that is written. */
function lookInside(
  sources: readonly Plan[],
  field: PlanField,
  to: PlanField,
  value: unknown,
  path: string,
  look: Look,
): void {
  if (to.sub === undefined || field.sub === undefined || field.record.kind === 'gtree') return;
  const inner = sources.flatMap(({ fields }) => fields.find(({ key }) => key === field.key)?.sub ?? []);
  const one = (item: unknown, place: string) => {
    if (typeof item === 'object' && item !== null) lookAt(inner, to.sub as Plan, item as State, place, '.', look);
  };
  if (!Array.isArray(value)) one(value, path);
  else for (const [i, item] of value.entries()) one(item, `${path}[${i}]`);
}

const isValue = ({ record }: PlanField) => record.hasValue && record.kind !== 'validate';

function exists(plan: Plan, field: PlanField, state: State, { context }: Look): boolean {
  if (field.label === '') return true;
  try {
    return conditionOf(plan, field, state, context);
  } catch (error) {
    throw within(error, field.name);
  }
}

/** What `preLoad` sets a property to; undefined if it sets nothing. Asked only where something is left out. */
function defaultsOf(plan: Plan, state: State, { context }: Look): (key: string) => unknown {
  let after: State | undefined;
  return (key) => {
    const { preLoad } = plan.hooks;
    if (preLoad === undefined) return undefined;
    if (after === undefined) {
      const copy = copyOf(plan, state);
      for (const { key: own } of plan.fields) delete copy[own];
      preLoad(copy, context);
      after = copy;
    }
    return after[key];
  };
}

/** Whether a load leaves the value, though it is not written. */
function isLeft(field: PlanField, value: unknown, left: unknown): boolean {
  return left === undefined ? isBlank(field, value) : isSame(value, left);
}

function isBlank(field: PlanField, value: unknown): boolean {
  const { record, sub } = field;
  if (value === null || value === undefined) return true;
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const items = value as unknown as ArrayLike<unknown>;
    for (let i = 0; i < items.length; i++) if (!isBlank(field, items[i])) return false;
    return true;
  }
  if (record.type === 'timer') return value === -1n;
  if (typeof value === 'object' && sub !== undefined) return isBlankObject(sub, value as State);
  if (typeof value === 'object') return Object.values(value).every((part) => isBlank(field, part));
  return !value;
}

function isBlankObject(plan: Plan, value: State): boolean {
  const { fields, subsections } = plan;
  if (!fields.every((field) => !isValue(field) || isBlank(field, value[field.key]))) return false;
  return subsections.every(({ key, plan: sub }) => value[key] === undefined || isBlankObject(sub, value[key] as State));
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => isSame((a as State)[key], (b as State)[key]));
}

/** `channels[].step` covers `channels[2].step`, and all that is below. */
function covers(allowed: string, path: string): boolean {
  const pattern = allowed.replaceAll('[]', '[*]').split(/(?=[[./])/);
  const parts = path.split(/(?=[[./])/);
  return pattern.every((part, i) => part === parts[i] || (part === '[*]' && parts[i]?.startsWith('[')));
}
