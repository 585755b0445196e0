/**
 * Values of custom codecs as JSON: their shape is nobody's business but the codec's, so what JSON has no word for is
 * marked: `{ "$bigint": "0x5" }`, `{ "$bytes": "0a0b" }`, `{ "$Uint32Array": [1, 2] }`, `{ "$map": [[key, value]] }`.
 */
import { type AnyType, bytesOf, codec, hexOf, hexText } from './leaves.js';

const ARRAYS = { Int8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, BigInt64Array, BigUint64Array } as const;

/** Any value of numbers, texts, bigints, typed arrays, maps, lists and plain objects. */
export const marked: AnyType = codec<unknown, unknown>('a value', (_): _ is unknown => true, fromJson, toJson);

function toJson(value: unknown): unknown {
  if (typeof value === 'bigint') return { $bigint: hexText(value) };
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return { $bytes: hexOf(value) };
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof Map) return { $map: Array.from(value, (entry) => entry.map(toJson)) };
  if (ArrayBuffer.isView(value)) {
    const numbers = Array.from(value as unknown as ArrayLike<number | bigint>, (n) =>
      typeof n === 'bigint' ? hexText(n) : n,
    );
    return { [`$${value.constructor.name}`]: numbers };
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJson(inner)]));
}

/** The value, or undefined if a mark is wrong: a codec's value is never undefined itself. */
function fromJson(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return all(json.map(fromJson));
  const entries = Object.entries(json);
  const [[key, inner] = ['', undefined]] = entries;
  if (entries.length === 1 && key.startsWith('$')) return markedValue(key.slice(1), inner);
  const values = all(entries.map(([, value]) => fromJson(value)));
  return values && Object.fromEntries(entries.map(([name], i) => [name, values[i]]));
}

function all(values: unknown[]): unknown[] | undefined {
  return values.includes(undefined) ? undefined : values;
}

function markedValue(mark: string, inner: unknown): unknown {
  try {
    if (mark === 'bigint') return bigint(inner);
    if (mark === 'map') return mapOf(inner);
    if (mark === 'bytes') return bytesOf(inner);
    const List = Object.hasOwn(ARRAYS, mark) ? ARRAYS[mark as keyof typeof ARRAYS] : undefined;
    if (List === undefined || !Array.isArray(inner)) return undefined;
    const big = mark.startsWith('Big');
    return (List as unknown as { from(values: unknown[]): unknown }).from(big ? inner.map(bigint) : inner);
  } catch {
    return undefined;
  }
}

function mapOf(inner: unknown): Map<unknown, unknown> | undefined {
  const entries = fromJson(inner);
  if (!Array.isArray(entries) || !entries.every((entry) => Array.isArray(entry) && entry.length === 2))
    return undefined;
  return new Map(entries as [unknown, unknown][]);
}

function bigint(text: unknown): bigint {
  const value = String(text);
  return value.startsWith('-') ? -BigInt(value.slice(1)) : BigInt(value);
}
