/**
 * Arbitraries of numbers as they stand in a state, one and many.
 */
import * as fc from 'fast-check';
import { arrayClass, type Numbers } from '../vmstate/_scalar.js';
import {
  BOOL,
  INT64,
  INT64_NUMBER,
  SCALAR_SIZES,
  UINT32_BIGINT,
  UINT64,
  UINT64_HALVES,
  UINT64_NUMBER,
} from '../vmstate/field.js';

/** Values of a scalar kind: its whole range. */
export function numbers(scalar: number): fc.Arbitrary<unknown> {
  switch (scalar) {
    case BOOL:
      return fc.boolean();
    case INT64:
      return fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n);
    case UINT64:
      return fc.bigInt(0n, 2n ** 64n - 1n);
    case UINT32_BIGINT:
      return fc.bigInt(0n, 2n ** 32n - 1n);
    case INT64_NUMBER:
      return fc.maxSafeInteger();
    case UINT64_NUMBER:
      return fc.maxSafeNat();
    case UINT64_HALVES:
      return fc.tuple(fc.nat(0xffffffff), fc.nat(0xffffffff)).map(([hi, lo]) => ({ hi, lo }));
    default: {
      const bits = (SCALAR_SIZES[scalar] as number) * 8;
      const signed = scalar & 1; // so are the opcodes numbered
      return fc.integer({ min: signed * -(2 ** (bits - 1)), max: 2 ** (bits - signed) - 1 });
    }
  }
}

/** Arrays up to this length are made element by element, so that each shrinks. */
export const SHORT = 8;

/**
 * What a long array is filled by. It shrinks to zeros, then to fewer elements that are not: an element each is too slow
 * for buffers of kilobytes, which tests of devices are full of.
 */
export interface Filling {
  readonly seed: number;
  readonly edits: readonly (readonly [at: number, value: unknown])[];
}

/** Fillings whose edits are values of a kind. */
export function fillings(of: fc.Arbitrary<unknown>): fc.Arbitrary<Filling> {
  return fc.record({ seed: fc.nat(0x7fffffff), edits: fc.array(fc.tuple(fc.nat(0xffffff), of), { maxLength: 3 }) });
}

/** A repeatable run of 32-bit numbers: xorshift. Seed 0 gives zeros. */
export function run(seed: number): () => number {
  let word = seed | 0;
  return () => {
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    return word >>> 0;
  };
}

/** An array of `n` numbers of a kind by a filling. */
export function fill(scalar: number, n: number, { seed, edits }: Filling): Numbers {
  const values = new (arrayClass(scalar))(n);
  const next = run(seed);
  if (values instanceof Uint8Array) fillBytes(values, next, seed);
  else for (let i = 0; i < n; i++) values[i] = convert(scalar, next, seed);
  for (const [at, value] of edits) if (n > 0) values[at % n] = value;
  return values;
}

/** Buffers of devices have up to a megabyte: four bytes at a time. */
function fillBytes(bytes: Uint8Array, next: () => number, seed: number): void {
  if (seed === 0) return;
  for (let i = 0; i < bytes.length; i += 4) {
    const word = next();
    bytes[i] = word;
    bytes[i + 1] = word >>> 8;
    bytes[i + 2] = word >>> 16;
    bytes[i + 3] = word >>> 24;
  }
}

function convert(scalar: number, next: () => number, seed: number): unknown {
  const word = seed === 0 ? 0 : next();
  switch (scalar) {
    case BOOL:
      return (word & 1) === 1;
    case INT64:
      return BigInt.asIntN(64, (BigInt(word) << 32n) | BigInt(next()));
    case UINT64:
      return (BigInt(word) << 32n) | BigInt(next());
    case UINT32_BIGINT:
      return BigInt(word);
    case INT64_NUMBER:
    case UINT64_NUMBER:
      return word;
    case UINT64_HALVES:
      return { hi: word, lo: next() };
    default: {
      const bits = (SCALAR_SIZES[scalar] as number) * 8;
      return scalar & 1 ? (word << (32 - bits)) >> (32 - bits) : word >>> (32 - bits);
    }
  }
}

/** Bytes of a given length, as an array that `fill` makes or one by one. */
export function bytes(n: number): fc.Arbitrary<Filling | Uint8Array> {
  return n <= SHORT ? fc.uint8Array({ minLength: n, maxLength: n }) : fillings(fc.nat(0xff));
}
