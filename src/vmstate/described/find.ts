/**
 * Finding the description from the end of a stream (`stream.md`, 1.6): there is no trailer to look at.
 */

/** Where the text stands. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** How far from the end to look: a description is well below that. */
const FARTHEST = 64 * 1024 * 1024;

/**
 * Searches backwards for `00 06 LLLLLLLL {` where that length ends exactly at the end. Undefined if there is none.
 */
export function findDescription(bytes: Uint8Array): Place | undefined {
  const last = bytes.length - 7;
  for (let at = last; at >= 0 && last - at <= FARTHEST; at--) {
    if (bytes[at] !== 0x00 || bytes[at + 1] !== 0x06 || bytes[at + 6] !== 0x7b) continue;
    const length = new DataView(bytes.buffer, bytes.byteOffset + at + 2, 4).getUint32(0);
    if (at + 6 + length === bytes.length) return { start: at + 6, end: bytes.length };
  }
  return undefined;
}
