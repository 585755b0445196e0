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
  readonly seen: Map<object, Set<object>>;
}

/** The first place where `actual` is not as `expected`, in the order of the properties. */
export function firstDifferentValue(
  expected: unknown,
  actual: unknown,
  options: Comparing = {},
): Difference | undefined {
  return differ(expected, actual, '', { ...options, seen: new Map() });
}

/** `expected 3, got 4`, where it is. */
export function describeDifference({ expected, actual }: Difference): string[] {
  return [`expected  ${show(expected)}`, `actual    ${show(actual)}`];
}

function differ(expected: unknown, actual: unknown, path: string, walk: Walk): Difference | undefined {
  if (Object.is(expected, actual) || walk.skip?.(path)) return undefined;
  if (!isObject(expected) || !isObject(actual)) {
    if (typeof expected === 'function' && typeof actual === 'function') return undefined;
    return { path, expected, actual };
  }
  // What refers to itself is compared once.
  if (!walk.part && known(expected, actual, walk)) return undefined;
  if (isList(expected) && isList(actual)) return differLists(expected, actual, path, walk);
  if (isList(expected) !== isList(actual)) return { path, expected, actual };
  if (expected instanceof Map || expected instanceof Set) {
    const other = actual instanceof Map || actual instanceof Set ? [...actual] : actual;
    return differ([...expected], other, path, walk);
  }
  if (expected instanceof ArrayBuffer && actual instanceof ArrayBuffer) {
    return differLists(new Uint8Array(expected), new Uint8Array(actual), path, walk);
  }
  const keys = walk.part ? Object.keys(actual) : [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
  for (const key of keys) {
    const [a, b] = [(expected as Named)[key], (actual as Named)[key]];
    const found = differ(a, b, path === '' ? key : `${path}.${key}`, walk);
    if (found !== undefined) return found;
  }
  return undefined;
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

function differLists(
  expected: ArrayLike<unknown>,
  actual: ArrayLike<unknown>,
  path: string,
  walk: Walk,
): Difference | undefined {
  const shorter = Math.min(expected.length, actual.length);
  if (expected instanceof Uint8Array && actual instanceof Uint8Array) {
    const at = firstDifferentByte(expected.subarray(0, shorter), actual.subarray(0, shorter));
    if (at >= 0) return { path: `${path}[${at}]`, expected: expected[at], actual: actual[at] };
    return differInLength(expected, actual, path, walk);
  }
  for (let i = 0; i < shorter; i++) {
    if (expected[i] === actual[i]) continue;
    const found = differ(expected[i], actual[i], `${path}[${i}]`, walk);
    if (found !== undefined) return found;
  }
  return differInLength(expected, actual, path, walk);
}

function differInLength(
  expected: ArrayLike<unknown>,
  actual: ArrayLike<unknown>,
  path: string,
  walk: Walk,
): Difference | undefined {
  const longer = walk.part ? actual.length > expected.length : actual.length !== expected.length;
  if (!longer) return undefined;
  return { path: path === '' ? 'length' : `${path}.length`, expected: expected.length, actual: actual.length };
}
