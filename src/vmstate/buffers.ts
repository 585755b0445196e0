/**
 * Raw bytes, unused space and bitmaps: the BUFFER, VBUFFER and `bitmap` kinds.
 *
 * A buffer is a `Uint8Array` in the state. The wire carries its bytes and nothing else, neither count nor padding.
 */
import { checkRoom, loadScalars } from './_load-scalars.js';
import { countOf, wrongLength } from './_save.js';
import { type Numbers, putScalars, wrong } from './_scalar.js';
import {
  type Count,
  counted,
  type Field,
  type FieldOptions,
  type FieldRecord,
  field,
  fixed,
  type NoValue,
  UINT8,
  UINT64,
  type Walk,
} from './field.js';

/** Bytes of a buffer, words of a bitmap: numbers as in an array, whose count is the size. */
const run = (op: number, Kind: typeof Uint8Array | typeof BigUint64Array, unit: number): Walk => ({
  save({ record }, value, state, saving) {
    const { key, start } = record.size as Count;
    if (!(value instanceof Kind)) throw wrong(`a ${Kind.name}`, value);
    const n = Math.ceil(countOf(record.size as Count, state) / unit);
    if (key !== undefined) saving.note(n);
    const { length } = value;
    const exact = unit === 1 && !record.partial && key === undefined;
    if (length < start + n || (exact && length > start + n)) throw wrongLength(start + n, length);
    putScalars(op, value, start, start + n, saving.to);
  },
  load({ record }, old, state, loading) {
    const { key, start } = record.size as Count;
    const end = start + Math.ceil(countOf(record.size as Count, state) / unit);
    if (key !== undefined) checkRoom(record, old, end, loading.from);
    return loadScalars(op, record, old as Numbers | undefined, start, end, loading);
  },
});

const BUFFER = /* @__PURE__ */ run(UINT8, Uint8Array, 1);
const BITMAP = /* @__PURE__ */ run(UINT64, BigUint64Array, 64);

const UNUSED: Walk = {
  save: ({ elementSize }, _value, _state, { to }) => to.zeros(elementSize),
  load: ({ elementSize }, _old, _state, { from }) => from.skip(elementSize),
};

type Counted<K extends string> = Field<Uint8Array> & { readonly '~count'?: K };

// @__NO_SIDE_EFFECTS__
function bytes(size: Count, options?: FieldOptions, more?: Partial<FieldRecord>): Field<Uint8Array> {
  return field<Uint8Array, Uint8Array[]>({ kind: 'buffer', walk: BUFFER, type: 'buffer', size, ...more }, options);
}

/** VMSTATE_BUFFER: exactly `size` bytes. */
// @__NO_SIDE_EFFECTS__
export function buffer(size: number, options?: FieldOptions): Field<Uint8Array> {
  return bytes(fixed(size), options);
}

/** VMSTATE_PARTIAL_BUFFER: the first `size` bytes of a buffer that may be longer. */
// @__NO_SIDE_EFFECTS__
export function partialBuffer(size: number, options?: FieldOptions): Field<Uint8Array> {
  return bytes(fixed(size), options, { partial: true });
}

/** VMSTATE_BUFFER_START_MIDDLE: the bytes from `start` to the end of a buffer of `total` bytes. */
// @__NO_SIDE_EFFECTS__
export function bufferStartMiddle(start: number, total: number, options?: FieldOptions): Field<Uint8Array> {
  return bytes(fixed(total - start, start), options);
}

/** VMSTATE_BUFFER_POINTER_UNSAFE: `size` bytes behind a pointer. */
// @__NO_SIDE_EFFECTS__
export function bufferPointer(size: number, options?: FieldOptions): Field<Uint8Array> {
  return bytes(fixed(size), options, { pointer: true });
}

/** VMSTATE_VBUFFER: as many bytes as the property `key` says. `start` (2.3) leaves out the bytes before it. */
// @__NO_SIDE_EFFECTS__
export function vbuffer<const K extends string>(
  key: K,
  options?: FieldOptions & { readonly start?: number },
): Counted<K> {
  const size = counted(key, 1, options?.start ?? 0);
  return bytes(size, options, { pointer: true });
}

/** VMSTATE_VBUFFER_MULTIPLY: `key` times `factor` bytes. */
// @__NO_SIDE_EFFECTS__
export function vbufferMultiply<const K extends string>(key: K, factor: number, options?: FieldOptions): Counted<K> {
  const size = counted(key, factor);
  return bytes(size, options, { pointer: true });
}

/** VMSTATE_UNUSED: `size` zero bytes on the wire, dropped on load. No property; always called `unused`. */
// @__NO_SIDE_EFFECTS__
export function unused(size: number, options?: FieldOptions): NoValue {
  return unusedBytes(size, options);
}

/** VMSTATE_UNUSED_VARRAY_UINT32: `key` times `size` zero bytes. */
// @__NO_SIDE_EFFECTS__
export function unusedVarray<const K extends string>(
  key: K,
  size: number,
  options?: FieldOptions,
): NoValue & { readonly '~count'?: K } {
  return unusedBytes(size, options, counted(key));
}

// @__NO_SIDE_EFFECTS__
function unusedBytes(size: number, options?: FieldOptions, count?: Count): NoValue {
  const members = { kind: 'unused', walk: UNUSED, hasValue: false, type: 'unused_buffer', name: 'unused' } as const;
  return field<never, never, 'none'>({ ...members, size: fixed(size), count }, options);
}

/**
 * VMSTATE_BITMAP: `bits` bits, or as many as the property `bits` names says. In the state a `BigUint64Array` of
 * ceil(bits / 64) words; bit k is bit k mod 64 of word k div 64.
 */
export function bitmap(bits: number, options?: FieldOptions): Field<BigUint64Array>;
export function bitmap<const K extends string>(
  bits: K,
  options?: FieldOptions,
): Field<BigUint64Array> & { readonly '~count'?: K };
// @__NO_SIDE_EFFECTS__
export function bitmap(bits: string | number, options?: FieldOptions): Field<BigUint64Array> {
  const size = typeof bits === 'number' ? fixed(bits) : counted(bits);
  return field<BigUint64Array, BigUint64Array[]>(
    { kind: 'bitmap', walk: BITMAP, type: 'bitmap', size, pointer: true },
    options,
  );
}
