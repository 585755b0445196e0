/**
 * Numbers and booleans on the wire: one value at a time, and arrays of them (`migration/vmstate-types.c`).
 */
import { show, ValueError } from '../errors.js';
import { within } from './_within.js';
import type { ByteReader, ByteWriter } from './bytes.js';
import {
  BOOL,
  INT8,
  INT16,
  INT32,
  INT64,
  INT64_NUMBER,
  SCALAR_SIZES,
  UINT8,
  UINT16,
  UINT32,
  UINT32_BIGINT,
  UINT64,
  UINT64_HALVES,
} from './field.js';
import type { Halves } from './scalars.js';

// By opcode. Of scalars that are no numbers there is no number that fits.
const SAFE = Number.MAX_SAFE_INTEGER;
const HIGHEST = [-1, 127, 255, 32767, 65535, 0x7fffffff, 0xffffffff, -1, -1, SAFE, SAFE, -1, -1];
const LOWEST = [0, -128, 0, -32768, 0, -0x80000000, 0, 0, 0, -SAFE, 0, 0, 0];
const BIGGEST: readonly (bigint | undefined)[] = /* @__PURE__ */ Object.assign([], {
  [INT64]: 0x7fffffffffffffffn,
  [UINT64]: 0xffffffffffffffffn,
  [UINT32_BIGINT]: 0xffffffffn,
});
const smallest = (op: number) => (op === INT64 ? -0x8000000000000000n : 0n);

/** Writes one number. @throws {ValueError} `missing`, `wrong-type`, `out-of-range` */
export function putScalar(op: number, value: unknown, to: ByteWriter): void {
  to.reserve(8);
  const { view, bytes, at } = to;
  const size = SCALAR_SIZES[op] as number;
  if (typeof value === 'number') {
    const fits = value >= (LOWEST[op] as number) && value <= (HIGHEST[op] as number) && Math.floor(value) === value;
    if (!fits) throw scalarError(op, value);
    if (size === 1) bytes[at] = value;
    else if (size === 4) view.setUint32(at, value);
    else if (size === 2) view.setUint16(at, value);
    else putHalves(view, at, Math.floor(value / 0x100000000), value);
  } else if (typeof value === 'bigint') {
    const most = BIGGEST[op];
    if (most === undefined || value > most || value < smallest(op)) throw scalarError(op, value);
    if (size === 8) view.setBigUint64(at, value);
    else view.setUint32(at, Number(value));
  } else if (op === BOOL && typeof value === 'boolean') bytes[at] = value ? 1 : 0;
  else {
    const { hi, lo } = (value ?? {}) as Halves;
    if (op !== UINT64_HALVES || !isHalf(hi) || !isHalf(lo)) throw scalarError(op, value);
    putHalves(view, at, hi, lo);
  }
  to.at = at + size;
}

const isHalf = (half: unknown) => typeof half === 'number' && half >>> 0 === half;

function putHalves(view: DataView, at: number, hi: number, lo: number): void {
  view.setUint32(at, hi);
  view.setUint32(at + 4, lo);
}

function scalarError(op: number, actual: unknown): ValueError {
  const most = BIGGEST[op];
  const [kind, expected] =
    op === BOOL
      ? ['', 'true or false']
      : op === UINT64_HALVES
        ? ['object', `{ hi, lo }, both from 0 to ${HIGHEST[UINT32]}`]
        : most === undefined
          ? ['number', `a whole number from ${LOWEST[op]} to ${HIGHEST[op]}`]
          : ['bigint', `a bigint from ${smallest(op)} to ${most}`];
  return wrong(expected, actual, typeof actual === kind && actual !== null);
}

/** A value that cannot be written; `close` if it is of the right type. */
export function wrong(expected: string, actual: unknown, close = false): ValueError {
  const code = actual === undefined ? 'missing' : close ? 'out-of-range' : 'wrong-type';
  const got = actual === undefined ? '' : `, got ${show(actual)}`;
  return new ValueError(code, `expected ${expected}${got}`, { expected, actual });
}

/** Reads one number. @throws {StreamError} `truncated`; `bad-value` if a number cannot hold it. */
export function getScalar(op: number, from: ByteReader): unknown {
  const size = SCALAR_SIZES[op] as number;
  const { at, view, bytes } = from;
  if (at + size > from.end) from.need(size);
  from.at = at + size;
  switch (op) {
    case UINT8:
      return bytes[at];
    case UINT32:
      return view.getUint32(at);
    case UINT64:
      return view.getBigUint64(at);
    case INT64:
      return view.getBigInt64(at);
    case INT32:
      return view.getInt32(at);
    case UINT16:
      return view.getUint16(at);
    case BOOL:
      return bytes[at] !== 0;
    case INT8:
      return view.getInt8(at);
    case INT16:
      return view.getInt16(at);
    case UINT32_BIGINT:
      return BigInt(view.getUint32(at));
    case UINT64_HALVES:
      return { hi: view.getUint32(at), lo: view.getUint32(at + 4) };
  }
  const wide = op === INT64_NUMBER ? view.getBigInt64(at) : view.getBigUint64(at);
  const value = Number(wide);
  if (Number.isSafeInteger(value)) return value;
  throw from.bad('bad-value', 'a number cannot hold it; take the field as a bigint or as halves', undefined, wide, 8);
}

export type Numbers = { length: number; [i: number]: unknown };

const ARRAYS: readonly (new (n: number) => Numbers)[] = /* @__PURE__ */ (() => [
  Array,
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  BigInt64Array,
  BigUint64Array,
  Array,
  Array,
  Array,
  BigUint64Array,
])();

/** The arrays for values of a scalar: typed ones where there are any of that width. */
export function arrayClass(scalar: number): new (n: number) => Numbers {
  return ARRAYS[scalar] ?? Array;
}

type Words = Uint8Array | Uint16Array | Uint32Array;

/**
 * A typed array of the width on the wire, from element `start` on, as words of at most 32 bits: numbers of 64 bits are
 * moved in halves, which is quicker than as bigints. Undefined for other arrays.
 */
export function wordsOf(op: number, values: unknown, start: number, end: number): Words | undefined {
  const size = SCALAR_SIZES[op] as number;
  const { buffer, byteOffset, BYTES_PER_ELEMENT } = values as Uint8Array;
  if (BYTES_PER_ELEMENT !== size || !(values instanceof arrayClass(op))) return undefined;
  const Kind = size === 1 ? Uint8Array : size === 2 ? Uint16Array : Uint32Array;
  return new Kind(buffer as ArrayBuffer, byteOffset + start * size, ((end - start) * size) / Kind.BYTES_PER_ELEMENT);
}

/** Of the two words of a number the higher is first on the wire; what their index in memory is XORed with. */
function flipOf(size: number): number {
  return size === 8 && LITTLE_ENDIAN ? 1 : 0;
}
const LITTLE_ENDIAN = /* @__PURE__ */ (() => new Uint8Array(Uint16Array.of(1).buffer)[0] === 1)();

/** Whether words hold what comes. */
export function sameWords(words: Words, size: number, { view, bytes, at }: ByteReader): boolean {
  const { length, BYTES_PER_ELEMENT: width } = words;
  const flip = flipOf(size);
  let i = 0;
  if (width === 1) while (i < length && bytes[at + i] === words[i]) i++;
  else if (width === 2) while (i < length && view.getUint16(at + i * 2) === words[i]) i++;
  else while (i < length && view.getUint32(at + (i ^ flip) * 4) === words[i]) i++;
  return i === length;
}

export function readWords(words: Words, size: number, { view, bytes, at }: ByteReader): void {
  const { length, BYTES_PER_ELEMENT: width } = words;
  const flip = flipOf(size);
  if (width === 1) words.set(bytes.subarray(at, at + length));
  else if (width === 2) for (let i = 0; i < length; i++) words[i] = view.getUint16(at + i * 2);
  else for (let i = 0; i < length; i++) words[i] = view.getUint32(at + (i ^ flip) * 4);
}

function writeWords(words: Words, size: number, { view, bytes, at }: ByteWriter): void {
  const { length, BYTES_PER_ELEMENT: width } = words;
  const flip = flipOf(size);
  if (width === 1) bytes.set(words, at);
  else if (width === 2) for (let i = 0; i < length; i++) view.setUint16(at + i * 2, words[i] as number);
  else for (let i = 0; i < length; i++) view.setUint32(at + (i ^ flip) * 4, words[i] as number);
}

/** Writes values `start` to `end`. Typed arrays of the width on the wire need no look at each value. */
export function putScalars(op: number, values: ArrayLike<unknown>, start: number, end: number, to: ByteWriter): void {
  const size = SCALAR_SIZES[op] as number;
  const words = end - start < 8 ? undefined : wordsOf(op, values, start, end);
  if (words !== undefined) {
    to.reserve(words.byteLength);
    writeWords(words, size, to);
    to.at += words.byteLength;
    return;
  }
  let i = start;
  try {
    for (; i < end; i++) putScalar(op, values[i], to);
  } catch (error) {
    throw within(error, `[${i}]`);
  }
}
