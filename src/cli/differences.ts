/**
 * Comparing trees of values: which differ, by path.
 */
import { toJson } from './output.js';
import { leavesOf, type Node } from './tree.js';

/** One value that differs; undefined (in JSON: missing) on the side that does not have it. */
export interface Difference {
  readonly path: string;
  readonly old: unknown;
  readonly new: unknown;
}

/** All values that differ between two trees. */
export function nodeDifferences(a: readonly Node[], b: readonly Node[]): Difference[] {
  const [left, right] = [leavesOf(a), leavesOf(b)];
  const paths = new Set([...left.keys(), ...right.keys()]);
  return [...paths].flatMap((path) => valueDifferences(path, left.get(path)?.value, right.get(path)?.value));
}

function valueDifferences(path: string, old: unknown, now: unknown): Difference[] {
  if (old instanceof Uint8Array && now instanceof Uint8Array) return bufferDifferences(path, old, now);
  if (isList(old) && isList(now)) return listDifferences(path, old, now);
  return same(old, now) ? [] : [{ path, old, new: now }];
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof Uint8Array));
}

/** A definition may say number where a description says bigint. */
function same(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a === b || toJson(plain(a)) === toJson(plain(b));
}

function plain(value: unknown): unknown {
  return typeof value === 'number' ? BigInt(value) : value;
}

/** Arrays element by element, so that a difference names its place. */
function listDifferences(path: string, old: ArrayLike<unknown>, now: ArrayLike<unknown>): Difference[] {
  const out: Difference[] = [];
  for (let i = 0; i < Math.max(old.length, now.length); i++) {
    if (!same(old[i], now[i])) out.push({ path: `${path}[${i}]`, old: old[i], new: now[i] });
  }
  return out;
}

/** Buffers by runs of bytes: `config[4..7]`; of buffers of two lengths the rest is the last run. */
function bufferDifferences(path: string, old: Uint8Array, now: Uint8Array): Difference[] {
  const out: Difference[] = [];
  const end = Math.max(old.length, now.length);
  for (let at = 0; at < end; at++) {
    if (old[at] === now[at]) continue;
    let last = at;
    while (last + 1 < end && old[last + 1] !== now[last + 1]) last++;
    if (last === at) out.push({ path: `${path}[${at}]`, old: old[at], new: now[at] });
    else {
      const part = (bytes: Uint8Array) => (at < bytes.length ? bytes.subarray(at, last + 1) : undefined);
      out.push({ path: `${path}[${at}..${last}]`, old: part(old), new: part(now) });
    }
    at = last;
  }
  return out;
}
