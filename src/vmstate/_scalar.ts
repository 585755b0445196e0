/**
 * Numbers and booleans on the wire: one value at a time, and arrays of them (`migration/vmstate-types.c`).
 */
import { StreamError, show, ValueError } from '../errors.js';
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
  UINT64_NUMBER,
} from './field.js';
import type { Halves } from './scalars.js';

const MAX_UINT64 = 0xffffffffffffffffn;
const MIN_INT64 = -0x8000000000000000n;
const MAX_INT64 = 0x7fffffffffffffffn;

/** Writes one number at `to.at`, where room has been reserved. False if the value does not fit. */
export function putScalar(op: number, value: unknown, to: ByteWriter): boolean {
  const { view, at } = to;
  // The operators below throw for a bigint, so a number is asked for first.
  switch (op) {
    case UINT8:
      if (typeof value !== 'number' || (value & 0xff) !== value) return false;
      to.bytes[at] = value;
      to.at = at + 1;
      return true;
    case UINT32:
      if (typeof value !== 'number' || value >>> 0 !== value) return false;
      view.setUint32(at, value);
      to.at = at + 4;
      return true;
    case INT32:
      if (typeof value !== 'number' || (value | 0) !== value) return false;
      view.setInt32(at, value);
      to.at = at + 4;
      return true;
    case UINT64:
      if (typeof value !== 'bigint' || value < 0n || value > MAX_UINT64) return false;
      view.setBigUint64(at, value);
      to.at = at + 8;
      return true;
    case INT64:
      if (typeof value !== 'bigint' || value < MIN_INT64 || value > MAX_INT64) return false;
      view.setBigInt64(at, value);
      to.at = at + 8;
      return true;
    case UINT16:
      if (typeof value !== 'number' || (value & 0xffff) !== value) return false;
      view.setUint16(at, value);
      to.at = at + 2;
      return true;
    case BOOL:
      if (typeof value !== 'boolean') return false;
      to.bytes[at] = value ? 1 : 0;
      to.at = at + 1;
      return true;
    case INT8:
      if (typeof value !== 'number' || (value << 24) >> 24 !== value) return false;
      to.bytes[at] = value;
      to.at = at + 1;
      return true;
    case INT16:
      if (typeof value !== 'number' || (value << 16) >> 16 !== value) return false;
      view.setInt16(at, value);
      to.at = at + 2;
      return true;
    case UINT32_BIGINT:
      if (typeof value !== 'bigint' || value < 0n || value > 0xffffffffn) return false;
      view.setUint32(at, Number(value));
      to.at = at + 4;
      return true;
    default: {
      let { hi, lo } = (value ?? {}) as Halves;
      if (op !== UINT64_HALVES) {
        if (!Number.isSafeInteger(value) || (op === UINT64_NUMBER && (value as number) < 0)) return false;
        hi = Math.floor((value as number) / 0x100000000) >>> 0;
        lo = (value as number) >>> 0;
      }
      if (typeof hi !== 'number' || typeof lo !== 'number' || hi >>> 0 !== hi || lo >>> 0 !== lo) return false;
      view.setUint32(at, hi);
      view.setUint32(at + 4, lo);
      to.at = at + 8;
      return true;
    }
  }
}

/** One number at `from.at`; its bytes are there. @throws {StreamError} `bad-value` if a number cannot hold it. */
export function getScalar(op: number, from: ByteReader): unknown {
  const { at, view } = from;
  from.at = at + (SCALAR_SIZES[op] as number);
  switch (op) {
    case UINT8:
      return from.bytes[at];
    case UINT32:
      return view.getUint32(at);
    case INT32:
      return view.getInt32(at);
    case UINT64:
      return view.getBigUint64(at);
    case INT64:
      return view.getBigInt64(at);
    case UINT16:
      return view.getUint16(at);
    case BOOL:
      return from.bytes[at] !== 0;
    case INT8:
      return view.getInt8(at);
    case INT16:
      return view.getInt16(at);
    case UINT32_BIGINT:
      return BigInt(view.getUint32(at));
    case UINT64_HALVES:
      return { hi: view.getUint32(at), lo: view.getUint32(at + 4) };
    default: {
      const actual = op === INT64_NUMBER ? view.getBigInt64(at) : view.getBigUint64(at);
      const value = Number(actual);
      if (Number.isSafeInteger(value)) return value;
      const reason = `${actual} does not fit into a number; take the field as a bigint or as halves`;
      throw new StreamError('bad-value', reason, { offset: from.base + at, actual });
    }
  }
}

/** The error for a value that `putScalar` refused. */
export function scalarError(op: number, actual: unknown): ValueError {
  const bits = (SCALAR_SIZES[op] as number) * 8;
  const signed = op & 1; // so are the opcodes numbered
  const [kind, expected] =
    op === BOOL
      ? ['', 'true or false']
      : op === UINT64_HALVES
        ? ['object', '{ hi, lo }, both from 0 to 4294967295']
        : op === UINT64 || op === INT64 || op === UINT32_BIGINT
          ? ['bigint', `a bigint of ${bits} ${signed ? '' : 'un'}signed bits`]
          : bits === 64
            ? ['number', `a safe whole number${signed ? '' : ' from 0'}`]
            : ['number', `a whole number from ${signed * -(2 ** (bits - 1))} to ${2 ** (bits - signed) - 1}`];
  return wrong(expected, actual, typeof actual === kind && actual !== null);
}

/** A value that cannot be written; `close` if it is of the right type. */
export function wrong(expected: string, actual: unknown, close = false): ValueError {
  if (actual === undefined) return new ValueError('missing', `expected ${expected}, but it is not there`, { expected });
  const code = close ? 'out-of-range' : 'wrong-type';
  return new ValueError(code, `expected ${expected}, got ${show(actual)}`, { expected, actual });
}

export type Numbers = { length: number; [i: number]: unknown };

const ARRAYS = /* @__PURE__ */ new Map<number, new (n: number) => Numbers>([
  [INT8, Int8Array],
  [UINT8, Uint8Array],
  [INT16, Int16Array],
  [UINT16, Uint16Array],
  [INT32, Int32Array],
  [UINT32, Uint32Array],
  [INT64, BigInt64Array],
  [UINT64, BigUint64Array],
  [UINT32_BIGINT, BigUint64Array],
]);

/** The arrays for values of a scalar: typed ones where there are any of that width. */
export function arrayClass(scalar: number): new (n: number) => Numbers {
  return ARRAYS.get(scalar) ?? Array<unknown>;
}

/** Writes `n` values from `start` on. Typed arrays of the width on the wire need no look at each value. */
export function putScalars(op: number, values: ArrayLike<unknown>, start: number, n: number, to: ByteWriter): void {
  to.reserve(n * (SCALAR_SIZES[op] as number));
  const { view } = to;
  let { at } = to;
  const end = start + n;
  if (op === UINT8 && values instanceof Uint8Array) {
    to.bytes.set(n === values.length ? values : values.subarray(start, end), at);
    at += n;
  } else if (op === UINT32 && values instanceof Uint32Array) {
    for (let i = start; i < end; i++, at += 4) view.setUint32(at, values[i] as number);
  } else if (op === UINT64 && values instanceof BigUint64Array) {
    for (let i = start; i < end; i++, at += 8) view.setBigUint64(at, values[i] as bigint);
  } else if (op === UINT16 && values instanceof Uint16Array) {
    for (let i = start; i < end; i++, at += 2) view.setUint16(at, values[i] as number);
  } else {
    for (let i = start; i < end; i++)
      if (!putScalar(op, values[i], to)) throw scalarError(op, values[i]).within(`[${i}]`);
    return;
  }
  to.at = at;
}

/** Reads `n` values to `start` and on; their bytes are there. */
export function getScalars(op: number, values: Numbers, start: number, n: number, from: ByteReader): void {
  const { view } = from;
  let { at } = from;
  const end = start + n;
  if (op === UINT8) {
    copyBytes(from.bytes, at, n, values, start);
    at += n;
  } else if (op === UINT32) {
    for (let i = start; i < end; i++, at += 4) values[i] = view.getUint32(at);
  } else if (op === UINT16) {
    for (let i = start; i < end; i++, at += 2) values[i] = view.getUint16(at);
  } else {
    for (let i = start; i < end; i++) {
      try {
        values[i] = getScalar(op, from);
      } catch (error) {
        throw error instanceof StreamError ? error.within(`[${i}]`) : error;
      }
    }
    return;
  }
  from.at = at;
}

/** Whether an array holds already what comes; if so it is passed over. What is the same need not be written. */
export function sameScalars(op: number, values: Numbers, start: number, n: number, from: ByteReader): boolean {
  const { at, bytes } = from;
  if (op === UINT8) {
    if (!(values instanceof Uint8Array)) return false;
    for (let i = 0; i < n; i++) if (values[start + i] !== bytes[at + i]) return false;
    from.at = at + n;
    return true;
  }
  for (let i = start; i < start + n; i++) {
    if (getScalar(op, from) === values[i]) continue;
    from.at = at;
    return false;
  }
  return true;
}

/** Copies bytes into an array; the built-in way costs more than a few elements are worth. */
export function copyBytes(bytes: Uint8Array, at: number, n: number, to: Numbers, start: number): void {
  if (n > 64 && to instanceof Uint8Array) to.set(bytes.subarray(at, at + n), start);
  else for (let i = 0; i < n; i++) to[start + i] = bytes[at + i];
}
