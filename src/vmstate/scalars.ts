/**
 * Numbers, booleans, timers and the comparing kinds: the leaf codecs of QEMU's `migration/vmstate-types.c`.
 *
 * Values: `bool` is a boolean, up to 32 bits a number, 64 bits a bigint (or, per field, a number or halves).
 * Their arrays are typed arrays. All are big endian on the wire.
 */
import { checkLocal } from './_load-scalars.js';
import { getScalar, putScalar } from './_scalar.js';
import {
  BOOL,
  type Field,
  type FieldOptions,
  type FieldRecord,
  field,
  INT8,
  INT16,
  INT32,
  INT64,
  INT64_NUMBER,
  UINT8,
  UINT16,
  UINT32,
  UINT32_BIGINT,
  UINT64,
  UINT64_HALVES,
  UINT64_NUMBER,
  type Walk,
} from './field.js';

/** A 64-bit value as two unsigned 32-bit numbers. */
export interface Halves {
  hi: number;
  lo: number;
}

/** How a 64-bit field stands in the state: `bigint`, `number` (at most 2**53 - 1) or `halves`. */
export type WideForm = 'bigint' | 'number' | 'halves';

export interface WideOptions<W extends WideForm = WideForm> extends FieldOptions {
  readonly as?: W;
}

type Wide<W extends WideForm, A> = W extends 'number'
  ? Field<number, number[]>
  : W extends 'halves'
    ? Field<Halves, Halves[]>
    : Field<bigint, A>;

/** One number that is described, compared, or may not be there. */
const SCALAR: Walk = {
  save: ({ record }, value, _state, { to }) => putScalar(record.scalar, value, to),
  load({ record }, old, _state, { from }) {
    const value = getScalar(record.scalar, from);
    if (record.check !== undefined && old !== undefined) checkLocal(record, value, old, from);
    return value;
  },
};

// @__NO_SIDE_EFFECTS__
function scalar<T, A>(scalar: number, type: string, options?: FieldOptions, check?: FieldRecord['check']): Field<T, A> {
  return field<T, A>({ kind: 'scalar', walk: SCALAR, scalar, type, check }, options);
}

/** VMSTATE_BOOL: one byte, any non-zero is true on load. */
// @__NO_SIDE_EFFECTS__
export const bool = (options?: FieldOptions) => scalar<boolean, boolean[]>(BOOL, 'bool', options);
/** VMSTATE_INT8. */
// @__NO_SIDE_EFFECTS__
export const int8 = (options?: FieldOptions) => scalar<number, Int8Array>(INT8, 'int8', options);
/** VMSTATE_INT16. */
// @__NO_SIDE_EFFECTS__
export const int16 = (options?: FieldOptions) => scalar<number, Int16Array>(INT16, 'int16', options);
/** VMSTATE_INT32. */
// @__NO_SIDE_EFFECTS__
export const int32 = (options?: FieldOptions) => scalar<number, Int32Array>(INT32, 'int32', options);
/** VMSTATE_UINT8. */
// @__NO_SIDE_EFFECTS__
export const uint8 = (options?: FieldOptions) => scalar<number, Uint8Array>(UINT8, 'uint8', options);
/** VMSTATE_UINT16. */
// @__NO_SIDE_EFFECTS__
export const uint16 = (options?: FieldOptions) => scalar<number, Uint16Array>(UINT16, 'uint16', options);
/** VMSTATE_UINT32. */
// @__NO_SIDE_EFFECTS__
export const uint32 = (options?: FieldOptions) => scalar<number, Uint32Array>(UINT32, 'uint32', options);

/** VMSTATE_INT64. `as: 'number'` for values that stay within 2**53; `halves` keeps the bits. */
// @__NO_SIDE_EFFECTS__
export function int64<const W extends WideForm = 'bigint'>(options?: WideOptions<W>): Wide<W, BigInt64Array> {
  return wide(INT64, INT64_NUMBER, 'int64', options);
}

/** VMSTATE_UINT64. `as: 'number'` for values that stay within 2**53; `halves` for two 32-bit numbers. */
// @__NO_SIDE_EFFECTS__
export function uint64<const W extends WideForm = 'bigint'>(options?: WideOptions<W>): Wide<W, BigUint64Array> {
  return wide(UINT64, UINT64_NUMBER, 'uint64', options);
}

// @__NO_SIDE_EFFECTS__
function wide<W extends WideForm, A>(big: number, small: number, type: string, options?: WideOptions<W>): Wide<W, A> {
  const form = options?.as ?? 'bigint';
  const code = form === 'bigint' ? big : form === 'number' ? small : UINT64_HALVES;
  return scalar<unknown, unknown>(code, type, options) as unknown as Wide<W, A>;
}

/** VMSTATE_UINTTL: `target_ulong`, a bigint in the state whatever its width on the wire. */
// @__NO_SIDE_EFFECTS__
export function ulong(long: 32 | 64, options?: FieldOptions): Field<bigint, BigUint64Array> {
  return long === 64 ? scalar(UINT64, 'uint64', options) : scalar(UINT32_BIGINT, 'uint32', options);
}

/** A field under another type name: QEMU writes it by hand (`fpr`), with the bytes of the plain kind. */
// @__NO_SIDE_EFFECTS__
export function retyped<F extends { readonly type: string }>(type: string, field: F): F {
  return Object.freeze({ ...field, type });
}

/** VMSTATE_UINTTL_EQUAL (2.3): a `target_ulong` that must be the one that is there. */
// @__NO_SIDE_EFFECTS__
export function ulongEqual(long: 32 | 64, options?: FieldOptions): Field<bigint, BigUint64Array> {
  const type = long === 64 ? 'int64 equal' : 'uint32 equal';
  return Object.freeze({ ...ulong(long, options), type, check: 'equal' as const });
}

/** VMSTATE_UINT8_EQUAL: on load the value must be the one that is there. Nothing is stored. */
// @__NO_SIDE_EFFECTS__
export const uint8Equal = (options?: FieldOptions) =>
  scalar<number, Uint8Array>(UINT8, 'uint8 equal', options, 'equal');
/** VMSTATE_UINT16_EQUAL. */
// @__NO_SIDE_EFFECTS__
export const uint16Equal = (options?: FieldOptions) =>
  scalar<number, Uint16Array>(UINT16, 'uint16 equal', options, 'equal');
/** VMSTATE_INT32_EQUAL. */
// @__NO_SIDE_EFFECTS__
export const int32Equal = (options?: FieldOptions) =>
  scalar<number, Int32Array>(INT32, 'int32 equal', options, 'equal');
/** VMSTATE_UINT32_EQUAL. */
// @__NO_SIDE_EFFECTS__
export const uint32Equal = (options?: FieldOptions) =>
  scalar<number, Uint32Array>(UINT32, 'uint32 equal', options, 'equal');
/** VMSTATE_UINT64_EQUAL; its type name is `int64 equal`, though it is unsigned. */
// @__NO_SIDE_EFFECTS__
export const uint64Equal = (options?: FieldOptions) =>
  scalar<bigint, BigUint64Array>(UINT64, 'int64 equal', options, 'equal');
/** VMSTATE_INT32_LE: on load 0 <= value <= the one that is there; then stored. Big endian all the same. */
// @__NO_SIDE_EFFECTS__
export const int32Le = (options?: FieldOptions) =>
  scalar<number, Int32Array>(INT32, 'int32 le', options, 'less-or-equal');

/** VMSTATE_CPU_DOUBLE_U: the bits of a double as a bigint, so that a NaN keeps its payload. */
// @__NO_SIDE_EFFECTS__
export const cpuDoubleU = (options?: FieldOptions) => scalar<bigint, BigUint64Array>(UINT64, 'CPU_Double_U', options);
/** VMSTATE_FLOAT64: the bits of a double as a bigint. */
// @__NO_SIDE_EFFECTS__
export const float64 = (options?: FieldOptions) => scalar<bigint, BigUint64Array>(UINT64, 'float64', options);
/** VMSTATE_TIMER: expiry in ns of its clock; -1n when it is not pending. */
// @__NO_SIDE_EFFECTS__
export const timer = (options?: FieldOptions) => scalar<bigint, BigInt64Array>(INT64, 'timer', options);
