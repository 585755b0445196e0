/**
 * Audit: what a live object has that no field of its definition covers. A field that was forgotten is the commonest
 * fault of save states, and nothing else shows it.
 */
import { show } from '../errors.js';
import { type Plan, planOf } from '../vmstate/_plan.js';
import type { Accessors } from '../vmstate/bind.js';
import type { ContextOf, Definition, ObjectOptions, StateOf } from '../vmstate/index.js';
import { NEWEST } from '../vmstate/object.js';

/** A property that nothing saves, or an entry of `ignore` that there is no property for. */
export interface Finding {
  readonly code: 'uncovered' | 'nothing-ignored';
  /** `channels[].reload`: of arrays all elements at once. */
  readonly path: string;
  /** Reads alone. */
  readonly message: string;
}

/** Options of {@link audit}. */
export interface AuditOptions<T, S = unknown, C = unknown> extends ObjectOptions<C> {
  /** What `bind` was given for this object: properties that its accessors read are covered. */
  readonly bind?: Accessors<T, S>;
  /** Paths of what need not be saved: configuration, references to other parts, caches. */
  readonly ignore?: readonly (string | RegExp)[];
}

/**
 * The own properties of an object, also those of nested objects that a field covers, which no field and no `ignore`
 * names. Functions and what is undefined are no state; members called `#name` cannot be seen from outside.
 *
 * @example
 * assert.equal(audit(vmstateTimer, timer, { ignore: ['cpu', /^on[A-Z]/] }), []);
 */
export function audit<D extends Definition, T extends object>(
  def: D,
  object: T,
  options: AuditOptions<T, StateOf<D>, ContextOf<D>> = {},
): Finding[] {
  const plan = planOf(def, options.release ?? NEWEST, 'save', options.version);
  const cover = coverOf(plan, object, (options.bind ?? {}) as AnyAccessors);
  const uncovered = new Map<string, unknown>();
  walk(object, '', cover, uncovered);
  const ignore = options.ignore ?? [];
  const used = new Set<string | RegExp>();
  const findings: Finding[] = [];
  for (const [path, value] of uncovered) {
    const by = ignore.filter((pattern) => (typeof pattern === 'string' ? pattern === path : pattern.test(path)));
    for (const pattern of by) used.add(pattern);
    if (by.length > 0) continue;
    const message = `${path} (${show(value)}) is saved by no field of ${def.name}; add one, or ignore it`;
    findings.push({ code: 'uncovered', path, message });
  }
  for (const pattern of ignore) {
    if (used.has(pattern)) continue;
    const message = `${String(pattern)} is ignored, but there is nothing uncovered of that name`;
    findings.push({ code: 'nothing-ignored', path: String(pattern), message });
  }
  return findings;
}

type AnyAccessors = Readonly<Record<string, string | { get(target: object): unknown } | undefined>>;

/** What is covered below a property: all of it, or parts. */
type Cover = 'all' | Map<string, Cover>;

/** What a plan covers of a state that is its own object. */
function coverOf(plan: Plan, target: object, accessors: AnyAccessors = {}): Map<string, Cover> {
  const cover = new Map<string, Cover>();
  const nested = new Map(plan.members.map(({ key, sub }) => [key, sub]));
  for (const { key } of plan.members) {
    const accessor = accessors[key];
    const sub = nested.get(key);
    if (typeof accessor !== 'object') {
      const name = accessor ?? key;
      merge(cover, name, coverOfValue(sub, (target as Named)[name]));
    } else for (const [path, value] of reads(target, accessor.get)) put(cover, path, coverOfValue(sub, value));
  }
  return cover;
}

/** What a nested definition covers of a value: an object, or the elements of an array. */
function coverOfValue(sub: Plan | undefined, value: unknown): Cover {
  if (sub === undefined || typeof value !== 'object' || value === null) return 'all';
  const items = Array.isArray(value) ? value : [value];
  const all = new Map<string, Cover>();
  for (const item of items) {
    if (typeof item === 'object' && item !== null) for (const [key, part] of coverOf(sub, item)) merge(all, key, part);
  }
  return all;
}

type Named = Readonly<Record<string, unknown>>;

function merge(cover: Map<string, Cover>, key: string, part: Cover): void {
  const old = cover.get(key);
  if (old === undefined || part === 'all') cover.set(key, part);
  else if (old !== 'all') for (const [name, inner] of part) merge(old, name, inner);
}

function put(cover: Map<string, Cover>, path: readonly string[], part: Cover): void {
  const [key, ...rest] = path as [string, ...string[]];
  if (rest.length === 0) {
    merge(cover, key, part);
    return;
  }
  const inner = new Map<string, Cover>();
  put(inner, rest, part);
  merge(cover, key, inner);
}

/** The properties that a getter reads, the innermost of each way, with their values. */
function reads(target: object, get: (target: object) => unknown): [string[], unknown][] {
  const seen: [string[], unknown][] = [];
  const watch = (object: object, path: readonly string[]): object =>
    new Proxy(object, {
      get(inner, key) {
        const value: unknown = Reflect.get(inner, key);
        if (typeof key !== 'string' || typeof value === 'function') return value;
        const way = [...path, key];
        const outer = seen.findIndex(([other]) => isPrefix(other, way));
        if (outer >= 0) seen.splice(outer, 1);
        seen.push([way, value]);
        const plain =
          typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !Array.isArray(value);
        return plain ? watch(value, way) : value;
      },
    });
  try {
    get(watch(target, []));
  } catch {
    // A member called #name cannot be read through a proxy; it is no property that could be found either.
  }
  return seen;
}

function isPrefix(short: readonly string[], long: readonly string[]): boolean {
  return short.length < long.length && short.every((part, i) => part === long[i]);
}

function walk(object: object, path: string, cover: Map<string, Cover>, uncovered: Map<string, unknown>): void {
  for (const key of Object.getOwnPropertyNames(object)) {
    const value = Object.getOwnPropertyDescriptor(object, key)?.value as unknown;
    if (value === undefined || typeof value === 'function') continue;
    const inner = path === '' ? key : `${path}.${key}`;
    const part = cover.get(key);
    if (part === 'all') continue;
    if (part === undefined || typeof value !== 'object' || value === null) uncovered.set(inner, value);
    else if (!Array.isArray(value)) walk(value, inner, part, uncovered);
    else
      for (const item of value)
        if (typeof item === 'object' && item !== null) walk(item, `${inner}[]`, part, uncovered);
  }
}
