/**
 * The rarer encodings of RAM pages: XBZRLE (`migration/xbzrle.c`) and zlib-compressed pages (up to 9.0).
 *
 * Kept apart from the core because compressed pages bring an inflater (fflate).
 */
import { unzlibSync } from 'fflate';
import { StreamError } from '../errors.js';
import { RAM_SAVE_FLAG_COMPRESS_PAGE, RAM_SAVE_FLAG_XBZRLE } from './ram.js';
import type { RamEncoding } from './ram-load.js';

const ENCODING_FLAG_XBZRLE = 1;

function bad(reason: string, expected?: unknown, actual?: unknown): StreamError {
  return new StreamError('ram-bad-page', reason, { expected, actual });
}

/** A length of one or two bytes, seven bits each, low ones first. Returns the value and the next position. */
function uleb128(data: Uint8Array, at: number): readonly [number, number] {
  const first = data[at];
  if (first === undefined) throw bad('an XBZRLE page ends within a length');
  if (first < 0x80) return [first, at + 1];
  const second = data[at + 1];
  if (second === undefined) throw bad('an XBZRLE page ends within a length');
  if (second >= 0x80) throw bad('an XBZRLE length has at most two bytes');
  return [(first & 0x7f) | (second << 7), at + 2];
}

/**
 * XBZRLE: runs of unchanged and of changed bytes, applied to what the page held before. Only the first run of
 * unchanged bytes may be empty.
 */
export const xbzrle: RamEncoding = /* @__PURE__ */ Object.freeze({
  flag: RAM_SAVE_FLAG_XBZRLE,
  headerLength: 3,
  dataLength(header: Uint8Array, pageSize: number): number {
    const length = ((header[1] as number) << 8) | (header[2] as number);
    if (header[0] !== ENCODING_FLAG_XBZRLE) throw bad('unknown XBZRLE encoding', ENCODING_FLAG_XBZRLE, header[0]);
    if (length > pageSize) throw bad('an XBZRLE page is longer than a page', pageSize, length);
    return length;
  },
  decode(data: Uint8Array, page: Uint8Array | undefined, pageSize: number): void {
    let at = 0;
    let position = 0;
    while (at < data.length) {
      const [unchanged, afterUnchanged] = uleb128(data, at);
      if (unchanged === 0 && at > 0) throw bad('an XBZRLE run of unchanged bytes is empty');
      position += unchanged;
      const [changed, begin] = uleb128(data, afterUnchanged);
      if (changed === 0) throw bad('an XBZRLE run of changed bytes is empty');
      if (position + changed > pageSize) throw bad('an XBZRLE run goes past the page', pageSize, position + changed);
      if (begin + changed > data.length) throw bad('an XBZRLE page ends within a run', begin + changed, data.length);
      page?.set(data.subarray(begin, begin + changed), position);
      position += changed;
      at = begin + changed;
    }
  },
});

/** A page as a zlib stream of its own. */
export const compressedPage: RamEncoding = /* @__PURE__ */ Object.freeze({
  flag: RAM_SAVE_FLAG_COMPRESS_PAGE,
  headerLength: 4,
  dataLength(header: Uint8Array, pageSize: number): number {
    const length = new DataView(header.buffer, header.byteOffset, 4).getUint32(0);
    // zlib's compressBound: a page that does not shrink grows by little.
    const bound = pageSize + (pageSize >>> 12) + (pageSize >>> 14) + (pageSize >>> 25) + 13;
    if (length > bound) throw bad('a compressed page is longer than it can be', bound, length);
    return length;
  },
  decode(data: Uint8Array, page: Uint8Array | undefined, pageSize: number): void {
    // One byte more than a page, so that a stream which goes on is seen to.
    const out = new Uint8Array(pageSize + 1);
    let inflated: Uint8Array;
    try {
      inflated = unzlibSync(data, { out });
    } catch (cause) {
      throw new StreamError('ram-bad-page', 'a compressed page is damaged', { cause });
    }
    if (inflated.length !== pageSize) throw bad('a compressed page has another size', pageSize, inflated.length);
    const sum = new DataView(data.buffer, data.byteOffset).getUint32(data.length - 4);
    if (sum !== adler32(inflated)) throw bad('a compressed page has another checksum', adler32(inflated), sum);
    page?.set(inflated);
  },
});

/** The checksum at the end of a zlib stream, which the inflater leaves to us. */
function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

/** All of them, for `new SaveVM({ ramEncodings })`. */
export const ramEncodings: readonly RamEncoding[] = /* @__PURE__ */ Object.freeze([xbzrle, compressedPage]);
