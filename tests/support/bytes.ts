/**
 * Bytes in tests: written as commented hex, compared by their first difference.
 */
import { Assertion } from 'uvu/assert';

/**
 * Bytes from hex digits. White space, `/* … *\/` and `// …` are left out, so a field can say what it is.
 *
 * @example
 * hex`/* count *\/ 00000002  /* items *\/ 0001 0002`
 */
export function hex(text: string | TemplateStringsArray): Uint8Array<ArrayBuffer> {
  const source = typeof text === 'string' ? text : text.raw.join('');
  const digits = source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').replace(/\s+/g, '');
  if (!/^([0-9a-f]{2})*$/i.test(digits)) throw new Error(`not hex, or half a byte: ${digits}`);
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** The bytes of a text of ASCII characters. */
export function ascii(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Several pieces as one. */
export function concat(...pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

function dump(bytes: Uint8Array, around: number): string {
  const from = Math.max(0, around - 8);
  const shown = [...bytes.subarray(from, around + 8)].map((byte, i) => {
    const pair = byte.toString(16).padStart(2, '0');
    return from + i === around ? `[${pair}]` : pair;
  });
  return `${from > 0 ? '… ' : ''}${shown.join(' ')}${around + 8 < bytes.length ? ' …' : ''}`;
}

/** Where two byte arrays differ first, in words; undefined if they do not. */
export function firstDifference(actual: Uint8Array, expected: Uint8Array): string | undefined {
  const shorter = Math.min(actual.length, expected.length);
  let at = 0;
  while (at < shorter && actual[at] === expected[at]) at++;
  if (at === actual.length && at === expected.length) return undefined;
  const lengths =
    actual.length === expected.length ? `${actual.length} bytes` : `${actual.length} bytes, not ${expected.length}`;
  return `${lengths}; first difference at byte ${at}:\n  actual   ${dump(actual, at)}\n  expected ${dump(expected, at)}`;
}

/** Asserts that two byte arrays are equal; a failure shows the first difference only. */
export function sameBytes(actual: Uint8Array, expected: Uint8Array, what = 'bytes'): void {
  const difference = firstDifference(actual, expected);
  if (difference === undefined) return;
  throw new Assertion({ message: `${what}: ${difference}`, operator: 'sameBytes', expects: expected, actual });
}
