/**
 * Loading: the plan interpreted over bytes. `vmstate_load_state` of `migration/vmstate.c`.
 *
 * A live state is loaded in two passes. The first only looks: it checks the bytes to their end, and what it makes of
 * them is thrown away. The second writes into the objects and arrays that exist, and notes what it overwrites.
 */
import type { StreamError } from '../errors.js';
import { checkRoom, hasRoom, loadScalars, withStart } from './_load-scalars.js';
import { OP_MUST_EXIST, OP_OTHER, type Plan, type PlanField, planOf } from './_plan.js';
import { conditionOf, countOf, mustExist, NULL_MARK, PRESENT_MARK, QEMU_VM_SUBSECTION } from './_save.js';
import { getScalar, type Numbers } from './_scalar.js';
import { copyOf, type Overwritten, put, remember, there } from './_undo.js';
import { within } from './_within.js';
import { type ByteReader, latin1 } from './bytes.js';
import type { Definition } from './definition.js';
import type { Count, FieldRecord } from './field.js';

/** What one pass goes by. */
export interface Loading {
  readonly from: ByteReader;
  readonly context: unknown;
  /** Decoding runs no hooks. */
  readonly hooks: boolean;
  /** What writing into a live state overwrites, so that it can be put back; undefined where new objects are made. */
  readonly log: Overwritten | undefined;
  /** Written objects whose `postLoad` is to run, innermost first. */
  readonly post: (Plan | Loaded)[];
  /** Numbers are noted even if they stay the same. */
  keep: boolean;
  /** Only to be checked: nothing is made of it. */
  readonly skim: boolean;
}

export type Loaded = Record<string, unknown>;
type Base = Loaded | undefined;

/** Stands for what nothing looks at. */
const NONE: Loaded = /* @__PURE__ */ Object.freeze({});
const NO_HOOKS: Plan['hooks'] = {
  preSave: undefined,
  postSave: undefined,
  preLoad: undefined,
  postLoad: undefined,
  needed: undefined,
} as object;

/**
 * The version rule of step 1.
 *
 * @throws {StreamError} `too-new`, `too-old`.
 */
export function checkVersion(def: Definition, actual: number, from: ByteReader, back = 0): void {
  const { versionId, minimumVersionId, loadOld } = def;
  const oldest = loadOld?.minimumVersionId ?? minimumVersionId;
  if (actual > versionId)
    throw from.bad('too-new', 'this program is older than the one that saved it', versionId, actual, back);
  if (actual < oldest) throw from.bad('too-old', 'this program no longer loads it', oldest, actual, back);
}

/** Reads one object at the version of the plan; `base` is the live state, if there is one. Returns it if it was written. */
export function loadObject(plan: Plan, base: Base, run: Loading): Loaded {
  const { from, log, context, skim } = run;
  const { fields, fixedSize, loadOld } = plan;
  if (plan.plain && (skim || (log !== undefined && base !== undefined)) && from.at + fixedSize <= from.end) {
    const state = skim ? NONE : (base as Loaded);
    if (skim) from.at += fixedSize;
    else loadFields(plan, state, base, run, 0, fields.length);
    if (from.bytes[from.at] === QEMU_VM_SUBSECTION) loadSubsections(plan, state, base, run);
    return state;
  }
  const { preLoad, postLoad } = run.hooks ? plan.hooks : NO_HOOKS;
  const writing = log !== undefined && base !== undefined;
  // Hooks may change anything, so all of the object is noted: before it is written, or while it is.
  const { keep } = run;
  if (writing && (preLoad ?? postLoad) !== undefined) {
    remember(plan, base, log, preLoad === undefined);
    run.keep = preLoad === undefined;
  }
  const copied = preLoad !== undefined && !writing;
  const state = writing ? base : skim && !copied ? NONE : newOf(plan, base, copied);
  const known = copied && base !== undefined ? state : base;
  preLoad?.(state, context);
  if (loadOld !== undefined) {
    const values = loadOld.load(from, plan.version, context) as Loaded;
    if (!skim) merge(state, values, log);
  } else {
    const passed =
      plan.looks && (skim || writing) ? new Passed(plan, known, run, copied ? state : undefined) : undefined;
    loadFields(plan, state, known, run, 0, fields.length, passed);
    if (from.at < from.end && from.bytes[from.at] === QEMU_VM_SUBSECTION) loadSubsections(plan, state, known, run);
  }
  run.keep = keep;
  if (postLoad !== undefined) run.post.push(plan, state);
  return state;
}

/** A new object, with what the stream does not bring; or with everything, where a hook sets defaults. */
function newOf(plan: Plan, base: Base, hooked: boolean): Loaded {
  if (hooked) return base === undefined ? {} : copyOf(plan, base);
  const state = { ...plan.template };
  if (base !== undefined) for (const { key } of plan.kept) state[key] = base[key];
  return state;
}

/** Runs the hooks that a pass has noted. */
export function postLoad(post: readonly (Plan | Loaded)[], context: unknown): void {
  for (let i = 0; i < post.length; i += 2) {
    const { hooks, version } = post[i] as Plan;
    hooks.postLoad?.(post[i + 1], version, context);
  }
}

/**
 * An object as the stream has it, for conditions and counts: what has been written into a live object need not be what
 * one gets from it. Fields are read only if a later one looks at them, and as far as that.
 */
class Passed {
  /** The field that may look. */
  now = 0;
  readonly view = new Proxy(this, LOOK) as unknown as Loaded;
  private done = 0;
  private readonly from: ByteReader;

  constructor(
    private readonly plan: Plan,
    private readonly base: Base,
    private readonly run: Loading,
    private state: Loaded | undefined,
  ) {
    this.from = run.from.window(run.from.at, run.from.end);
  }

  /** What has not been read yet is as it is here. */
  get(key: string): unknown {
    const { plan, base, now } = this;
    const unread = base !== undefined && plan.fields.findIndex((field) => field.key === key) >= now;
    return (unread ? base : this.read())[key];
  }

  read(): Loaded {
    const { plan, base, from, done, now, run } = this;
    this.state ??= newOf(plan, base, plan.hooks.preLoad !== undefined && run.hooks);
    this.done = now;
    if (done < now)
      loadFields(plan, this.state, base, { ...run, from, hooks: false, log: undefined, skim: false }, done, now);
    return this.state;
  }
}

const LOOK: ProxyHandler<Passed> = {
  get: (passed, key) => passed.get(key as string),
  has: (passed, key) => key in passed.read(),
  ownKeys: (passed) => Reflect.ownKeys(passed.read()),
  getOwnPropertyDescriptor: (passed, key) => Object.getOwnPropertyDescriptor(passed.read(), key),
};

function loadFields(
  plan: Plan,
  state: Loaded,
  base: Base,
  run: Loading,
  first: number,
  end: number,
  passed?: Passed,
): void {
  const { from, log, skim, keep } = run;
  const { fields } = plan;
  const writing = log !== undefined && base !== undefined;
  const view = passed?.view ?? state;
  let field = fields[first] as PlanField;
  try {
    for (let i = first; i < end; i++) {
      field = fields[i] as PlanField;
      const { op, key } = field;
      if (skim && field.next > i && from.at + field.skip <= from.end) {
        from.at += field.skip;
        i = field.next - 1;
        continue;
      }
      if (op < OP_OTHER) {
        const value = getScalar(op, from);
        if (skim) continue;
        if (writing) {
          const old = state[key];
          if (old === value && !keep) continue;
          log.note(state, key, there(state, key, old));
          if (old === value) continue;
        }
        state[key] = value;
        continue;
      }
      const { record } = field;
      if (passed !== undefined) passed.now = i;
      if (field.condition !== undefined && !conditionOf(plan, field, view, run.context, from.offset)) continue;
      if (op === OP_MUST_EXIST) throw mustExist(undefined, from.offset);
      if (op !== OP_OTHER) throw badNested(field, from);
      const old = base?.[key] ?? undefined;
      const value =
        record.count === undefined
          ? record.walk.load(field, old, view, run)
          : loadArray(field, old as Numbers | undefined, view, run);
      if (skim || !record.hasValue) continue;
      if (!writing) state[key] = value;
      // What was written in place stands there already, unless a getter makes it anew each time.
      else if (value !== old || state[key] !== old) put(state, key, value, log);
    }
  } catch (error) {
    throw within(error, field.name);
  }
}

/** A counted array whose elements are empty has no more of them. */
const MOST_OF_NOTHING = 0x10000;

function loadArray(field: PlanField, old: Numbers | undefined, state: Loaded, run: Loading): unknown {
  const { record, elementSize } = field;
  const { from, log } = run;
  const { start } = record.count as Count;
  const n = countOf(record.count as Count, state);
  const end = start + n;
  const { pointers } = record;
  if (!record.hasValue) return from.skip(n * elementSize);
  checkRoom(record, old, end, from);
  if (
    run.skim &&
    pointers === 'none' &&
    field.sub?.plain &&
    record.kind === 'struct' &&
    passStructs(field.sub, n, from)
  )
    return NONE;
  if (pointers === 'none' && record.scalar >= 0) return loadScalars(record.scalar, record, old, start, end, run);
  // The array grows as its elements come, so a count alone makes none.
  const inPlace = log !== undefined && hasRoom(record, end, old);
  const values: Numbers = inPlace ? old : withStart([], old, start);
  let empty = 0;
  let i = start;
  try {
    for (; i < end; i++) {
      const before = from.at;
      const none = pointers !== 'none' && isNull(record, old, i, from);
      const value = none ? null : record.walk.load(field, old?.[i] ?? undefined, state, run);
      if (inPlace) put(values, i, value, log);
      else if (!run.skim) values[i] = value;
      if (from.at === before && ++empty > MOST_OF_NOTHING) {
        throw from.bad('too-large', 'so many elements without a byte are a damaged stream', MOST_OF_NOTHING, n);
      }
    }
  } catch (error) {
    throw within(error, `[${i}]`);
  }
  return values;
}

/** Passes over structs that cannot be wrong; false if one may have something behind it, or they are cut off. */
function passStructs({ fixedSize }: Plan, n: number, from: ByteReader): boolean {
  const { at, bytes } = from;
  let i = at + n * fixedSize;
  if (i > from.end) return false;
  from.at = i;
  for (; i > at; i -= fixedSize) if (bytes[i] === QEMU_VM_SUBSECTION) from.at = at;
  return from.at > at;
}

/** Takes the mark of a null element, or that of a present one in a marked array. */
function isNull({ pointers }: FieldRecord, old: Numbers | undefined, i: number, from: ByteReader): boolean {
  const marked = pointers === 'marked';
  if (!marked && old === undefined) {
    throw from.bad('null-unknown', 'only the state to load into says which elements are null; hand it over');
  }
  if (!marked && old?.[i] !== null) return false;
  const mark = from.u8();
  if (mark === NULL_MARK) return true;
  if (marked && mark === PRESENT_MARK) return false;
  throw from.bad(
    'bad-null-mark',
    marked ? 'each element begins with 0x30 or 0x31' : 'the element is null here, but not in the stream',
    NULL_MARK,
    mark,
    1,
  );
}

function loadSubsections(plan: Plan, state: Loaded, base: Base, run: Loading): void {
  const { from, log } = run;
  for (;;) {
    const name = peekSubsection(plan.name, from);
    if (name === undefined) return;
    const sub = plan.subsections.find((one) => one.name === name);
    try {
      if (sub === undefined)
        throw from.bad(
          'unknown-subsection',
          `${plan.name} has none of this name here; a program that has it saved it`,
          undefined,
          name,
        );
      from.at += 2 + name.length;
      const version = from.u32() & 0xff; // QEMU keeps the low 8 bits
      checkVersion(sub.plan.def, version, from, 4);
      const old = (base?.[sub.key] ?? undefined) as Base;
      const at = version === sub.plan.version ? sub.plan : planOf(sub.def, plan.rules.release, 'load', version);
      const value = loadObject(at, old, run); // they may come in any order, or twice
      if (!run.skim && (old === undefined || value !== old || state[sub.key] !== old)) put(state, sub.key, value, log);
    } catch (error) {
      throw within(error, name, '/');
    }
  }
}

/** The name of the subsection that follows, if it belongs to a vmsd of this name (`vmstate.md`, 5.3). */
export function peekSubsection(owner: string, from: ByteReader): string | undefined {
  if (from.peek() !== QEMU_VM_SUBSECTION) return undefined;
  const length = from.peek(1);
  if (length <= owner.length || from.at + 2 + length > from.end) return undefined;
  const name = latin1(from.bytes, from.at + 2, length);
  return name.startsWith(owner) ? name : undefined;
}

/** Puts what an old loader learned into a state, object by object and array by array. */
function merge(target: Loaded, values: Loaded, log: Overwritten | undefined): void {
  for (const [key, value] of Object.entries(values)) {
    const old = target[key];
    const both = typeof value === 'object' && value !== null && typeof old === 'object' && old !== null;
    if (both && Object.getPrototypeOf(value) === Object.getPrototypeOf(old)) merge(old as Loaded, value as Loaded, log);
    else put(target, key, value, log);
  }
}

function badNested({ sub }: PlanField, from: ByteReader): StreamError {
  const { def, version } = sub as Plan;
  const reason = `${def.name} is read at the version of the field, as in QEMU; give the field a \`since\` from ${def.minimumVersionId} to ${def.versionId}`;
  return from.bad(version > def.versionId ? 'too-new' : 'too-old', reason, undefined, version);
}
