/**
 * Saving: the plan interpreted over a state, into a writer. `vmstate_save_state` of QEMU's `migration/vmstate.c`.
 */
import { StreamError, ValueError, VMStateError } from '../errors.js';
import { OP_IF, OP_MUST_EXIST, OP_ONE, type Plan, type PlanField, STRIDE } from './_plan.js';
import { putScalar, putScalars, scalarError, wrong } from './_scalar.js';
import type { Shape } from './_shape.js';
import type { ByteWriter } from './bytes.js';
import type { Count } from './field.js';

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
  if (typeof state !== 'object' || state === null) throw wrong('an object', state);
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
  const { code, keys, scalarBytes, fields } = plan;
  const { to } = run;
  to.reserve(scalarBytes);
  let index = 0;
  try {
    for (let pc = 0; pc < code.length; pc += STRIDE) {
      const op = code[pc] as number;
      index = code[pc + 1] as number;
      if (op < OP_IF) {
        const value = state[keys[index] as string];
        if (!putScalar(op, value, to)) throw scalarError(op, value);
        continue;
      }
      const field = fields[index] as PlanField;
      if (op === OP_IF) {
        const holds = conditionOf(plan, field, state, run.context);
        run.shape.push(holds ? 1 : 0);
        if (!holds) pc += STRIDE;
        continue;
      }
      if (op === OP_ONE) field.record.walk.save(field, state[field.key], state, run);
      else if (op === OP_MUST_EXIST) throw mustExist();
      else saveArray(field, state, run);
      to.reserve(scalarBytes);
    }
  } catch (error) {
    throw within(error, (fields[index] as PlanField).name);
  }
  if (plan.subsections.length > 0) saveSubsections(plan, state, run);
}

/** Whether a field is there. */
export function conditionOf(plan: Plan, field: PlanField, state: State, context: unknown, offset?: number): boolean {
  const holds = field.condition?.(state as never, plan.version, context as never) === true;
  if (!holds && field.record.mustExist) throw mustExist(field.label, offset);
  return holds;
}

function saveArray(field: PlanField, state: State, run: Saving): void {
  const { record, key } = field;
  const { to, shape } = run;
  const count = record.count as Count;
  const n = countOf(count, state);
  if (count.key !== undefined) shape.push(n);
  if (!record.hasValue) {
    for (let i = 0; i < n; i++) record.walk.save(field, undefined, state, run);
    return;
  }
  const { start } = count;
  // A count of zero needs no array: QEMU's pointer may be null then.
  const values = n === 0 && count.key !== undefined ? (state[key] ?? []) : state[key];
  if (!isArray(values)) throw wrong('an array', values);
  const { length } = values;
  if (length < start + n || (length > n && count.key === undefined && start === 0))
    throw wrongLength(start + n, length);
  if (record.pointers === 'none' && record.scalar >= 0) {
    putScalars(record.scalar, values, start, n, to);
    return;
  }
  if (record.pointers !== 'none') for (let i = start; i < start + n; i++) shape.push(values[i] === null ? 0 : 1);
  for (let i = start; i < start + n; i++) {
    const value = values[i];
    try {
      if (record.pointers !== 'none' && value === null) to.u8(NULL_MARK);
      else {
        if (record.pointers === 'marked') to.u8(PRESENT_MARK);
        record.walk.save(field, value, state, run);
      }
    } catch (error) {
      throw within(error, `[${i}]`);
    }
  }
}

function isArray(values: unknown): values is ArrayLike<unknown> {
  return Array.isArray(values) || (ArrayBuffer.isView(values) && 'length' in values);
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

/** A count or size: a constant, or the value of another property. Negative counts as none. */
export function countOf(count: Count, state: State): number {
  if (count.key === undefined) return count.fixed as number;
  const value = state[count.key];
  if (Number.isInteger(value)) return Math.max(0, (value as number) * count.factor);
  throw wrong(`a whole number in ${count.key}, which holds the count`, value);
}

export function wrongLength(expected: number, actual: number): ValueError {
  return new ValueError('wrong-length', `expected ${expected} elements, got ${actual}`, { expected, actual });
}

/** A field that has to be there is not; without a label because of its version, with an offset in a stream. */
export function mustExist(label?: string, offset?: number): VMStateError {
  const why = label === undefined ? 'this version does not have it' : `the condition ${label} does not hold`;
  const reason = `the field must exist, but ${why}`;
  return offset === undefined
    ? new ValueError('must-exist', reason, { expected: label })
    : new StreamError('must-exist', reason, { offset });
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
