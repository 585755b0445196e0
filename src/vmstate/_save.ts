/**
 * Saving: the plan interpreted over a state, into a writer, and into the description at the same time where one is
 * wanted. `vmstate_save_state` of QEMU's `migration/vmstate.c`, and the rules of `description.md`, 3 and 4.
 */
import { StreamError, ValueError, type VMStateError } from '../errors.js';
import type { JsonWriter } from '../json-writer/index.js';
import { OP_MUST_EXIST, OP_OTHER, type Plan, type PlanField } from './_plan.js';
import { putScalar, putScalars, wrong } from './_scalar.js';
import { within } from './_within.js';
import type { ByteWriter } from './bytes.js';
import type { Count } from './field.js';

/** The type byte of a subsection inside a VMState. */
export const QEMU_VM_SUBSECTION = 0x05;
/** The byte that stands for a null element. */
export const NULL_MARK = 0x30;
/** The byte before a present element of a marked array. */
export const PRESENT_MARK = 0x31;

/**
 * One save: what it goes by, and the shape it finds.
 *
 * The shape is every decision that the walk took, in order: which conditions held, how many elements there were, which
 * of them were null, which subsections were sent, how long the parts of variable length came out. Plan and shape
 * together determine the description, so a text is kept as long as the shape stays the same.
 */
export class Saving {
  private at = 0;
  /** Whether the shape was another one than that handed over. */
  changed = false;

  constructor(
    readonly to: ByteWriter,
    readonly context?: unknown,
    /** A live save asks `needed`; a decoded snapshot is encoded by what is present. */
    readonly live = false,
    /** What the description is written into; undefined where it is not wanted. */
    public json?: JsonWriter | undefined,
    readonly shape: number[] = [],
    readonly hooks = live,
  ) {}

  /** Notes a decision. */
  note(decision: number): void {
    if (this.shape[this.at] !== decision) {
      this.shape[this.at] = decision;
      this.changed = true;
    }
    this.at++;
  }

  /** Whether the shape is the one that was handed over; afterwards it is that of this save. */
  same(): boolean {
    this.changed ||= this.shape.length > this.at;
    this.shape.length = this.at;
    return !this.changed;
  }
}

type State = Readonly<Record<string, unknown>>;

/** Writes one object: `preSave`, fields, subsections, `postSave`. The description's keys go into the object that is open. */
export function saveObject(plan: Plan, state: State, run: Saving): void {
  if (typeof state !== 'object' || state === null) throw wrong('an object', state);
  const { preSave, postSave } = plan.hooks;
  if (run.hooks) preSave?.(state, run.context); // one that fails ends the save: there is nothing to put back then
  try {
    saveFields(plan, state, run);
    if (plan.subsections.length > 0) saveSubsections(plan, state, run);
  } finally {
    if (run.hooks) postSave?.(state, run.context);
  }
}

function saveFields(plan: Plan, state: State, run: Saving): void {
  const { to, json } = run;
  json?.str('vmsd_name', plan.name);
  json?.int('version', plan.version);
  json?.startArray('fields');
  let name = '';
  try {
    for (const field of plan.fields) {
      const { op, key, record } = field;
      name = field.name;
      if (op < OP_OTHER && json === undefined) {
        putScalar(op, state[key], to);
        continue;
      }
      if (field.condition !== undefined) {
        const holds = conditionOf(plan, field, state, run.context);
        run.note(holds ? 1 : 0);
        if (!holds) continue;
      }
      if (op === OP_MUST_EXIST) throw mustExist();
      else if (record.count === undefined) saveElement(field, state[key], state, run);
      else saveArray(plan, field, state, run);
    }
  } catch (error) {
    throw within(error, name);
  }
  json?.endArray();
}

/** Whether a field is there. */
export function conditionOf(plan: Plan, field: PlanField, state: State, context: unknown, offset?: number): boolean {
  const holds = field.condition?.(state as never, plan.version, context as never) === true;
  if (!holds && field.record.mustExist) throw mustExist(field.label, offset);
  return holds;
}

type Marks = 'array_len' | 'index' | undefined;

/** One element, and its object in the description: `size` stands last, after everything nested. */
function saveElement(field: PlanField, value: unknown, state: State, run: Saving, marks?: Marks, n?: number): void {
  const { json, to } = run;
  const begin = to.at;
  json?.startObject();
  json?.str('name', field.name);
  if (marks !== undefined) json?.int(marks, n as number);
  json?.str('type', field.record.type);
  field.record.walk.save(field, value, state, run);
  json?.int('size', to.at - begin);
  json?.endObject();
}

function saveArray(plan: Plan, field: PlanField, state: State, run: Saving): void {
  const { record, key, compressible } = field;
  const { pointers, hasValue, scalar } = record;
  const { json } = run;
  const { arrays } = plan.rules;
  const count = record.count as Count;
  const { start } = count;
  const n = countOf(count, state);
  const counted = count.key !== undefined;
  if (counted) run.note(n);
  // A count of zero needs no array: QEMU's pointer may be null then.
  const values = !hasValue ? [] : counted && n === 0 ? (state[key] ?? []) : state[key];
  if (!isArray(values)) throw wrong('an array', values);
  const { length } = values;
  if (hasValue && (length < start + n || (length > n && !counted && start === 0))) throw wrongLength(start + n, length);
  const isNull = (i: number) => pointers !== 'none' && values[i] === null;
  const end = start + n;
  let wasNull = false;
  let i = start;
  try {
    for (; i < end; i++) {
      if (scalar >= 0 && pointers === 'none' && run.json === undefined) break;
      const none = isNull(i);
      if (pointers !== 'none') run.note(none ? 0 : 1);
      // How many elements one object of the description stands for. Releases have different rules, and faults.
      let length = arrays === 'A' ? n : arrays === 'C' && !compressible ? 1 : end - i;
      if (arrays !== 'A' && none !== wasNull && (arrays === 'B' || length > 1)) {
        wasNull = none;
        run.json = json;
        let next = i;
        while (next < end && isNull(next) === none) next++;
        if (next < end) length = next - i;
      }
      const packed = compressible || (none && arrays !== 'A');
      let marks: Marks = length > 1 ? (packed ? 'array_len' : 'index') : undefined;
      if (pointers === 'marked') {
        marks = undefined;
        saveMark(plan, field, none ? NULL_MARK : PRESENT_MARK, run);
      } else if (none) saveMark(plan, field, NULL_MARK, run, marks, packed ? length : i - start);
      if (!none) saveElement(field, values[i], state, run, marks, packed ? length : i - start);
      // The field decides about switching off, not the marker that stands in for it.
      if (arrays === 'C' ? length > 1 : compressible) run.json = undefined;
    }
  } catch (error) {
    throw within(error, `[${i}]`);
  }
  if (i < end) putScalars(scalar, values, i, end, run.to);
  run.json = json;
}

/** The mark of an element. Up to 7.2 it is described as if it were the element. */
function saveMark(plan: Plan, field: PlanField, mark: number, { to, json }: Saving, marks?: Marks, n?: number): void {
  const { name, markerName, record } = field;
  const { marker } = plan.rules;
  to.u8(mark);
  json?.startObject();
  json?.str('name', marker === undefined ? name : markerName);
  if (marks !== undefined) json?.int(marks, n as number);
  json?.str('type', marker ?? record.type);
  if (marker === undefined && record.kind === 'struct') {
    json?.startObject('struct');
    json?.endObject();
  }
  json?.int('size', 1);
  json?.endObject();
}

function isArray(values: unknown): values is ArrayLike<unknown> {
  return Array.isArray(values) || (ArrayBuffer.isView(values) && 'length' in values);
}

function saveSubsections(plan: Plan, state: State, run: Saving): void {
  const { to, json, live, context } = run;
  let any = false;
  for (const sub of plan.subsections) {
    const value = state[sub.key] as State | undefined;
    const sent = value !== undefined && (!live || sub.plan.hooks.needed?.(value, context, state) !== false);
    run.note(sent ? 1 : 0);
    if (!sent) continue;
    if (!any) json?.startArray('subsections');
    any = true;
    json?.startObject();
    to.u8(QEMU_VM_SUBSECTION);
    to.counted(sub.name);
    to.u32(sub.plan.version);
    try {
      saveObject(sub.plan, value, run);
    } catch (error) {
      throw within(error, sub.name, '/');
    }
    json?.endObject();
  }
  if (any) json?.endArray();
}

/** A count or size: a constant, or the value of another property. Negative counts as none. */
export function countOf({ key, fixed, factor }: Count, state: State): number {
  if (key === undefined) return fixed as number;
  const value = state[key];
  if (Number.isInteger(value)) return Math.max(0, (value as number) * factor);
  throw wrong(`a whole number in ${key}, which holds the count`, value);
}

export function wrongLength(expected: number, actual: number): ValueError {
  return new ValueError('wrong-length', 'the number of elements', { expected, actual });
}

/** A field that has to be there is not; without a label because of its version, with an offset in a stream. */
export function mustExist(label?: string, offset?: number): VMStateError {
  const reason =
    label === undefined ? 'this version of the definition lacks it' : `the condition ${label} does not hold`;
  return offset === undefined
    ? new ValueError('must-exist', reason, { expected: label })
    : new StreamError('must-exist', reason, { offset });
}

/** What the text says of a section that an old handler wrote. Mind the order of the keys of its one field. */
export function describeHandler(size: number, to: JsonWriter): void {
  to.int('size', size);
  to.startArray('fields');
  to.startObject();
  to.str('name', 'data');
  to.int('size', size);
  to.str('type', 'buffer');
  to.endObject();
  to.endArray();
}
