/**
 * Values typed in by a person: `i8254.channels[0].count=1000`. Finds the place by property keys or by the names on
 * the wire, and makes a value of the kind that stands there.
 */
import { type Plan, type PlanField, planOf } from '../vmstate/_plan.js';
import {
  BOOL,
  INT8,
  INT16,
  INT32,
  INT64,
  INT64_NUMBER,
  SCALAR_SIZES,
  UINT32_BIGINT,
  UINT64,
  UINT64_HALVES,
} from '../vmstate/field.js';
import { type AnyVMState, blank, type Release } from '../vmstate/index.js';
import { toHex } from './output.js';
import { Problem } from './problems.js';

/** What the place of a value belongs to. */
export interface Owner {
  readonly def: AnyVMState;
  readonly state: Record<string, unknown>;
  readonly release: Release;
  readonly context?: unknown;
}

/** Takes `section.field=value` apart at its first equals sign. */
export function splitAssignment(text: string): { place: string; value: string } {
  const at = text.indexOf('=');
  if (at < 1) throw new Problem(`--set ${text}: write it as section.field=value`);
  return { place: text.slice(0, at), value: text.slice(at + 1) };
}

/** Finds the section that a place begins with, the longest name first: names have dots and slashes themselves. */
export function splitPlace<T>(place: string, sections: ReadonlyMap<string, T>): { owner: T; path: string } {
  let best: string | undefined;
  for (const name of sections.keys()) {
    if (place.startsWith(`${name}.`) && name.length > (best?.length ?? -1)) best = name;
  }
  if (best === undefined) {
    throw new Problem(`no section fits ${place}; there are ${[...sections.keys()].join(', ')}`);
  }
  return { owner: sections.get(best) as T, path: place.slice(best.length + 1) };
}

type Holder = { [key: string | number]: unknown };

/**
 * Puts a value into a state. What depends on it (arrays it counts, fields it is a condition of) follows with zeros.
 *
 * @throws {Problem} when there is no such place, or no such value for it.
 */
export function setPath(owner: Owner, path: string, text: string): void {
  const { def, state, release, context } = owner;
  const plan = planOf(def, release, 'save');
  setIn(plan, state, path, text, { release, context });
  try {
    Object.assign(state, blank(def, state as never, { release, context: context as never }));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Problem(`${path}: a buffer that it counts is longer than ${text}`);
  }
}

interface Run {
  readonly release: Release;
  readonly context: unknown;
}

/** Whether a path begins with a name and goes on behind it. */
function rest(path: string, name: string): string | undefined {
  if (!path.startsWith(name)) return undefined;
  const after = path.slice(name.length);
  return after === '' || after[0] === '.' || after[0] === '[' ? after : undefined;
}

interface Way {
  readonly length: number;
  go(): void;
}

function setIn(plan: Plan, state: Holder, path: string, text: string, run: Run): void {
  const ways: Way[] = [];
  for (const field of plan.fields) {
    if (field.record.kind === 'unused' || field.record.kind === 'validate') continue;
    for (const name of new Set([field.key, field.name])) {
      const after = rest(path, name);
      if (after !== undefined) ways.push({ length: name.length, go: () => setField(field, state, after, text, run) });
    }
  }
  for (const { key, name, def, plan: sub } of plan.subsections) {
    for (const known of new Set([key, name, name.slice(name.lastIndexOf('/') + 1)])) {
      const after = rest(path, known);
      if (!after?.startsWith('.')) continue;
      ways.push({
        length: known.length,
        go() {
          const inner = state[key] ?? blank(def, {} as never, run as never);
          setIn(sub, inner as Holder, after.slice(1), text, run);
          state[key] = inner;
        },
      });
    }
  }
  let failure: unknown;
  // The longest name that leads somewhere: `channels[0].irq_disabled` is one name, `channels[0].count` is not.
  for (const way of ways.sort((a, b) => b.length - a.length)) {
    try {
      way.go();
      return;
    } catch (error) {
      failure ??= error;
    }
  }
  if (failure !== undefined) throw failure;
  const known = [...plan.fields, ...plan.subsections].map(({ key }) => key);
  throw new Problem(`${plan.name} has no ${path}; it has ${known.join(', ')}`);
}

function setField(field: PlanField, state: Holder, path: string, text: string, run: Run): void {
  const { key, record } = field;
  if (state[key] === undefined) throw new Problem(`${field.name} is not there in this state`);
  if (record.count !== undefined) setItem(field, state, path, text, run);
  else setElement(field, state, key, path, text, run);
}

/** One element of an array, or all of them: `regs[2]=5`, `regs=1,2,3`. */
function setItem(field: PlanField, state: Holder, path: string, text: string, run: Run): void {
  const { record, key } = field;
  const array = state[key] as Holder & { readonly length: number };
  if (path === '') {
    const items = text.split(',');
    if (items.length !== array.length) {
      throw new Problem(`${field.name} has ${array.length} elements, not ${items.length}`);
    }
    items.forEach((item, i) => {
      setElement(field, array, i, '', item, run);
    });
    return;
  }
  const [index, after] = takeIndex(path, array.length, field.name);
  if (record.pointers !== 'none' && array[index] === null) throw new Problem(`${field.name}[${index}] is null`);
  setElement(field, array, index, after, text, run);
}

function takeIndex(path: string, length: number, name: string): [number, string] {
  const found = /^\[(\d+)\]/.exec(path);
  if (found === null) throw new Problem(`${name} is an array: say which element, ${name}[0] to ${name}[${length - 1}]`);
  const index = Number(found[1]);
  if (index >= length) throw new Problem(`${name} has ${length} elements; there is no [${index}]`);
  return [index, path.slice(found[0].length)];
}

function setElement(field: PlanField, holder: Holder, key: string | number, path: string, text: string, run: Run) {
  const { record, sub, name } = field;
  if (record.kind === 'struct' || record.kind === 'vstruct' || record.kind === 'tmp') {
    if (!path.startsWith('.')) throw new Problem(`${name} is a struct: say which field of it`);
    setIn(sub as Plan, holder[key] as Holder, path.slice(1), text, run);
  } else if (record.kind === 'scalar') {
    if (path !== '') throw new Problem(`${name} is one value; there is no ${path} in it`);
    holder[key] = parseScalar(text, record.scalar, name);
  } else setCustom(holder, key, path, text, name);
}

/** Values of leaf codecs, buffers and lists: as what stands there already. */
function setCustom(holder: Holder, key: string | number, path: string, text: string, name: string): void {
  const old = holder[key];
  if (path === '') {
    holder[key] = parseLike(text, old, name);
    return;
  }
  if (typeof old !== 'object' || old === null) throw new Problem(`${name} is one value; there is no ${path} in it`);
  if (path.startsWith('[')) {
    const [index, after] = takeIndex(path, (old as { length?: number }).length ?? 0, name);
    setCustom(old as Holder, index, after, text, `${name}[${index}]`);
    return;
  }
  const property = /^\.[^.[]+/.exec(path)?.[0].slice(1) ?? '';
  if (!Object.hasOwn(old, property)) throw new Problem(`${name} has no ${property}`);
  setCustom(old as Holder, property, path.slice(property.length + 1), text, `${name}.${property}`);
}

const SIGNED: ReadonlySet<number> = new Set([INT8, INT16, INT32, INT64, INT64_NUMBER]);
const BIG: ReadonlySet<number> = new Set([INT64, UINT64, UINT32_BIGINT]);

function parseScalar(text: string, scalar: number, name: string): unknown {
  if (scalar === BOOL) return parseBoolean(text, name);
  const bits = BigInt((SCALAR_SIZES[scalar] as number) * 8);
  const value = parseInteger(text, name);
  const low = SIGNED.has(scalar) ? -(1n << (bits - 1n)) : 0n;
  const high = (1n << (SIGNED.has(scalar) ? bits - 1n : bits)) - 1n;
  if (value < low || value > high) throw new Problem(`${name} goes from ${low} to ${high}, not ${text}`);
  if (scalar === UINT64_HALVES) return { hi: Number(value >> 32n), lo: Number(value & 0xffffffffn) };
  return BIG.has(scalar) ? value : Number(value);
}

/** A whole number: decimal or 0x hex, perhaps negative. */
export function parseInteger(text: string, name: string): bigint {
  const found = /^(-?)(0[xX][0-9a-fA-F]+|\d+)$/.exec(text.trim());
  if (found === null) throw new Problem(`${name} is a number, decimal or 0x hex, not ${JSON.stringify(text)}`);
  const value = BigInt(found[2] as string);
  return found[1] === '-' ? -value : value;
}

function parseBoolean(text: string, name: string): boolean {
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  throw new Problem(`${name} is true or false, not ${JSON.stringify(text)}`);
}

/** A value of the kind of another. */
function parseLike(text: string, old: unknown, name: string): unknown {
  switch (typeof old) {
    case 'boolean':
      return parseBoolean(text, name);
    case 'bigint':
      return parseInteger(text, name);
    case 'number':
      return Number(parseInteger(text, name));
    case 'string':
      return text;
  }
  if (old instanceof Uint8Array) return parseHex(text, old, name);
  if (ArrayBuffer.isView(old)) throw new Problem(`${name} is set element by element: ${name}[0]`);
  throw new Problem(`${name} is no value of its own: say which part of it`);
}

function parseHex(text: string, old: Uint8Array, name: string): Uint8Array {
  const digits = text.replace(/^0x/i, '').replace(/\s+/g, '');
  if (!/^([0-9a-fA-F]{2})*$/.test(digits)) throw new Problem(`${name} takes bytes as pairs of hex digits, not ${text}`);
  const bytes = Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  if (bytes.length === old.length) return bytes;
  const now = old.length > 16 ? '' : `, now ${toHex(old)}`;
  throw new Problem(`${name} has ${old.length} bytes${now}, not ${bytes.length}`);
}

/** A size in bytes: `128` and `128M` are MiB, `640k`, `2G`. */
export function parseSize(text: string): number {
  const found = /^(\d+)([bkmgt]?)$/i.exec(text);
  const shift = { b: 0, k: 10, m: 20, '': 20, g: 30, t: 40 }[(found?.[2] ?? '').toLowerCase()] as number;
  const bytes = Number(found?.[1] ?? 0) * 2 ** shift;
  if (found === null || bytes <= 0 || !Number.isSafeInteger(bytes)) {
    throw new Problem(`a size is written like 128M, 640k or 2G, not ${JSON.stringify(text)}`);
  }
  return bytes;
}
