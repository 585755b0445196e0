/**
 * Saving: the plan interpreted over a state, into a writer. `vmstate_save_state` of QEMU's `migration/vmstate.c`.
 */
import { show, ValueError, VMStateError } from '../errors.js';
import {
  OP_IF,
  OP_MANY,
  OP_MUST_EXIST,
  OP_ONE,
  OP_SCALARS,
  OP_STRUCT,
  type Plan,
  type PlanField,
  STRIDE,
} from './_plan.js';
import type { Shape } from './_shape.js';
import type { ByteWriter } from './bytes.js';
import {
  BOOL,
  type Count,
  type FieldRecord,
  INT8,
  INT16,
  INT32,
  INT64,
  INT64_NUMBER,
  UINT8,
  UINT16,
  UINT32,
  UINT32_BIGINT,
  UINT64,
  UINT64_HALVES,
  UINT64_NUMBER,
} from './field.js';
import type { Halves } from './scalars.js';

/** The type byte of a subsection inside a VMState. */
export const QEMU_VM_SUBSECTION = 0x05;
/** The byte that stands for a null element. */
export const NULL_MARK = 0x30;
/** The byte before a present element of a marked array. */
export const PRESENT_MARK = 0x31;

/** What one save goes by. */
export interface Saving {
  readonly to: ByteWriter;
  readonly shape: Shape;
  readonly context: unknown;
  /** A live save runs hooks and asks `needed`; a decoded snapshot is encoded by what is present. */
  readonly live: boolean;
}

type State = Readonly<Record<string, unknown>>;

/** Writes one object: `preSave`, fields, subsections, `postSave`. */
export function saveObject(plan: Plan, state: State, run: Saving): void {
  if (typeof state !== 'object' || state === null) throw wrongType('an object', state);
  const { preSave, postSave } = plan.hooks;
  if (!run.live || (preSave === undefined && postSave === undefined)) {
    saveFields(plan, state, run);
    return;
  }
  preSave?.(state, run.context); // one that fails ends the save: there is nothing to put back then
  try {
    saveFields(plan, state, run);
  } finally {
    postSave?.(state, run.context);
  }
}

function saveFields(plan: Plan, state: State, run: Saving): void {
  const { code, keys, scalarBytes } = plan;
  const { to } = run;
  to.reserve(scalarBytes);
  for (let pc = 0; pc < code.length; pc += STRIDE) {
    const op = code[pc] as number;
    const index = code[pc + 1] as number;
    const key = keys[index] as string;
    if (op < OP_IF) {
      if (!putScalar(op, state[key], to)) throw scalarError(op, state[key]).within(nameOf(plan, index));
    } else if (op === OP_IF) {
      if (!condition(plan, index, state, run)) pc += STRIDE;
    } else {
      try {
        const field = plan.fields[index] as PlanField;
        if (op === OP_STRUCT) saveObject(field.sub as Plan, state[key] as State, run);
        else if (op === OP_SCALARS) saveScalars(field, state, run);
        else if (op === OP_ONE) saveElement(field, state[key], state, run);
        else if (op === OP_MANY) saveElements(field, state, run);
        else if (op === OP_MUST_EXIST) throw mustExist();
      } catch (error) {
        throw within(error, nameOf(plan, index));
      }
      to.reserve(scalarBytes);
    }
  }
  if (plan.subsections.length > 0) saveSubsections(plan, state, run);
}

function condition(plan: Plan, index: number, state: State, run: Saving): boolean {
  const field = plan.fields[index] as PlanField;
  const holds = field.condition?.(state as never, plan.version, run.context as never) === true;
  run.shape.push(holds ? 1 : 0);
  if (!holds && field.record.mustExist) throw mustExist(field.label).within(field.name);
  return holds;
}

/** Writes one number at `to.at`, where room has been reserved. False if the value does not fit. */
function putScalar(op: number, value: unknown, to: ByteWriter): boolean {
  const { view, at } = to;
  // The operators below throw for a bigint, so a number is asked for first.
  switch (op) {
    case UINT8:
      if (typeof value !== 'number' || (value & 0xff) !== value) return false;
      to.bytes[at] = value;
      to.at = at + 1;
      return true;
    case UINT32:
      if (typeof value !== 'number' || value >>> 0 !== value) return false;
      view.setUint32(at, value);
      to.at = at + 4;
      return true;
    case INT32:
      if (typeof value !== 'number' || (value | 0) !== value) return false;
      view.setInt32(at, value);
      to.at = at + 4;
      return true;
    case UINT64:
      if (typeof value !== 'bigint' || value < 0n || value > MAX_UINT64) return false;
      view.setBigUint64(at, value);
      to.at = at + 8;
      return true;
    case INT64:
      if (typeof value !== 'bigint' || value < MIN_INT64 || value > MAX_INT64) return false;
      view.setBigInt64(at, value);
      to.at = at + 8;
      return true;
    case UINT16:
      if (typeof value !== 'number' || (value & 0xffff) !== value) return false;
      view.setUint16(at, value);
      to.at = at + 2;
      return true;
    case BOOL:
      if (typeof value !== 'boolean') return false;
      to.bytes[at] = value ? 1 : 0;
      to.at = at + 1;
      return true;
    case INT8:
      if (typeof value !== 'number' || (value << 24) >> 24 !== value) return false;
      to.bytes[at] = value;
      to.at = at + 1;
      return true;
    case INT16:
      if (typeof value !== 'number' || (value << 16) >> 16 !== value) return false;
      view.setInt16(at, value);
      to.at = at + 2;
      return true;
    case INT64_NUMBER:
    case UINT64_NUMBER:
      if (!Number.isSafeInteger(value) || (op === UINT64_NUMBER && (value as number) < 0)) return false;
      view.setInt32(at, Math.floor((value as number) / 0x100000000));
      view.setUint32(at + 4, (value as number) >>> 0);
      to.at = at + 8;
      return true;
    case UINT64_HALVES: {
      const { hi, lo } = (value ?? {}) as Halves;
      if (typeof hi !== 'number' || typeof lo !== 'number' || hi >>> 0 !== hi || lo >>> 0 !== lo) return false;
      view.setUint32(at, hi);
      view.setUint32(at + 4, lo);
      to.at = at + 8;
      return true;
    }
    case UINT32_BIGINT:
      if (typeof value !== 'bigint' || value < 0n || value > 0xffffffffn) return false;
      view.setUint32(at, Number(value));
      to.at = at + 4;
      return true;
    default:
      return false;
  }
}

const MAX_UINT64 = 0xffffffffffffffffn;
const MIN_INT64 = -0x8000000000000000n;
const MAX_INT64 = 0x7fffffffffffffffn;

function saveScalars(field: PlanField, state: State, run: Saving): void {
  const { record } = field;
  const values = elementsOf(field, state);
  const { start } = record.count as Count;
  const n = lengthOf(record, values, state, run);
  const { to } = run;
  to.reserve(n * field.elementSize);
  if (putNumbers(record.scalar, values, start, n, to)) return;
  for (let i = start; i < start + n; i++) {
    if (!putScalar(record.scalar, values[i], to)) throw scalarError(record.scalar, values[i]).within(`[${i}]`);
  }
}

/** Typed arrays of the width on the wire need no look at each value. False for any other array. */
function putNumbers(scalar: number, values: ArrayLike<unknown>, start: number, n: number, to: ByteWriter): boolean {
  const { view } = to;
  let { at } = to;
  if (scalar === UINT8 && values instanceof Uint8Array) {
    to.bytes.set(start === 0 && n === values.length ? values : values.subarray(start, start + n), at);
    at += n;
  } else if (scalar === UINT32 && values instanceof Uint32Array) {
    for (let i = start; i < start + n; i++, at += 4) view.setUint32(at, values[i] as number);
  } else if (scalar === INT32 && values instanceof Int32Array) {
    for (let i = start; i < start + n; i++, at += 4) view.setInt32(at, values[i] as number);
  } else if (scalar === UINT64 && values instanceof BigUint64Array) {
    for (let i = start; i < start + n; i++, at += 8) view.setBigUint64(at, values[i] as bigint);
  } else if (scalar === UINT16 && values instanceof Uint16Array) {
    for (let i = start; i < start + n; i++, at += 2) view.setUint16(at, values[i] as number);
  } else return false;
  to.at = at;
  return true;
}

function saveElements(field: PlanField, state: State, run: Saving): void {
  const { record } = field;
  if (record.kind === 'validate') return;
  const { to, shape } = run;
  if (record.kind === 'unused') {
    const n = countOf(record.count as Count, state);
    shape.push(n);
    to.zeros(n * field.elementSize);
    return;
  }
  const values = elementsOf(field, state);
  const { start } = record.count as Count;
  const n = lengthOf(record, values, state, run);
  if (record.pointers !== 'none') {
    for (let i = start; i < start + n; i++) shape.push(values[i] === null ? 0 : 1);
  }
  for (let i = start; i < start + n; i++) {
    const value = values[i];
    if (record.pointers !== 'none' && value === null) {
      to.u8(NULL_MARK);
      continue;
    }
    if (record.pointers === 'marked') to.u8(PRESENT_MARK);
    try {
      saveElement(field, value, state, run);
    } catch (error) {
      throw within(error, `[${i}]`);
    }
  }
}

function saveElement(field: PlanField, value: unknown, state: State, run: Saving): void {
  const { record } = field;
  const { to, shape } = run;
  switch (record.kind) {
    case 'scalar':
      to.reserve(8);
      if (!putScalar(record.scalar, value, to)) throw scalarError(record.scalar, value);
      return;
    case 'struct':
    case 'vstruct':
    case 'tmp':
      saveObject(field.sub as Plan, value as State, run);
      return;
    case 'leaf':
      saveLeaf(field, value, state, run);
      return;
    case 'buffer':
      saveBuffer(record, value, state, run);
      return;
    case 'unused':
      to.zeros(field.elementSize);
      return;
    case 'bitmap':
      saveBitmap(record, value, state, run);
      return;
    case 'qtailq':
    case 'qlist':
    case 'gtree':
      saveList(field, value, shape, run);
  }
}

function saveLeaf(field: PlanField, value: unknown, state: State, run: Saving): void {
  const { to, shape } = run;
  const codec = field.record.leaf;
  if (value === undefined) throw wrongType('a value', value);
  if (codec?.size !== undefined) {
    to.reserve(codec.size);
    codec.put(value, to.view, to.at);
    to.at += codec.size;
    return;
  }
  const place = shape.hold();
  const from = to.at;
  codec?.write(value, to, { context: run.context, state });
  shape.set(place, to.at - from);
}

function saveBuffer(record: FieldRecord, value: unknown, state: State, run: Saving): void {
  if (!(value instanceof Uint8Array)) throw wrongType('a Uint8Array', value);
  const size = record.size as Count;
  const n = countOf(size, state);
  if (size.key !== undefined) run.shape.push(n);
  const whole = size.start + n;
  if (value.length < whole || (value.length > whole && !record.partial && size.key === undefined)) {
    throw wrongLength(whole, value.length);
  }
  run.to.raw(value.length === n ? value : value.subarray(size.start, whole));
}

function saveBitmap(record: FieldRecord, value: unknown, state: State, run: Saving): void {
  if (!(value instanceof BigUint64Array)) throw wrongType('a BigUint64Array', value);
  const words = Math.ceil(countOf(record.size as Count, state) / 64);
  if (record.size?.key !== undefined) run.shape.push(words * 8);
  if (value.length < words) throw wrongLength(words, value.length);
  const { to } = run;
  to.reserve(words * 8);
  for (let i = 0; i < words; i++, to.at += 8) to.view.setBigUint64(to.at, value[i] as bigint);
}

function saveList(field: PlanField, value: unknown, shape: Shape, run: Saving): void {
  if (!Array.isArray(value)) throw wrongType('an array', value);
  const { to } = run;
  const tree = field.record.kind === 'gtree';
  shape.push(value.length);
  if (tree) to.u32(value.length);
  value.forEach((item, i) => {
    to.u8(1);
    try {
      if (tree) saveNode(field, item, run);
      else saveObject(field.sub as Plan, item, run);
    } catch (error) {
      throw within(error, `[${i}]`);
    }
  });
  to.u8(0);
}

function saveNode(field: PlanField, node: unknown, run: Saving): void {
  if (typeof node !== 'object' || node === null) throw wrongType('{ key, value }', node);
  const { key, value } = node as { key?: unknown; value?: unknown };
  const { to } = run;
  try {
    if (field.keySub !== undefined) saveObject(field.keySub, key as State, run);
    else {
      to.reserve(8);
      if (!putScalar(UINT64, key, to)) throw scalarError(UINT64, key);
    }
  } catch (error) {
    throw within(error, 'key');
  }
  try {
    saveObject(field.sub as Plan, value as State, run);
  } catch (error) {
    throw within(error, 'value');
  }
}

function saveSubsections(plan: Plan, state: State, run: Saving): void {
  const { to } = run;
  for (const sub of plan.subsections) {
    const value = state[sub.key] as State | undefined;
    const { needed } = sub.plan.hooks;
    const sent = value !== undefined && (!run.live || needed === undefined || needed(value, run.context, state));
    run.shape.push(sent ? 1 : 0);
    if (!sent) continue;
    to.u8(QEMU_VM_SUBSECTION);
    to.counted(sub.name);
    to.u32(sub.plan.version);
    try {
      saveObject(sub.plan, value as State, run);
    } catch (error) {
      throw within(error, sub.name, '/');
    }
  }
}

/** The array of an array field. */
function elementsOf(field: PlanField, state: State): ArrayLike<unknown> {
  const values = state[field.key];
  if (Array.isArray(values) || (ArrayBuffer.isView(values) && !(values instanceof DataView))) {
    return values as unknown as ArrayLike<unknown>;
  }
  // A count of zero needs no array: QEMU's pointer may be null then.
  if (values == null && field.record.count?.key !== undefined && countOf(field.record.count, state) === 0) return [];
  throw wrongType('an array', values);
}

/** How many elements are sent, checked against the array; dynamic counts go into the shape. */
function lengthOf(record: FieldRecord, values: ArrayLike<unknown>, state: State, run: Saving): number {
  const count = record.count as Count;
  const n = countOf(count, state);
  if (count.key !== undefined) run.shape.push(n);
  const whole = count.start + n;
  const longer = values.length > whole && count.key === undefined && count.start === 0;
  if (values.length < whole || longer) throw wrongLength(whole, values.length);
  return n;
}

/** A count or size: a constant, or the value of another property. Negative counts as none. */
export function countOf(count: Count, state: State): number {
  if (count.key === undefined) return count.fixed as number;
  const value = state[count.key];
  if (!Number.isInteger(value)) {
    throw new ValueError(
      value === undefined ? 'missing' : 'wrong-type',
      `the count is held by ${count.key}, which must be a whole number`,
      {
        expected: 'a whole number',
        actual: value,
      },
    );
  }
  return Math.max(0, (value as number) * count.factor);
}

const SCALAR_NAMES: Readonly<Record<number, string>> = {
  [BOOL]: 'true or false',
  [INT8]: 'a whole number from -128 to 127',
  [UINT8]: 'a whole number from 0 to 255',
  [INT16]: 'a whole number from -32768 to 32767',
  [UINT16]: 'a whole number from 0 to 65535',
  [INT32]: 'a whole number from -2147483648 to 2147483647',
  [UINT32]: 'a whole number from 0 to 4294967295',
  [INT64]: 'a bigint of 64 signed bits',
  [UINT64]: 'a bigint of 64 unsigned bits',
  [INT64_NUMBER]: 'a safe whole number',
  [UINT64_NUMBER]: 'a safe whole number from 0',
  [UINT64_HALVES]: '{ hi, lo }, both from 0 to 4294967295',
  [UINT32_BIGINT]: 'a bigint from 0n to 4294967295n',
};

function scalarError(op: number, actual: unknown): ValueError {
  const expected = SCALAR_NAMES[op] as string;
  const wide = op === INT64 || op === UINT64 || op === UINT32_BIGINT;
  const kind = op === BOOL ? 'boolean' : op === UINT64_HALVES ? 'object' : wide ? 'bigint' : 'number';
  if (actual === undefined) return new ValueError('missing', `expected ${expected}, but it is not there`, { expected });
  const code = typeof actual === kind && kind !== 'boolean' && actual !== null ? 'out-of-range' : 'wrong-type';
  return new ValueError(code, `expected ${expected}, got ${show(actual)}`, { expected, actual });
}

function wrongType(expected: string, actual: unknown): ValueError {
  if (actual === undefined) return new ValueError('missing', `expected ${expected}, but it is not there`, { expected });
  return new ValueError('wrong-type', `expected ${expected}, got ${show(actual)}`, { expected, actual });
}

function wrongLength(expected: number, actual: number): ValueError {
  return new ValueError('wrong-length', `expected ${expected} elements, got ${actual}`, { expected, actual });
}

function mustExist(label?: string): ValueError {
  const why = label === undefined ? 'this version does not have it' : `the condition ${label} does not hold`;
  return new ValueError('must-exist', `the field must exist, but ${why}`, { expected: label });
}

function nameOf(plan: Plan, index: number): string {
  return (plan.fields[index] as PlanField).name;
}

/**
 * Puts an outer name in front of the path. What hooks, conditions and codecs throw becomes a {@link ValueError}
 * `hook-failed` at the innermost place that is known.
 */
export function within(error: unknown, outer: string, separator?: string): VMStateError {
  return ours(error).within(outer, separator);
}

/** An error of this library: the one given, or `hook-failed` around it. */
export function ours(error: unknown): VMStateError {
  if (error instanceof VMStateError) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new ValueError('hook-failed', `a hook, a condition or a codec failed: ${text}`, { cause: error });
}
