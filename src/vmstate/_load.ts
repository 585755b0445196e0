/**
 * Loading: the plan interpreted over bytes. `vmstate_load_state` of `migration/vmstate.c`.
 *
 * A live state is loaded in two passes. The first only looks: it checks the bytes to their end, and what it makes of
 * them is thrown away. The second writes into the objects and arrays that exist, and notes what it overwrites.
 */
import { StreamError, show } from '../errors.js';
import { OP_BAD_NESTED, OP_IF, OP_MUST_EXIST, OP_ONE, type Plan, type PlanField, planOf, STRIDE } from './_plan.js';
import { conditionOf, countOf, mustExist, NULL_MARK, PRESENT_MARK, QEMU_VM_SUBSECTION, within } from './_save.js';
import { arrayClass, getScalar, getScalars, type Numbers, sameScalars } from './_scalar.js';
import { copyOf, keepAll, type Overwritten, put, remember } from './_undo.js';
import { ByteReader, latin1 } from './bytes.js';
import { type Count, type FieldRecord, SCALAR_SIZES } from './field.js';

/** What one pass goes by. */
export interface Loading {
  readonly from: ByteReader;
  readonly context: unknown;
  /**
   * Decoding makes new objects and runs no hooks. Checking makes new ones, too, but only as far as conditions and
   * counts may look at them. Writing fills the live state.
   */
  readonly pass: 'decode' | 'check' | 'write';
  /** What writing overwrites, so that it can be put back. */
  log?: Overwritten | undefined;
  /** Written objects whose `postLoad` is to run, innermost first. */
  readonly post?: (Plan | Loaded)[];
  /** Checking below an object that nothing looks at. */
  skim?: boolean;
}

export type Loaded = Record<string, unknown>;
type Base = Record<string, unknown> | undefined;

/**
 * The version rule of step 1.
 *
 * @throws {StreamError} `too-new`, `too-old`.
 */
export function checkVersion(plan: Plan, actual: number, offset: number): void {
  const { versionId, minimumVersionId } = plan.def;
  const oldest = plan.loadOld?.minimumVersionId ?? minimumVersionId;
  if (actual > versionId) {
    const reason = `version ${actual} is too new; this program knows up to ${versionId}`;
    throw new StreamError('too-new', reason, { offset, expected: versionId, actual });
  }
  if (actual < oldest) {
    const reason = `version ${actual} is too old; the oldest that loads is ${oldest}`;
    throw new StreamError('too-old', reason, { offset, expected: oldest, actual });
  }
}

/** Reads one object at the version of the plan; `base` is the live state, if there is one. Returns it if it was written. */
export function loadObject(plan: Plan, base: Base, run: Loading): Loaded {
  const { from, pass, skim } = run;
  const writing = pass === 'write' && base !== undefined;
  if (skim && plan.plain && from.at + plan.fixedSize <= from.end) {
    from.at += plan.fixedSize;
    if (from.bytes[from.at] === QEMU_VM_SUBSECTION) loadSubsections(plan, NONE, undefined, run);
    return NONE;
  }
  if (plan.simple) {
    const state = writing ? base : { ...plan.template };
    if (from.at + plan.fixedSize > from.end) loadFields(plan, state, undefined, run);
    loadSimple(plan, state, writing, run);
    if (from.bytes[from.at] === QEMU_VM_SUBSECTION) loadSubsections(plan, state, undefined, run);
    return state;
  }
  const { preLoad, postLoad } = plan.hooks;
  const hooked = preLoad !== undefined && pass !== 'decode';
  const { log } = run;
  let state: Loaded;
  if (writing) state = base;
  else if (skim && plan.blind) state = NONE;
  else if (hooked && base !== undefined) state = copyOf(plan, base);
  else {
    state = hooked ? {} : { ...plan.template };
    if (base !== undefined) for (const key of plan.kept) state[key] = base[key];
  }
  if (log !== undefined && writing && (hooked || postLoad !== undefined)) {
    // A hook may change what the stream does not bring, so all of the object is noted.
    remember(plan, base, log);
    run.log = undefined;
  }
  if (hooked) preLoad(state, run.context);
  if (plan.reads) run.skim = false;
  if (plan.loadOld !== undefined && plan.version < plan.def.minimumVersionId) {
    fill(state, plan.loadOld.load(from, plan.version, run.context) as Loaded, run.log);
  } else {
    const known = hooked && base !== undefined ? state : base;
    loadFields(plan, state, known, run);
    if (plan.subsections.length > 0 || from.peek() === QEMU_VM_SUBSECTION) loadSubsections(plan, state, known, run);
  }
  if (postLoad !== undefined) run.post?.push(plan, state);
  if (plan.reads && skim) run.skim = true;
  run.log = log;
  return state;
}

/** Stands for an object that nothing looks at. */
const NONE: Loaded = /* @__PURE__ */ Object.freeze({});

/** Runs the hooks that a pass has noted. */
export function postLoad(post: readonly (Plan | Loaded)[], context: unknown): void {
  for (let i = 0; i < post.length; i += 2) {
    const plan = post[i] as Plan;
    plan.hooks.postLoad?.(post[i + 1], plan.version, context);
  }
}

/** Numbers alone, which need no look at anything else. Arrays of such objects are what takes time. */
function loadSimple(plan: Plan, state: Loaded, writing: boolean, run: Loading): void {
  const { code, keys } = plan;
  const { from, log } = run;
  for (let pc = 0; pc < code.length; pc += STRIDE) {
    const key = keys[code[pc + 1] as number] as string;
    const value = getScalar(code[pc] as number, from);
    if (!writing) state[key] = value;
    else if (state[key] !== value) put(state, key, value, log);
  }
}

function loadFields(plan: Plan, state: Loaded, base: Base, run: Loading): void {
  const { code, fields } = plan;
  const { from, log } = run;
  const writing = state === base && run.pass === 'write';
  const seen = state !== NONE;

  let field = fields[0] as PlanField;
  try {
    for (let pc = 0; pc < code.length; pc += STRIDE) {
      const op = code[pc] as number;
      field = fields[code[pc + 1] as number] as PlanField;
      const { key, record } = field;
      let old: unknown;
      let value: unknown;
      if (op < OP_IF) {
        const size = SCALAR_SIZES[op] as number;
        if (from.at + size > from.end) from.need(size);
        if (field.safe && !seen) {
          from.at += size;
          continue;
        }
        value = getScalar(op, from);
        if (writing || (record.check !== undefined && base !== undefined)) old = base[key];
        if (record.check !== undefined && base !== undefined) checkLocal(field, value, old, run);
      } else if (op === OP_IF) {
        if (!conditionOf(plan, field, state, run.context, from.offset)) pc += STRIDE;
        continue;
      } else if (op === OP_MUST_EXIST) throw mustExist(undefined, from.offset);
      else if (op === OP_BAD_NESTED) throw badNested(field, run);
      else {
        old = base?.[key] ?? undefined;
        if (op === OP_ONE) value = record.walk.load(field, old, state, run);
        else value = loadArray(field, old as Numbers | undefined, state, run);
        if (!record.hasValue) continue;
      }
      if (!seen) continue;
      if (writing) {
        if (value !== old) put(state, key, value, log);
      } else if (value instanceof Deferred) Object.defineProperty(state, key, { get: value.read });
      else state[key] = value;
    }
  } catch (error) {
    throw within(error, field.name);
  }
}

/** Compares an incoming value, just read, with the local one. */
function checkLocal(field: PlanField, actual: unknown, expected: unknown, run: Loading, i?: number): void {
  const equal = field.record.check === 'equal';
  if (equal ? actual === expected : (actual as number) >= 0 && (actual as number) <= (expected as number)) return;
  const what = equal ? `${show(expected)} as it is here` : `from 0 to ${show(expected)}`;
  const reason = `must be ${what}, but the stream has ${show(actual)}; the machines differ`;
  const from = i === undefined ? 1 : (field.record.count as Count).start + (field.record.count?.fixed ?? 0) - i;
  const offset = run.from.offset - field.elementSize * from;
  const error = new StreamError(equal ? 'not-equal' : 'not-less-or-equal', reason, { offset, expected, actual });
  throw i === undefined ? error : error.within(`[${i}]`);
}

/** A counted array whose elements may be empty has no more of them. */
const MOST_OF_NOTHING = 0x10000;

function loadArray(field: PlanField, old: Numbers | undefined, state: Loaded, run: Loading): unknown {
  const { record, elementSize } = field;
  const { from, log } = run;
  const count = record.count as Count;
  const n = countOf(count, state);
  const { start } = count;
  if (record.hasValue) checkRoom(record, old, start + n, from);
  if (record.pointers === 'none' && (!record.hasValue || record.scalar >= 0)) {
    from.need(n * elementSize);
    if (!record.hasValue || (run.skim && record.check === undefined)) {
      from.at += n * elementSize;
      return NONE;
    }
    if (run.pass === 'write' && hasRoom(record, start + n, old) && sameScalars(record.scalar, old, start, n, from)) {
      return old;
    }
    const values = roomFor(arrayClass(record.scalar), old, start, start + n, record, run);
    const checked = record.check !== undefined && old !== undefined && values !== old;
    getScalars(record.scalar, values, start, n, from);
    if (checked) for (let i = start; i < start + n; i++) checkLocal(field, values[i], old[i], run, i);
    return values;
  }
  // The array grows as its elements come, so a count alone makes none. Those that may be empty must be few.
  if (field.least === 0 && count.key !== undefined && n > MOST_OF_NOTHING) throw tooLarge(n, from);
  const inPlace = run.pass === 'write' && hasRoom(record, start + n, old);
  const values: Numbers = inPlace ? (old as Numbers) : [];
  if (!inPlace) for (let i = 0; i < start; i++) values[i] = old?.[i];
  if (record.kind === 'struct' && record.pointers === 'none' && field.sub?.simple) {
    if (run.pass === 'check' && passStructs(field.sub, n, from)) return deferred(field, old, start, n, run);
    loadStructs(field.sub, values, old, start, n, inPlace, run);
    return values;
  }
  for (let i = start; i < start + n; i++) {
    try {
      const none = record.pointers !== 'none' && isNull(record, old, i, from);
      const value = none ? null : record.walk.load(field, old?.[i] ?? undefined, state, run);
      if (!inPlace) values[i] = value;
      else if (values[i] !== value) put(values, i, value, log);
    } catch (error) {
      throw within(error, `[${i}]`);
    }
  }
  return values;
}

/** Passes over structs of numbers alone; false if one may have something behind it, or they are cut off. */
function passStructs({ fixedSize }: Plan, n: number, from: ByteReader): boolean {
  const { at, bytes } = from;
  if (at + n * fixedSize > from.end) return false;
  for (let i = 1; i <= n; i++) if (bytes[at + i * fixedSize] === QEMU_VM_SUBSECTION) return false;
  from.at = at + n * fixedSize;
  return true;
}

/** An array that has been passed over, and is read only if a condition looks at it. */
class Deferred {
  constructor(readonly read: () => Numbers) {}
}

function deferred(field: PlanField, old: Numbers | undefined, start: number, n: number, run: Loading): unknown {
  if (run.skim) return NONE;
  const { bytes, at, base, view } = run.from;
  const { fixedSize } = field.sub as Plan;
  return new Deferred(() => {
    const from = new ByteReader(bytes, at - n * fixedSize, at, base, view);
    const values: Numbers = [];
    for (let i = 0; i < start; i++) values[i] = old?.[i];
    loadStructs(field.sub as Plan, values, old, start, n, false, { ...run, from });
    return values;
  });
}

/** Structs of numbers alone, which come in hundreds. */
function loadStructs(
  sub: Plan,
  values: Numbers,
  old: Numbers | undefined,
  start: number,
  n: number,
  inPlace: boolean,
  run: Loading,
): void {
  const { from } = run;
  let i = start;
  try {
    for (; i < start + n; i++) {
      const cut = from.at + sub.fixedSize > from.end;
      const there = (inPlace ? (old as Numbers)[i] : undefined) as Loaded | undefined;
      const item = there ?? { ...sub.template };
      if (cut)
        loadFields(sub, item, undefined, run); // finds the very place
      else loadSimple(sub, item, there !== undefined, run);
      if (from.peek() === QEMU_VM_SUBSECTION) loadSubsections(sub, item, undefined, run);
      if (there === undefined) put(values, i, item, inPlace ? run.log : undefined);
    }
  } catch (error) {
    throw within(error, `[${i}]`);
  }
}

/** Whether the array that exists can be filled; one that is allocated anew has to have the very length. */
export function hasRoom({ alloc }: FieldRecord, whole: number, old: unknown): old is Numbers {
  const room = (old as Numbers | undefined)?.length ?? -1;
  return alloc ? room === whole : room >= whole;
}

/** An array of counted length needs room for what comes. */
export function checkRoom(record: FieldRecord, old: unknown, n: number, from: ByteReader): void {
  const room = (old as Numbers | undefined)?.length;
  if (record.alloc || room === undefined || n <= room) return;
  const reason = `the stream has ${n} elements, but there is room for ${room}; give it more, or mark the field alloc()`;
  throw new StreamError('array-too-short', reason, { offset: from.offset, expected: room, actual: n });
}

/**
 * An array for `whole` numbers of the kind of `like`: in a live state the one that is there, whose contents are noted,
 * else a new one. Those before `start` stay as they are.
 */
export function roomFor<A extends Numbers>(
  like: new (n: number) => A,
  old: unknown,
  start: number,
  whole: number,
  record: FieldRecord,
  run: Loading,
): A {
  if (run.pass === 'write' && hasRoom(record, whole, old) && (Array.isArray(old) || old instanceof like)) {
    keepAll(old, run.log);
    return old as A;
  }
  const values = new like(whole);
  if (old !== undefined && old !== null) for (let i = 0; i < start; i++) values[i] = (old as Numbers)[i];
  return values;
}

/** Takes the mark of a null element, or that of a present one in a marked array. */
function isNull(record: FieldRecord, old: Numbers | undefined, i: number, from: ByteReader): boolean {
  const { offset } = from;
  const marked = record.pointers === 'marked';
  if (!marked && old === undefined) {
    const reason = 'nothing in the stream says which elements are null; hand over the state that is to be loaded into';
    throw new StreamError('null-unknown', reason, { offset });
  }
  if (!marked && old?.[i] !== null) return false;
  const mark = from.u8();
  if (mark === NULL_MARK) return true;
  if (marked && mark === PRESENT_MARK) return false;
  const reason = marked
    ? 'an element of this array begins with the mark 0x30 or 0x31'
    : 'the element is null here, so the stream should have the mark 0x30';
  throw new StreamError('bad-null-mark', reason, { offset, expected: NULL_MARK, actual: mark });
}

function loadSubsections(plan: Plan, state: Loaded, base: Base, run: Loading): void {
  const { from, log } = run;
  for (;;) {
    const name = peekSubsection(plan.name, from);
    if (name === undefined) return;
    const { offset } = from;
    const sub = plan.subsections.find((one) => one.name === name);
    if (sub === undefined) {
      const reason = `${plan.name} has no subsection ${show(name)} here`;
      throw new StreamError('unknown-subsection', reason, { path: name, offset, actual: name });
    }
    from.at += 2 + name.length;
    try {
      const version = from.u32() & 0xff; // QEMU keeps the low 8 bits
      checkVersion(sub.plan, version, from.offset - 4);
      const old = (base?.[sub.key] ?? undefined) as Base;
      const at = version === sub.plan.version ? sub.plan : planOf(sub.def, plan.rules.release, 'load', version);
      const value = loadObject(at, old, run); // they may come in any order, or twice
      if (state !== NONE && (old === undefined || value !== old)) put(state, sub.key, value, log);
    } catch (error) {
      throw within(error, name, '/');
    }
  }
}

/** The name of the subsection that follows, if it belongs to a vmsd of this name (`vmstate.md`, 5.3). */
export function peekSubsection(owner: string, from: ByteReader): string | undefined {
  if (from.peek() !== QEMU_VM_SUBSECTION) return undefined;
  const length = from.peek(1);
  if (length < owner.length + 1 || from.at + 2 + length > from.end) return undefined;
  for (let i = 0; i < owner.length; i++) if (from.bytes[from.at + 2 + i] !== owner.charCodeAt(i)) return undefined;
  return latin1(from.bytes, from.at + 2, length);
}

/** Puts what an old loader learned into a state, object by object and array by array. */
function fill(target: Loaded, values: Loaded, log: Overwritten | undefined): void {
  for (const [key, value] of Object.entries(values)) {
    const old = target[key];
    const both = typeof value === 'object' && value !== null && typeof old === 'object' && old !== null;
    if (both && Object.getPrototypeOf(value) === Object.getPrototypeOf(old)) fill(old as Loaded, value as Loaded, log);
    else if (old !== value) put(target, key, value, log);
  }
}

function badNested(field: PlanField, run: Loading): StreamError {
  const { def, version } = field.sub as Plan;
  const reason = `${def.name} is read at the field's version ${version}, which is not from ${def.minimumVersionId} to ${def.versionId}`;
  return new StreamError(version > def.versionId ? 'too-new' : 'too-old', reason, {
    offset: run.from.offset,
    actual: version,
  });
}

function tooLarge(n: number, from: ByteReader): StreamError {
  const reason = `${n} elements, none of which need have a byte, are too many`;
  return new StreamError('too-large', reason, { offset: from.offset, expected: MOST_OF_NOTHING, actual: n });
}
