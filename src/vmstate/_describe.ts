/**
 * The description of an object, made from its plan and its shape (`description.md`, 3 and 4).
 *
 * The same walk gives the size of every element, so nothing here looks at the state or at the bytes.
 */
import type { JsonWriter } from '../json-writer/index.js';
import { OP_BAD_NESTED, OP_IF, OP_MUST_EXIST, type Plan, type PlanField, STRIDE } from './_plan.js';
import type { Shape } from './_shape.js';

/** Where a walk stands in a shape. */
export class ShapeReader {
  at = 0;
  constructor(private readonly shape: Shape) {}
  next(): number {
    return this.shape.data[this.at++] as number;
  }
}

/** Writes a vmsd's keys into the object that is open, unless `to` is undefined. Returns the bytes it stands for. */
export function describeObject(plan: Plan, shape: ShapeReader, to: JsonWriter | undefined): number {
  if (to === undefined && plan.fixedSize >= 0) return plan.fixedSize;
  to?.str('vmsd_name', plan.name);
  to?.int('version', plan.version);
  to?.startArray('fields');
  let size = 0;
  const { code, fields } = plan;
  for (let pc = 0; pc < code.length; pc += STRIDE) {
    const op = code[pc] as number;
    if (op === OP_IF) {
      if (shape.next() === 0) pc += STRIDE;
    } else if (op !== OP_MUST_EXIST && op !== OP_BAD_NESTED) {
      size += describeField(plan, fields[code[pc + 1] as number] as PlanField, shape, to);
    }
  }
  to?.endArray();
  return size + describeSubsections(plan, shape, to);
}

function describeSubsections(plan: Plan, shape: ShapeReader, to: JsonWriter | undefined): number {
  let size = 0;
  for (const sub of plan.subsections) {
    if (shape.next() === 0) continue;
    if (size === 0) to?.startArray('subsections');
    to?.startObject();
    size += 1 + 1 + sub.name.length + 4 + describeObject(sub.plan, shape, to);
    to?.endObject();
  }
  if (size > 0) to?.endArray();
  return size;
}

function describeField(plan: Plan, field: PlanField, shape: ShapeReader, to: JsonWriter | undefined): number {
  const { record } = field;
  const { count } = record;
  if (count === undefined) return describeElement(field, shape, to, undefined, 0);
  const n = count.key === undefined ? (count.fixed as number) : shape.next();
  if (record.pointers === 'none') return describeArray(plan, field, n, shape, to);
  const present: boolean[] = [];
  for (let i = 0; i < n; i++) present.push(shape.next() === 1);
  if (record.pointers === 'marked') return describeMarked(plan, field, present, shape, to);
  if (plan.rules.arrays === 'A') return describeNullsA(field, present, shape, to);
  return describeNullsBC(plan, field, present, shape, to);
}

/** No nulls: one object with `array_len`, or one each. */
function describeArray(
  plan: Plan,
  field: PlanField,
  n: number,
  shape: ShapeReader,
  to: JsonWriter | undefined,
): number {
  const { arrays } = plan.rules;
  let size = 0;
  for (let i = 0; i < n; i++) {
    if (field.compressible) {
      const marks = n > 1 ? 'array_len' : undefined;
      size += describeElement(field, shape, i === 0 ? to : undefined, marks, n);
      if (i === 0 && field.elementSize >= 0) return size * n;
    } else {
      // B leaves out the index of the last element, C all of them.
      const indexed = arrays === 'A' ? n > 1 : arrays === 'B' && n - i > 1;
      size += describeElement(field, shape, to, indexed ? 'index' : undefined, i);
    }
  }
  return size;
}

/** Rule A: a null is described as if it were not one, but is empty and one byte long. */
function describeNullsA(
  field: PlanField,
  present: readonly boolean[],
  shape: ShapeReader,
  to: JsonWriter | undefined,
): number {
  const n = present.length;
  let size = 0;
  for (let i = 0; i < n; i++) {
    const writer = field.compressible && i > 0 ? undefined : to;
    const marks = n > 1 ? (field.compressible ? 'array_len' : 'index') : undefined;
    const value = field.compressible ? n : i;
    size += present[i]
      ? describeElement(field, shape, writer, marks, value)
      : describeNull(field, writer, marks, value);
  }
  return size;
}

/** Rules B and C: runs of nulls and of present elements, with their known faults. */
function describeNullsBC(
  plan: Plan,
  field: PlanField,
  present: readonly boolean[],
  shape: ShapeReader,
  to: JsonWriter | undefined,
): number {
  const ruleC = plan.rules.arrays === 'C';
  const n = present.length;
  let size = 0;
  let previousNull = false;
  let on = true;
  for (let i = 0; i < n; i++) {
    const isNull = !present[i];
    let max = !ruleC || field.compressible ? n - i : 1;
    if ((!ruleC || max > 1) && isNull !== previousNull) {
      previousNull = isNull;
      on = true;
      const next = present.indexOf(isNull, i);
      if (next >= 0) max = next - i;
    }
    const writer = on ? to : undefined;
    const compressed = isNull || field.compressible;
    const marks = max > 1 ? (compressed ? 'array_len' : 'index') : undefined;
    const value = compressed ? max : i;
    size += isNull
      ? describeMarker(plan, field, writer, marks, value)
      : describeElement(field, shape, writer, marks, value);
    // The field decides about switching off, not the marker that stands in for it.
    if (on && (ruleC ? max > 1 : field.compressible)) on = false;
  }
  return size;
}

/** 11.1's marked arrays: a marker before every element. */
function describeMarked(
  plan: Plan,
  field: PlanField,
  present: readonly boolean[],
  shape: ShapeReader,
  to: JsonWriter | undefined,
): number {
  let size = 0;
  for (const there of present) {
    size += describeMarker(plan, field, to, undefined, 0);
    if (there) size += describeElement(field, shape, to, undefined, 0);
  }
  return size;
}

type Marks = 'array_len' | 'index' | undefined;

function describeMarker(plan: Plan, field: PlanField, to: JsonWriter | undefined, marks: Marks, value: number): number {
  to?.startObject();
  to?.str('name', field.markerName);
  if (marks !== undefined) to?.int(marks, value);
  to?.str('type', plan.rules.marker as string);
  to?.int('size', 1);
  to?.endObject();
  return 1;
}

function describeNull(field: PlanField, to: JsonWriter | undefined, marks: Marks, value: number): number {
  if (to === undefined) return 1;
  to.startObject();
  to.str('name', field.name);
  if (marks !== undefined) to.int(marks, value);
  to.str('type', field.record.type);
  if (field.record.kind === 'struct') {
    to.startObject('struct');
    to.endObject();
  }
  to.int('size', 1);
  to.endObject();
  return 1;
}

/** One field object; `size` stands last, after everything nested. */
function describeElement(
  field: PlanField,
  shape: ShapeReader,
  to: JsonWriter | undefined,
  marks: Marks,
  value: number,
): number {
  to?.startObject();
  to?.str('name', field.name);
  if (marks !== undefined) to?.int(marks, value);
  to?.str('type', field.record.type);
  const size = field.record.walk.describe(field, shape, to);
  to?.int('size', size);
  to?.endObject();
  return size;
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
