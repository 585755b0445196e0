/**
 * Loading: the plan interpreted over bytes, into a staged state. `vmstate_load_state` of `migration/vmstate.c`.
 *
 * Nothing here writes to a live state. It is only looked at: for the values that must be equal, for what is not
 * sent, for null elements and for the room of arrays. `_commit.ts` moves what was staged.
 */
import { StreamError, show } from '../errors.js';
import { stage } from './_commit.js';
import { markLoaded } from './_hooks.js';
import {
  OP_BAD_NESTED,
  OP_IF,
  OP_MANY,
  OP_MUST_EXIST,
  OP_ONE,
  OP_SCALARS,
  OP_STRUCT,
  type Plan,
  type PlanField,
  planOf,
  STRIDE,
} from './_plan.js';
import { countOf, NULL_MARK, PRESENT_MARK, QEMU_VM_SUBSECTION, within } from './_save.js';
import { type ByteReader, latin1 } from './bytes.js';
import {
  BOOL,
  type Count,
  type FieldRecord,
  INT8,
  INT16,
  INT32,
  INT64,
  INT64_NUMBER,
  SCALAR_SIZES,
  UINT8,
  UINT16,
  UINT32,
  UINT32_BIGINT,
  UINT64,
  UINT64_HALVES,
  UINT64_NUMBER,
} from './field.js';

/** What one load goes by. */
export interface Loading {
  readonly from: ByteReader;
  readonly context: unknown;
  /** Decoding runs no hooks; a load into a live state runs `preLoad`. */
  readonly decoding?: boolean;
  /** Set below a `preLoad`: the base is a copy of our own by then, with its defaults, and is filled itself. */
  readonly staged?: boolean;
}

export type Loaded = Record<string, unknown>;
type Base = Record<string, unknown> | undefined;

/**
 * The version rule of step 1.
 *
 * @throws {StreamError} `too-new`, `too-old`.
 */
export function checkVersion(plan: Plan, version: number, offset: number): void {
  const { versionId, minimumVersionId } = plan.def;
  const oldest = plan.loadOld?.minimumVersionId ?? minimumVersionId;
  if (version > versionId) {
    throw new StreamError('too-new', `version ${version} is too new; this program knows up to ${versionId}`, {
      offset,
      expected: versionId,
      actual: version,
    });
  }
  if (version < oldest) {
    throw new StreamError('too-old', `version ${version} is too old; the oldest that loads is ${oldest}`, {
      offset,
      expected: oldest,
      actual: version,
    });
  }
}

/** Reads one object at the version of the plan; `base` is the live state, if there is one. */
export function loadObject(plan: Plan, base: Base, run: Loading): Loaded {
  const { from } = run;
  if (plan.simple && !run.staged && from.at + plan.scalarBytes <= from.end) return loadSimple(plan, run);
  const { preLoad } = plan.hooks;
  const hooked = preLoad !== undefined && !run.decoding;
  const state = startingState(plan, base, run, hooked);
  if (plan.postLoads) markLoaded(state, plan);
  if (!hooked) return loadContent(plan, state, run.staged && base !== undefined ? state : base, run);
  preLoad(state, run.context);
  return loadContent(plan, state, base && state, run.staged ? run : { ...run, staged: true });
}

/** An object of numbers alone, which needs no look at anything else. Arrays of those are what takes time. */
function loadSimple(plan: Plan, run: Loading): Loaded {
  const { code, keys } = plan;
  const { from } = run;
  const state: Loaded = {};
  for (let pc = 0; pc < code.length; pc += STRIDE) {
    const value = getScalar(code[pc] as number, from);
    if (value === undefined) throw notSafe(from).within(nameOf(plan, code[pc + 1] as number));
    state[keys[code[pc + 1] as number] as string] = value;
  }
  if (from.peek() === QEMU_VM_SUBSECTION) loadSubsections(plan, state, undefined, run);
  return state;
}

/** What is loaded into: nothing but what is not sent, or a copy of all if a `preLoad` is to set defaults in it. */
function startingState(plan: Plan, base: Base, run: Loading, hooked: boolean): Loaded {
  if (base !== undefined && run.staged) return base;
  if (base !== undefined && hooked) return stage(plan, base);
  const state: Loaded = {};
  if (base !== undefined) {
    for (const key of plan.locals) state[key] = base[key];
    for (const { key } of plan.left) state[key] = base[key];
  }
  return state;
}

function loadContent(plan: Plan, state: Loaded, base: Base, run: Loading): Loaded {
  const { from } = run;
  if (plan.loadOld !== undefined && plan.version < plan.def.minimumVersionId) {
    return Object.assign(state, plan.loadOld.load(from, plan.version, run.context));
  }
  loadFields(plan, state, base, run);
  if (plan.subsections.length > 0 || from.peek() === QEMU_VM_SUBSECTION) loadSubsections(plan, state, base, run);
  return state;
}

function loadFields(plan: Plan, state: Loaded, base: Base, run: Loading): void {
  const { code, keys } = plan;
  const { from } = run;
  for (let pc = 0; pc < code.length; pc += STRIDE) {
    const op = code[pc] as number;
    const index = code[pc + 1] as number;
    const key = keys[index] as string;
    if (op < OP_IF) {
      if (from.at + (SCALAR_SIZES[op] as number) > from.end)
        throw truncated(from, SCALAR_SIZES[op] as number, plan, index);
      const value = getScalar(op, from);
      if (value === undefined) throw notSafe(from).within(nameOf(plan, index));
      const field = plan.fields[index] as PlanField;
      if (field.record.check !== undefined && base !== undefined) {
        const error = checkLocal(field, value, base[key], run);
        if (error !== undefined) throw error.within(field.name);
      }
      state[key] = value;
    } else if (op === OP_IF) {
      if (!condition(plan, index, state, run)) pc += STRIDE;
    } else {
      const field = plan.fields[index] as PlanField;
      try {
        const old = base?.[key];
        if (op === OP_STRUCT) state[key] = loadObject(field.sub as Plan, old as Base, run);
        else if (op === OP_SCALARS) state[key] = loadScalars(field, state, base, run);
        else if (op === OP_ONE) loadOne(field, state, old, run);
        else if (op === OP_MANY) loadMany(field, state, base, run);
        else if (op === OP_BAD_NESTED) throw badNested(field, run);
        else if (op === OP_MUST_EXIST) throw mustExist(run, 'this version does not have it');
      } catch (error) {
        throw within(error, field.name);
      }
    }
  }
}

function condition(plan: Plan, index: number, state: Loaded, run: Loading): boolean {
  const field = plan.fields[index] as PlanField;
  const holds = field.condition?.(state as never, plan.version, run.context as never) === true;
  if (!holds && field.record.mustExist)
    throw mustExist(run, `the condition ${field.label} does not hold`).within(field.name);
  return holds;
}

/** One number at `from.at`; its bytes are there. Undefined if a number cannot hold it. */
function getScalar(op: number, from: ByteReader): unknown {
  const { at, view } = from;
  switch (op) {
    case UINT8:
      from.at = at + 1;
      return from.bytes[at];
    case UINT32:
      from.at = at + 4;
      return view.getUint32(at);
    case INT32:
      from.at = at + 4;
      return view.getInt32(at);
    case UINT64:
      from.at = at + 8;
      return view.getBigUint64(at);
    case INT64:
      from.at = at + 8;
      return view.getBigInt64(at);
    case UINT16:
      from.at = at + 2;
      return view.getUint16(at);
    case BOOL:
      from.at = at + 1;
      return from.bytes[at] !== 0;
    case INT8:
      from.at = at + 1;
      return view.getInt8(at);
    case INT16:
      from.at = at + 2;
      return view.getInt16(at);
    case INT64_NUMBER:
    case UINT64_NUMBER: {
      const value = Number(op === INT64_NUMBER ? view.getBigInt64(at) : view.getBigUint64(at));
      if (!Number.isSafeInteger(value)) return undefined;
      from.at = at + 8;
      return value;
    }
    case UINT64_HALVES:
      from.at = at + 8;
      return { hi: view.getUint32(at), lo: view.getUint32(at + 4) };
    case UINT32_BIGINT:
      from.at = at + 4;
      return BigInt(view.getUint32(at));
    default:
      return undefined;
  }
}

/** Compares an incoming value, just read, with the local one. */
function checkLocal(field: PlanField, value: unknown, local: unknown, run: Loading): StreamError | undefined {
  const { check } = field.record;
  const offset = run.from.offset - field.elementSize;
  const details = { offset, expected: local, actual: value };
  if (check === 'equal' && value !== local) {
    const reason = `must be ${show(local)} as it is here, but the stream has ${show(value)}; the machines differ`;
    return new StreamError('not-equal', reason, details);
  }
  if (check === 'less-or-equal' && ((value as number) < 0 || (value as number) > (local as number))) {
    const reason = `must be from 0 to ${show(local)}, but the stream has ${show(value)}; the machines differ`;
    return new StreamError('not-less-or-equal', reason, details);
  }
  return undefined;
}

type Numbers = { length: number; [i: number]: unknown };

/** An array for `n` values of a scalar: a typed array where there is one of that width. */
export function makeArray(scalar: number, n: number): Numbers {
  switch (scalar) {
    case INT8:
      return new Int8Array(n);
    case UINT8:
      return new Uint8Array(n);
    case INT16:
      return new Int16Array(n);
    case UINT16:
      return new Uint16Array(n);
    case INT32:
      return new Int32Array(n);
    case UINT32:
      return new Uint32Array(n);
    case INT64:
      return new BigInt64Array(n);
    case UINT64:
    case UINT32_BIGINT:
      return new BigUint64Array(n);
    default:
      return new Array<unknown>(n);
  }
}

function loadScalars(field: PlanField, state: Loaded, base: Base, run: Loading): Numbers {
  const { record, elementSize } = field;
  const { from } = run;
  const { start } = record.count as Count;
  const n = lengthOf(field, state, base, run);
  from.need(n * elementSize);
  if (record.scalar === UINT8 && start === 0 && record.check === undefined) return from.take(n).slice();
  const values = startOf(field, base, makeArray(record.scalar, start + n));
  if (record.check === undefined && getNumbers(values, start, n, from)) return values;
  const local = record.check === undefined ? undefined : (base?.[field.key] as Numbers | undefined);
  for (let i = start; i < start + n; i++) {
    const value = getScalar(record.scalar, from);
    if (value === undefined) throw notSafe(from).within(`[${i}]`);
    const error = local && checkLocal(field, value, local[i], run);
    if (error !== undefined) throw error.within(`[${i}]`);
    values[i] = value;
  }
  return values;
}

/** The widths that are common in large arrays; the bytes are there. False for any other. */
function getNumbers(values: Numbers, start: number, n: number, from: ByteReader): boolean {
  const { view } = from;
  let { at } = from;
  if (values instanceof Uint32Array) {
    for (let i = start; i < start + n; i++, at += 4) values[i] = view.getUint32(at);
  } else if (values instanceof Int32Array) {
    for (let i = start; i < start + n; i++, at += 4) values[i] = view.getInt32(at);
  } else if (values instanceof Uint16Array) {
    for (let i = start; i < start + n; i++, at += 2) values[i] = view.getUint16(at);
  } else return false;
  from.at = at;
  return true;
}

/** A sub array keeps the elements before it. */
function startOf<V extends Numbers>(field: PlanField, base: Base, values: V): V {
  const { start } = field.record.count as Count;
  const old = base?.[field.key] as Numbers | null | undefined;
  if (old != null) for (let i = 0; i < start; i++) values[i] = old[i];
  return values;
}

function loadOne(field: PlanField, state: Loaded, old: unknown, run: Loading): void {
  if (field.record.kind === 'unused') run.from.take(field.elementSize);
  else state[field.key] = loadElement(field, old, state, run);
}

/** A counted array whose elements may be empty has no more of them. */
const MOST_OF_NOTHING = 0x10000;

function loadMany(field: PlanField, state: Loaded, base: Base, run: Loading): void {
  const { record } = field;
  const { from } = run;
  if (record.kind === 'validate') return;
  if (record.kind === 'unused') {
    const n = countOf(record.count as Count, state);
    from.take(n * field.elementSize);
    return;
  }
  const n = lengthOf(field, state, base, run);
  const { start } = record.count as Count;
  const old = (base?.[field.key] ?? undefined) as Numbers | undefined;
  // The array grows as its elements come, so a count alone makes none. Those that may be empty must be few.
  if (field.least === 0 && record.count?.key !== undefined && n > MOST_OF_NOTHING) throw tooLarge(n, from);
  const values = startOf(field, base, new Array<unknown>(start));
  state[field.key] = values;
  for (let i = start; i < start + n; i++) {
    try {
      const none = record.pointers !== 'none' && isNull(record, old, i, from);
      values[i] = none ? null : loadElement(field, old?.[i] ?? undefined, state, run);
    } catch (error) {
      throw within(error, `[${i}]`);
    }
  }
}

/** Takes the mark of a null element, or that of a present one in a marked array. */
function isNull(record: FieldRecord, old: Numbers | undefined, i: number, from: ByteReader): boolean {
  const { offset } = from;
  if (record.pointers === 'marked') {
    const mark = from.u8();
    if (mark === NULL_MARK || mark === PRESENT_MARK) return mark === NULL_MARK;
    throw new StreamError('bad-null-mark', 'an element of this array begins with the mark 0x30 or 0x31', {
      offset,
      expected: [NULL_MARK, PRESENT_MARK],
      actual: mark,
    });
  }
  if (old === undefined) {
    const reason = 'nothing in the stream says which elements are null; hand over the state that is to be loaded into';
    throw new StreamError('null-unknown', reason, { offset });
  }
  if (old[i] !== null) return false;
  const mark = from.u8();
  if (mark === NULL_MARK) return true;
  throw new StreamError('bad-null-mark', 'the element is null here, so the stream should have the mark 0x30', {
    offset,
    expected: NULL_MARK,
    actual: mark,
  });
}

function loadElement(field: PlanField, old: unknown, state: Loaded, run: Loading): unknown {
  const { record } = field;
  const { from } = run;
  switch (record.kind) {
    case 'struct':
    case 'vstruct':
    case 'tmp':
      return loadObject(field.sub as Plan, old as Base, run);
    case 'scalar': {
      from.need(field.elementSize);
      const value = getScalar(record.scalar, from);
      if (value === undefined) throw notSafe(from);
      return value;
    }
    case 'leaf': {
      const codec = record.leaf;
      if (codec?.size !== undefined) {
        from.need(codec.size);
        const at = from.at;
        from.at += codec.size;
        return codec.get(from.view, at);
      }
      return codec?.read(from, { context: run.context, state });
    }
    case 'buffer':
      return loadBuffer(record, old, state, run);
    case 'bitmap': {
      const words = Math.ceil(countOf(record.size as Count, state) / 64);
      if (old instanceof BigUint64Array && !record.alloc && words > old.length) throw tooShort(old.length, words, from);
      from.need(words * 8);
      const bits = new BigUint64Array(words);
      for (let i = 0; i < words; i++) bits[i] = from.u64();
      return bits;
    }
    default:
      return loadList(field, run);
  }
}

function loadBuffer(record: FieldRecord, old: unknown, state: Loaded, run: Loading): Uint8Array {
  const { from } = run;
  const { start } = record.size as Count;
  const n = countOf(record.size as Count, state);
  const room = old instanceof Uint8Array ? old.length : undefined;
  if (room !== undefined && !record.alloc && start + n > room) throw tooShort(room, start + n, from);
  const bytes = from.take(n);
  if (start === 0) return bytes.slice();
  const whole = new Uint8Array(start + n);
  if (old instanceof Uint8Array) whole.set(old.subarray(0, start));
  whole.set(bytes, start);
  return whole;
}

function loadList(field: PlanField, run: Loading): unknown[] {
  const { from } = run;
  const tree = field.record.kind === 'gtree';
  const announced = tree ? from.u32() : -1;
  const items: unknown[] = [];
  for (;;) {
    const { offset } = from;
    const mark = from.u8();
    if (mark === 0) break;
    if (mark !== 1) {
      const reason = 'a list has 01 before each element and 00 at its end';
      throw new StreamError('bad-list-mark', reason, { offset, expected: [0, 1], actual: mark });
    }
    if (tree && items.length === announced) throw badTree(announced, items.length + 1, offset);
    try {
      items.push(tree ? loadNode(field, run) : loadObject(field.sub as Plan, undefined, run));
    } catch (error) {
      throw within(error, `[${items.length}]`);
    }
  }
  if (tree && items.length !== announced) throw badTree(announced, items.length, from.offset);
  return items;
}

function loadNode(field: PlanField, run: Loading): { key: unknown; value: Loaded } {
  let key: unknown;
  try {
    key = field.keySub === undefined ? run.from.u64() : loadObject(field.keySub, undefined, run);
  } catch (error) {
    throw within(error, 'key');
  }
  try {
    return { key, value: loadObject(field.sub as Plan, undefined, run) };
  } catch (error) {
    throw within(error, 'value');
  }
}

/** How many elements follow, checked against the room of the live array. */
function lengthOf(field: PlanField, state: Loaded, base: Base, run: Loading): number {
  const { record } = field;
  const count = record.count as Count;
  const n = countOf(count, state);
  const room = (base?.[field.key] as Numbers | null | undefined)?.length;
  if (room !== undefined && !record.alloc && count.start + n > room) throw tooShort(room, count.start + n, run.from);
  return n;
}

function loadSubsections(plan: Plan, state: Loaded, base: Base, run: Loading): void {
  const { from } = run;
  for (;;) {
    const name = peekSubsection(plan.name, from);
    if (name === undefined) return;
    const { offset } = from;
    const sub = plan.subsections.find((one) => one.name === name);
    if (sub === undefined) {
      throw new StreamError('unknown-subsection', `${plan.name} has no subsection ${show(name)} here`, {
        path: name,
        offset,
        expected: plan.subsections.map((s) => s.name),
        actual: name,
      });
    }
    from.at += 2 + name.length;
    try {
      const version = from.u32() & 0xff; // QEMU keeps the low 8 bits
      checkVersion(sub.plan, version, from.offset - 4);
      const old = (state[sub.key] ?? base?.[sub.key]) as Base;
      const at = version === sub.plan.version ? sub.plan : planOf(sub.def, plan.rules.release, 'load', version);
      state[sub.key] = loadObject(at, old, run); // they may come in any order, or twice
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
  const name = latin1(from.bytes, from.at + 2, length);
  return name.startsWith(owner) ? name : undefined;
}

function nameOf(plan: Plan, index: number): string {
  return (plan.fields[index] as PlanField).name;
}

function truncated(from: ByteReader, n: number, plan: Plan, index: number): Error {
  try {
    from.need(n);
  } catch (error) {
    return within(error, nameOf(plan, index)) as Error;
  }
  return new Error('not truncated');
}

function notSafe(from: ByteReader): StreamError {
  const actual = from.view.getBigUint64(from.at);
  const reason = `${actual} does not fit into a number; take the field as a bigint or as halves`;
  return new StreamError('bad-value', reason, { offset: from.offset, actual });
}

function mustExist(run: Loading, why: string): StreamError {
  return new StreamError('must-exist', `the field must exist, but ${why}`, { offset: run.from.offset });
}

function badNested(field: PlanField, run: Loading): StreamError {
  const { def, version } = field.sub as Plan;
  const reason = `${def.name} is read at the field's version ${version}, which is not from ${def.minimumVersionId} to ${def.versionId}`;
  return new StreamError(version > def.versionId ? 'too-new' : 'too-old', reason, {
    offset: run.from.offset,
    actual: version,
  });
}

function tooShort(room: number, n: number, from: ByteReader): StreamError {
  const reason = `the stream has ${n} elements, but there is room for ${room}; give it more, or mark the field alloc()`;
  return new StreamError('array-too-short', reason, { offset: from.offset, expected: room, actual: n });
}

function tooLarge(n: number, from: ByteReader): StreamError {
  const reason = `${n} elements, none of which need have a byte, are too many`;
  return new StreamError('too-large', reason, { offset: from.offset, expected: MOST_OF_NOTHING, actual: n });
}

function badTree(announced: number, found: number, offset: number): StreamError {
  const reason = `the tree announced ${announced} nodes, but ${found} came`;
  return new StreamError('bad-count', reason, { offset, expected: announced, actual: found });
}
