/**
 * Raw bytes, unused space and bitmaps: the BUFFER, VBUFFER and `bitmap` kinds.
 *
 * A buffer is a `Uint8Array` in the state. The wire carries its bytes and nothing else, neither count nor padding.
 */
import { counted, type Field, type FieldOptions, field, fixed, type NoValue } from './field.js';

type Counted<K extends string> = Field<Uint8Array> & { readonly '~count'?: K };

/** VMSTATE_BUFFER: exactly `size` bytes. */
// @__NO_SIDE_EFFECTS__
export function buffer(size: number, options?: FieldOptions): Field<Uint8Array> {
  return field<Uint8Array, Uint8Array[]>({ kind: 'buffer', type: 'buffer', size: fixed(size) }, options);
}

/** VMSTATE_PARTIAL_BUFFER: the first `size` bytes of a buffer that may be longer. */
// @__NO_SIDE_EFFECTS__
export function partialBuffer(size: number, options?: FieldOptions): Field<Uint8Array> {
  return field<Uint8Array, Uint8Array[]>({ kind: 'buffer', type: 'buffer', size: fixed(size), partial: true }, options);
}

/** VMSTATE_BUFFER_START_MIDDLE: the bytes from `start` to the end of a buffer of `total` bytes. */
// @__NO_SIDE_EFFECTS__
export function bufferStartMiddle(start: number, total: number, options?: FieldOptions): Field<Uint8Array> {
  return field<Uint8Array, Uint8Array[]>(
    { kind: 'buffer', type: 'buffer', size: fixed(total - start, start) },
    options,
  );
}

/** VMSTATE_BUFFER_POINTER_UNSAFE: `size` bytes behind a pointer. */
// @__NO_SIDE_EFFECTS__
export function bufferPointer(size: number, options?: FieldOptions): Field<Uint8Array> {
  return field<Uint8Array, Uint8Array[]>({ kind: 'buffer', type: 'buffer', size: fixed(size), pointer: true }, options);
}

/** VMSTATE_VBUFFER: as many bytes as the property `key` says. `start` (2.3) leaves out the bytes before it. */
// @__NO_SIDE_EFFECTS__
export function vbuffer<const K extends string>(
  key: K,
  options?: FieldOptions & { readonly start?: number },
): Counted<K> {
  const size = counted(key, 1, options?.start ?? 0);
  return field<Uint8Array, Uint8Array[]>({ kind: 'buffer', type: 'buffer', size, pointer: true }, options);
}

/** VMSTATE_VBUFFER_MULTIPLY: `key` times `factor` bytes. */
// @__NO_SIDE_EFFECTS__
export function vbufferMultiply<const K extends string>(key: K, factor: number, options?: FieldOptions): Counted<K> {
  const size = counted(key, factor);
  return field<Uint8Array, Uint8Array[]>({ kind: 'buffer', type: 'buffer', size, pointer: true }, options);
}

/** VMSTATE_UNUSED: `size` zero bytes on the wire, dropped on load. No property; always called `unused`. */
// @__NO_SIDE_EFFECTS__
export function unused(size: number, options?: FieldOptions): NoValue {
  return field<never, never, 'none'>(
    { kind: 'unused', type: 'unused_buffer', name: 'unused', size: fixed(size) },
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
    { kind: 'unused', type: 'unused_buffer', name: 'unused', size: fixed(size), count: counted(key) },
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
  return field<BigUint64Array, BigUint64Array[]>({ kind: 'bitmap', type: 'bitmap', size, pointer: true }, options);
}
