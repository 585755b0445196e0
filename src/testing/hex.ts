/**
 * Bytes as people write them: hex with comments, compared by their first difference.
 */
import { MismatchError } from './mismatch.js';

/**
 * Bytes from hex digits, in any grouping. White space, `/* … *\/` and `// …` are left out, so a field can say what it is.
 * A template takes further hex and bytes between.
 *
 * @throws {SyntaxError} when something else stands there, or half a byte.
 * @example
 * hex`/* count *\/ 00000002  /* items *\/ 0001 0002`
 */
export function hex(
  text: string | TemplateStringsArray,
  ...between: readonly (string | Uint8Array)[]
): Uint8Array<ArrayBuffer> {
  const parts = between.map((part) => (typeof part === 'string' ? part : toHex(part)));
  const source = typeof text === 'string' ? text : String.raw(text, ...parts);
  const digits = source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').replace(/\s+/g, '');
  const wrong = digits.search(/[^0-9a-f]/i);
  if (wrong >= 0) throw new SyntaxError(`not hex: ${JSON.stringify(digits.slice(wrong, wrong + 12))}`);
  if (digits.length % 2 !== 0) throw new SyntaxError(`half a byte is missing: ${digits.length} hex digits`);
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Bytes as hex digits: groups of `group` bytes between spaces. */
export function toHex(bytes: Uint8Array, group = bytes.length): string {
  let text = '';
  bytes.forEach((byte, i) => {
    text += (i > 0 && i % group === 0 ? ' ' : '') + byte.toString(16).padStart(2, '0');
  });
  return text;
}

/** Where two byte arrays differ first, or -1. A shorter one differs at its end. */
export function firstDifferentByte(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) if (a[at] !== b[at]) return at;
  return a.length === b.length ? -1 : shorter;
}

/** The bytes from `from` to `to`, that at `at` in brackets. */
export function window(bytes: Uint8Array, at: number, from: number, to: number): string {
  const shown = [...bytes.subarray(from, to)].map((byte, i) => {
    const pair = byte.toString(16).padStart(2, '0');
    return from + i === at ? `[${pair}]` : pair;
  });
  if (at >= bytes.length) shown.push('[end]');
  return `${from > 0 ? '… ' : ''}${shown.join(' ')}${to < bytes.length ? ' …' : ''}`;
}

/** The length of one, and of the other if it differs. */
export function lengths(actual: number, expected: number): string {
  return actual === expected ? `${actual} bytes` : `${actual} bytes, not ${expected}`;
}

/** Where two byte arrays differ first, in words; undefined if they do not. */
export function firstDifference(actual: Uint8Array, expected: Uint8Array): string | undefined {
  const at = firstDifferentByte(actual, expected);
  if (at < 0) return undefined;
  const [from, to] = [Math.max(0, at - 8), at + 8];
  return `${lengths(actual.length, expected.length)}; first difference at byte ${at}:
  expected ${window(expected, at, from, to)}
  actual   ${window(actual, at, from, to)}`;
}

/**
 * Asserts that two byte arrays are equal; a failure shows the first difference only.
 *
 * @throws {MismatchError} `bytes`
 */
export function sameBytes(actual: Uint8Array, expected: Uint8Array, what = 'bytes'): void {
  const difference = firstDifference(actual, expected);
  if (difference !== undefined) throw new MismatchError('bytes', `${what}: ${difference}`, { expected, actual });
}
