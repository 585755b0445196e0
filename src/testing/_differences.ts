/**
 * Where two values differ first, all the way down: numbers, typed arrays, objects, with the path of the place.
 */
import { show } from '../errors.js';
import { firstDifferentByte } from './hex.js';

/** One place where two values differ. */
export interface Difference {
  /** `channels[2].count`; empty for the values themselves. */
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** How {@link firstDifferentValue} compares. */
export interface Comparing {
  /** Paths that are left out. */
  readonly skip?: (path: string) => boolean;
  /** Only properties of `actual` count, and its arrays may be shorter: what a stream brings of a live object. */
  readonly part?: boolean;
}

interface Walk extends Comparing {
  /** What has been compared with what; only where something may refer to itself. */
  readonly seen: Map<object, Set<object>>;
  /** Keys and indices down to here. The path is put together when it is needed. */
  readonly way: (string | number)[];
}

/** The first place where `actual` is not as `expected`, in the order of the properties. */
export function firstDifferentValue(
  expected: unknown,
  actual: unknown,
  options: Comparing = {},
): Difference | undefined {
  return differ(expected, actual, { ...options, seen: new Map(), way: [] });
}

/** Both values, a line each. */
export function describeDifference({ expected, actual }: Difference): string[] {
  return [`expected  ${show(expected)}`, `actual    ${show(actual)}`];
}

function differ(expected: unknown, actual: unknown, walk: Walk): Difference | undefined {
  if (Object.is(expected, actual) || walk.skip?.(pathOf(walk.way))) return undefined;
  if (!isObject(expected) || !isObject(actual)) {
    if (typeof expected === 'function' && typeof actual === 'function') return undefined;
    return found(expected, actual, walk);
  }
  if (!walk.part && known(expected, actual, walk)) return undefined;
  if (isList(expected) && isList(actual)) return differLists(expected, actual, walk);
  if (isList(expected) !== isList(actual)) return found(expected, actual, walk);
  if (expected instanceof Map && actual instanceof Map) return differMaps(expected, actual, walk);
  if (expected instanceof Set && actual instanceof Set) return differMaps(mapOf(expected), mapOf(actual), walk);
  if (expected instanceof ArrayBuffer && actual instanceof ArrayBuffer) {
    return differLists(new Uint8Array(expected), new Uint8Array(actual), walk);
  }
  const keys = walk.part ? Object.keys(actual) : new Set([...Object.keys(expected), ...Object.keys(actual)]);
  for (const key of keys) {
    const difference = differAt(key, (expected as Named)[key], (actual as Named)[key], walk);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function differAt(key: string | number, expected: unknown, actual: unknown, walk: Walk): Difference | undefined {
  if (expected === actual) return undefined;
  walk.way.push(key);
  const difference = differ(expected, actual, walk);
  walk.way.pop();
  return difference;
}

function found(expected: unknown, actual: unknown, { way }: Walk, ...more: (string | number)[]): Difference {
  return { path: pathOf([...way, ...more]), expected, actual };
}

function pathOf(way: readonly (string | number)[]): string {
  return way.reduce<string>(
    (path, key) =>
      typeof key === 'number' ? `${path}[${key}]` : path === '' || key.startsWith('<') ? path + key : `${path}.${key}`,
    '',
  );
}

function known(expected: object, actual: object, { seen }: Walk): boolean {
  const partners = seen.get(expected);
  if (partners === undefined) seen.set(expected, new Set([actual]));
  else if (partners.has(actual)) return true;
  else partners.add(actual);
  return false;
}

type Named = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isList(value: object): value is ArrayLike<unknown> & object {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);
}

/** Maps are compared by key, whatever their order; keys that are objects in the order in which they came. */
function differMaps(
  expected: ReadonlyMap<unknown, unknown>,
  actual: ReadonlyMap<unknown, unknown>,
  walk: Walk,
): Difference | undefined {
  const keys = [...expected.keys(), ...actual.keys()];
  if (keys.some(isObject)) return differLists([...expected], [...actual], walk);
  for (const key of new Set(keys)) {
    const difference = differAt(`<${String(key)}>`, expected.get(key), actual.get(key), walk);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function mapOf(set: ReadonlySet<unknown>): Map<unknown, unknown> {
  return new Map([...set].map((item) => [item, item]));
}

function differLists(expected: ArrayLike<unknown>, actual: ArrayLike<unknown>, walk: Walk): Difference | undefined {
  const shorter = Math.min(expected.length, actual.length);
  if (expected instanceof Uint8Array && actual instanceof Uint8Array) {
    const at = firstDifferentByte(expected.subarray(0, shorter), actual.subarray(0, shorter));
    if (at >= 0) return found(expected[at], actual[at], walk, at);
  } else {
    for (let i = 0; i < shorter; i++) {
      const difference = differAt(i, expected[i], actual[i], walk);
      if (difference !== undefined) return difference;
    }
  }
  const longer = walk.part ? actual.length > expected.length : actual.length !== expected.length;
  return longer ? found(expected.length, actual.length, walk, 'length') : undefined;
}
