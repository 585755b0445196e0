/**
 * Bytes in tests: texts and pieces. Hex and comparing are in `src/testing`.
 */

/** The bytes of a text of ASCII characters. */
export function ascii(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Several pieces as one. */
export function concat(...pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}
