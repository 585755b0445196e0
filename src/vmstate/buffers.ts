/**
 * Raw bytes, unused space and bitmaps: the BUFFER, VBUFFER and `bitmap` kinds.
 *
 * A buffer is a `Uint8Array` in the state. The wire carries its bytes and nothing else, neither count nor padding.
 */
import { checkRoom, hasRoom, roomFor } from './_load.js';
import { countOf, wrongLength } from './_save.js';
import { copyBytes, getScalars, putScalars, sameScalars, wrong } from './_scalar.js';
import {
  type Count,
  counted,
  type Field,
  type FieldOptions,
  field,
  fixed,
  NOTHING,
  type NoValue,
  UINT8,
  UINT64,
  type Walk,
} from './field.js';

const BUFFER: Walk = {
  ...NOTHING,
  save({ record }, value, state, { to, shape }) {
    if (!(value instanceof Uint8Array)) throw wrong('a Uint8Array', value);
    const { key, start } = record.size as Count;
    const n = countOf(record.size as Count, state);
    if (key !== undefined) shape.push(n);
    const { length } = value;
    if (length < start + n || (length > start + n && !record.partial && key === undefined)) {
      throw wrongLength(start + n, length);
    }
    to.raw(length === n ? value : value.subarray(start, start + n));
  },
  load({ record }, old, state, run) {
    const { key, start } = record.size as Count;
    const n = countOf(record.size as Count, state);
    if (key !== undefined) checkRoom(record, old, start + n, run.from);
    const { from } = run;
    from.need(n);
    if (run.pass === 'write' && hasRoom(record, start + n, old) && sameScalars(UINT8, old, start, n, from)) return old;
    from.at += n;
    if (run.skim) return undefined;
    const whole = roomFor(Uint8Array, old, start, start + n, record, run);
    copyBytes(from.bytes, from.at - n, n, whole, start);
    return whole;
  },
};

const UNUSED: Walk = {
  ...NOTHING,
  save: ({ elementSize }, _value, _state, { to }) => to.zeros(elementSize),
  load: ({ elementSize }, _old, _state, { from }) => from.take(elementSize),
};

/** Whole words of 64 bits. */
const wordsOf = (bits: number) => Math.ceil(bits / 64);

const BITMAP: Walk = {
  ...NOTHING,
  save({ record }, value, state, { to, shape }) {
    if (!(value instanceof BigUint64Array)) throw wrong('a BigUint64Array', value);
    const words = wordsOf(countOf(record.size as Count, state));
    if (record.size?.key !== undefined) shape.push(words * 8);
    if (value.length < words) throw wrongLength(words, value.length);
    putScalars(UINT64, value, 0, words, to);
  },
  load({ record }, old, state, run) {
    const words = wordsOf(countOf(record.size as Count, state));
    if (record.size?.key !== undefined) checkRoom(record, old, words, run.from);
    run.from.need(words * 8);
    const bits = roomFor(BigUint64Array, old, 0, words, record, run);
    getScalars(UINT64, bits, 0, words, run.from);
    return bits;
  },
};

type Counted<K extends string> = Field<Uint8Array> & { readonly '~count'?: K };

/** VMSTATE_BUFFER: exactly `size` bytes. */
// @__NO_SIDE_EFFECTS__
export function buffer(size: number, options?: FieldOptions): Field<Uint8Array> {
  return field<Uint8Array, Uint8Array[]>({ kind: 'buffer', walk: BUFFER, type: 'buffer', size: fixed(size) }, options);
}

/** VMSTATE_PARTIAL_BUFFER: the first `size` bytes of a buffer that may be longer. */
// @__NO_SIDE_EFFECTS__
export function partialBuffer(size: number, options?: FieldOptions): Field<Uint8Array> {
  return field<Uint8Array, Uint8Array[]>(
    { kind: 'buffer', walk: BUFFER, type: 'buffer', size: fixed(size), partial: true },
    options,
  );
}

/** VMSTATE_BUFFER_START_MIDDLE: the bytes from `start` to the end of a buffer of `total` bytes. */
// @__NO_SIDE_EFFECTS__
export function bufferStartMiddle(start: number, total: number, options?: FieldOptions): Field<Uint8Array> {
  return field<Uint8Array, Uint8Array[]>(
    { kind: 'buffer', walk: BUFFER, type: 'buffer', size: fixed(total - start, start) },
    options,
  );
}

/** VMSTATE_BUFFER_POINTER_UNSAFE: `size` bytes behind a pointer. */
// @__NO_SIDE_EFFECTS__
export function bufferPointer(size: number, options?: FieldOptions): Field<Uint8Array> {
  return field<Uint8Array, Uint8Array[]>(
    { kind: 'buffer', walk: BUFFER, type: 'buffer', size: fixed(size), pointer: true },
    options,
  );
}

/** VMSTATE_VBUFFER: as many bytes as the property `key` says. `start` (2.3) leaves out the bytes before it. */
// @__NO_SIDE_EFFECTS__
export function vbuffer<const K extends string>(
  key: K,
  options?: FieldOptions & { readonly start?: number },
): Counted<K> {
  const size = counted(key, 1, options?.start ?? 0);
  return field<Uint8Array, Uint8Array[]>(
    { kind: 'buffer', walk: BUFFER, type: 'buffer', size, pointer: true },
    options,
  );
}

/** VMSTATE_VBUFFER_MULTIPLY: `key` times `factor` bytes. */
// @__NO_SIDE_EFFECTS__
export function vbufferMultiply<const K extends string>(key: K, factor: number, options?: FieldOptions): Counted<K> {
  const size = counted(key, factor);
  return field<Uint8Array, Uint8Array[]>(
    { kind: 'buffer', walk: BUFFER, type: 'buffer', size, pointer: true },
    options,
  );
}

/** VMSTATE_UNUSED: `size` zero bytes on the wire, dropped on load. No property; always called `unused`. */
// @__NO_SIDE_EFFECTS__
export function unused(size: number, options?: FieldOptions): NoValue {
  return field<never, never, 'none'>(
    { kind: 'unused', walk: UNUSED, hasValue: false, type: 'unused_buffer', name: 'unused', size: fixed(size) },
    options,
  );
}

/** VMSTATE_UNUSED_VARRAY_UINT32: `key` times `size` zero bytes. */
// @__NO_SIDE_EFFECTS__
export function unusedVarray<const K extends string>(
  key: K,
  size: number,
  options?: FieldOptions,
): NoValue & { readonly '~count'?: K } {
  return field<never, never, 'none'>(
    {
      kind: 'unused',
      walk: UNUSED,
      hasValue: false,
      type: 'unused_buffer',
      name: 'unused',
      size: fixed(size),
      count: counted(key),
    },
    options,
  );
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
