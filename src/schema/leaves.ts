/**
 * Codecs between single values of a state and readable JSON: numbers, big numbers as hex, bytes as hex or base64.
 *
 * Each is a `t.Type<value, JSON, unknown>` whose name is what an error says was expected.
 */
import * as t from 'io-ts';
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
import type { Halves } from '../vmstate/scalars.js';

// biome-ignore lint/suspicious/noExplicitAny: a codec of any value
export type AnyType = t.Type<any, any, unknown>;

/** A codec out of a name and three functions; `parse` gives undefined for what is wrong. */
export function codec<A, O = A>(
  name: string,
  is: (value: unknown) => value is A,
  parse: (value: unknown) => A | undefined,
  encode: (value: A) => O,
): t.Type<A, O, unknown> {
  return new t.Type<A, O, unknown>(
    name,
    is,
    (value, context) => {
      const parsed = parse(value);
      return parsed === undefined ? t.failure(value, context) : t.success(parsed);
    },
    encode,
  );
}

/** A codec whose JSON is the value itself. */
const plain = <A>(name: string, is: (value: unknown) => value is A) =>
  codec(name, is, (value) => (is(value) ? value : undefined), t.identity);

export const bool = plain('true or false', (value): value is boolean => typeof value === 'boolean');

/** A whole number of so many bits. */
function whole(bits: number, signed: boolean): t.Type<number, number, unknown> {
  const [min, max] = signed ? [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1] : [0, 2 ** bits - 1];
  const name = `a whole number from ${min} to ${max}`;
  return plain(
    name,
    (value): value is number => Number.isInteger(value) && (value as number) >= min && (value as number) <= max,
  );
}

/** A safe whole number, for 64 bits that stand in the state as a number. */
const safe = (signed: boolean) =>
  plain(
    `a safe whole number${signed ? '' : ' from 0'}`,
    (value): value is number => Number.isSafeInteger(value) && (signed || (value as number) >= 0),
  );

/** `0x` and hex digits, with a minus sign if negative. */
export function hexText(value: bigint): string {
  return value < 0n ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`;
}

/** A bigint from hex or decimal text, or a safe number. */
function bigintOf(value: unknown): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (Number.isSafeInteger(value)) return BigInt(value as number);
  if (typeof value !== 'string' || !/^-?(0x[0-9a-f]+|\d+)$/i.test(value)) return undefined;
  return value.startsWith('-') ? -BigInt(value.slice(1)) : BigInt(value);
}

function wide(bits: 32 | 64, signed: boolean): t.Type<bigint, string, unknown> {
  const fits = (value: bigint) => (signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value)) === value;
  return codec(
    `hex text or a number of ${bits} ${signed ? '' : 'un'}signed bits`,
    (value): value is bigint => typeof value === 'bigint' && fits(value),
    (value) => {
      const parsed = bigintOf(value);
      return parsed !== undefined && fits(parsed) ? parsed : undefined;
    },
    hexText,
  );
}

const unsigned64 = /* @__PURE__ */ wide(64, false);

/** `{ hi, lo }` as one number of 64 bits. */
const halves = codec<Halves, string>(
  unsigned64.name,
  (value): value is Halves => typeof value === 'object' && value !== null && 'hi' in value && 'lo' in value,
  (value) => {
    const parsed = bigintOf(value);
    if (parsed === undefined || !unsigned64.is(parsed)) return undefined;
    return { hi: Number(parsed >> 32n), lo: Number(parsed & 0xffffffffn) };
  },
  ({ hi, lo }) => hexText((BigInt(hi) << 32n) | BigInt(lo)),
);

/** The codec of one number of a field. */
export function scalarCodec(scalar: number): AnyType {
  switch (scalar) {
    case BOOL:
      return bool;
    case INT64:
      return wide(64, true);
    case UINT64:
      return unsigned64;
    case UINT32_BIGINT:
      return wide(32, false);
    case UINT64_HALVES:
      return halves;
    case INT64_NUMBER:
      return safe(true);
    case UINT64_NUMBER:
      return safe(false);
    default:
      return whole((SCALAR_SIZES[scalar] as number) * 8, scalar % 2 === 1); // so are the scalars numbered
  }
}

/** How bytes are written. */
export type BytesForm = 'hex' | 'base64';

/** Bytes as text. Both forms are read; base64 begins with `base64:` so that they can be told apart. */
export function bytesCodec(form: BytesForm): t.Type<Uint8Array, string, unknown> {
  return codec(
    'bytes as hex digits, or as base64: and base64',
    (value): value is Uint8Array => value instanceof Uint8Array,
    bytesOf,
    (bytes) =>
      form === 'hex' ? hexOf(bytes) : BASE64 + btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join('')),
  );
}

const BASE64 = 'base64:';

/** The bytes of a text in either form; undefined if it is none. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  if (typeof value !== 'string') return undefined;
  if (value.startsWith(BASE64)) {
    try {
      return Uint8Array.from(atob(value.slice(BASE64.length)), (character) => character.charCodeAt(0));
    } catch {
      return undefined;
    }
  }
  const digits = value.replace(/\s+/g, '');
  if (!/^([0-9a-f]{2})*$/i.test(digits)) return undefined;
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Two hex digits a byte. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A word by its named flags, if they say all of it; else as the codec of the word writes it. */
export function wordCodec(word: AnyType, { pack, unpack }: WordForm): AnyType {
  const isFlags = (value: unknown): value is object => typeof value === 'object' && value !== null;
  return codec<unknown, unknown>(
    `${word.name}, or its flags by name`,
    word.is,
    (value) => {
      if (!isFlags(value)) {
        const result = word.decode(value);
        return result._tag === 'Right' ? result.right : undefined;
      }
      const known = unpack(word.is(0n) ? 0n : 0);
      const right = Object.entries(value).every(([name, flag]) => typeof flag === typeof (known as Flags)[name]);
      const packed = right ? pack({ ...known, ...value }) : undefined;
      return word.is(packed) ? packed : undefined;
    },
    (value) => {
      const flags = unpack(value);
      return pack(flags) === value ? flags : word.encode(value);
    },
  );
}

type Flags = Readonly<Record<string, unknown>>;

/** How a status word is taken apart and put together: `{ pack: packCpsr, unpack: unpackCpsr }`. */
export interface WordForm {
  // biome-ignore lint/suspicious/noExplicitAny: helpers of any word and any flags
  pack(flags: any): unknown;
  // biome-ignore lint/suspicious/noExplicitAny: helpers of any word and any flags
  unpack(word: any): object;
}
