/**
 * Moving a loaded state into the live one, and taking a copy of a live one.
 *
 * A load stages everything first; only when the whole stream has been checked does `commit` write. It writes into
 * the objects and arrays that exist, so references that an emulator holds stay valid.
 */

import type { Plan, PlanField } from './_plan.js';
import type { FieldRecord } from './field.js';

type State = Record<string, unknown>;
type Elements = { length: number; [i: number]: unknown };

/** A deep copy of what the plan covers of a live state. Locals and custom values are shared, the rest is copied. */
export function stage(plan: Plan, live: Readonly<State>): State {
  const copy: State = {};
  for (const key of plan.locals) copy[key] = live[key];
  for (const fields of [plan.left, plan.fields]) {
    for (const field of fields) {
      const value = live[field.key];
      if (value !== undefined && covers(field.record)) copy[field.key] = copyField(field, value);
    }
  }
  for (const sub of plan.subsections) {
    const value = live[sub.key];
    if (value !== undefined) copy[sub.key] = stage(sub.plan, value as State);
  }
  return copy;
}

/**
 * What was overwritten, as a flat list of owner, key and old value, so that it can be put back. The key `NUMBERS`
 * stands for the contents of a typed array, `LIST` for those of a list, the value `NOTHING` for a property that was not there.
 */
export type Overwritten = unknown[];
export const NUMBERS = -1;
/** As `NUMBERS`, for the items of a list. */
export const LIST = -2;
export const NOTHING: unique symbol = /* @__PURE__ */ Symbol('nothing');

/** Writes a staged state into a live one, array by array and struct by struct; notes what was there before. */
export function commit(plan: Plan, staged: Readonly<State>, live: State, log: Overwritten | undefined): void {
  if (plan.simple) {
    // Numbers alone: nothing to look into.
    for (const key of plan.keys) {
      const value = staged[key];
      const old = live[key];
      if (value !== old) put(live, key, old, value, log);
    }
    return;
  }
  for (const key of plan.locals) if (staged[key] !== live[key]) put(live, key, live[key], staged[key], log);
  for (const field of plan.left) commitField(field, staged, live, log);
  for (const field of plan.fields) commitField(field, staged, live, log);
  for (const sub of plan.subsections) {
    const value = staged[sub.key] as State | undefined;
    if (value === undefined) continue;
    const old = live[sub.key] as State | undefined;
    if (old === undefined) put(live, sub.key, old, value, log);
    else commit(sub.plan, value, old, log);
  }
}

function put(owner: object, key: string | number, old: unknown, value: unknown, log: Overwritten | undefined): void {
  log?.push(owner, key, old === undefined && !(key in owner) ? NOTHING : old);
  (owner as Record<string | number, unknown>)[key] = value;
}

function commitField(field: PlanField, staged: Readonly<State>, live: State, log: Overwritten | undefined): void {
  const { key, record } = field;
  const value = staged[key];
  if (value === undefined || !covers(record)) return;
  const old = live[key];
  const replaced =
    record.count === undefined ? replaceElement(field, value, old, log) : replaceArray(field, value, old, log);
  if (replaced !== old) put(live, key, old, replaced, log);
}

function covers({ kind }: FieldRecord): boolean {
  return kind !== 'unused' && kind !== 'validate';
}

function isNested({ kind }: FieldRecord): boolean {
  return kind === 'struct' || kind === 'vstruct' || kind === 'tmp';
}

function isList({ kind }: FieldRecord): boolean {
  return kind === 'qtailq' || kind === 'qlist' || kind === 'gtree';
}

function copyField(field: PlanField, value: unknown): unknown {
  if (field.record.count === undefined || !Array.isArray(value)) return copyElement(field, value);
  return value.map((item) => copyElement(field, item));
}

function copyElement(field: PlanField, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value) && 'slice' in value) return (value as Uint8Array).slice();
  if (isNested(field.record)) return stage(field.sub as Plan, value as State);
  if (Array.isArray(value)) return value.slice(); // a list: its items are never written, only replaced
  return field.record.kind === 'scalar' ? { ...value } : value; // halves
}

/** What is to stand in place of `old`: itself with its contents replaced, or the new value. */
function replaceElement(field: PlanField, value: unknown, old: unknown, log: Overwritten | undefined): unknown {
  if (typeof value !== 'object' || value === null || old === null || typeof old !== 'object' || value === old)
    return value;
  const { record } = field;
  if (isNested(record)) {
    commit(field.sub as Plan, value as State, old as State, log);
    return old;
  }
  if (isList(record) && Array.isArray(old)) {
    log?.push(old, LIST, old.slice());
    old.length = 0;
    for (const item of value as unknown[]) old.push(item);
    return old;
  }
  const bytes = record.kind === 'buffer' || record.kind === 'bitmap';
  if (!bytes || !hasRoom(record, value as Elements, old as Elements)) return value;
  return copyNumbers(value, old, record.size?.start ?? 0, log) ? old : value;
}

/** As above, for the array of an array field. */
function replaceArray(field: PlanField, value: unknown, old: unknown, log: Overwritten | undefined): unknown {
  if (old === null || typeof old !== 'object' || value === old) return value;
  const values = value as Elements;
  const there = old as Elements;
  if (!hasRoom(field.record, values, there)) return value;
  const start = field.record.count?.start ?? 0;
  if (copyNumbers(value, old, start, log)) return old;
  for (let i = start; i < values.length; i++) {
    const before = there[i];
    const replaced = replaceElement(field, values[i], before, log);
    if (replaced !== before) put(old, i, before, replaced, log);
  }
  return old;
}

/** False if the array that exists has to make way: it is allocated anew, or of no use. */
function hasRoom({ alloc }: FieldRecord, values: Elements, old: Elements): boolean {
  return alloc ? old.length === values.length : old.length >= values.length;
}

/** Copies between typed arrays of one kind, from element `start` on; false for anything else. */
function copyNumbers(value: unknown, old: unknown, start: number, log: Overwritten | undefined): boolean {
  if (!ArrayBuffer.isView(value) || !ArrayBuffer.isView(old) || value.constructor !== old.constructor) return false;
  log?.push(old, NUMBERS, (old as unknown as Uint8Array).slice());
  (old as unknown as Uint8Array).set((value as unknown as Uint8Array).subarray(start), start);
  return true;
}
