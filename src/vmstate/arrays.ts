/**
 * Arrays: the ARRAY, VARRAY and ARRAY_OF_POINTER kinds of QEMU's `include/migration/vmstate.h`.
 *
 * Each wraps a single field and takes over its type, size and nested definition.
 */
import { DefinitionError } from '../errors.js';
import { type Count, counted, type Field, type FieldOptions, type FieldRecord, field, fixed } from './field.js';

// @__NO_SIDE_EFFECTS__
function elements<T, A>(
  count: Count,
  of: Field<T, A>,
  options: FieldOptions | undefined,
  more: Partial<FieldRecord> = {},
): Field<A, never> {
  if (of.count !== undefined) {
    throw new DefinitionError('nested-array', 'an array of arrays is one array: use array2d', { actual: of.type });
  }
  const { slot: _, ...members } = of as Field<T, A> & { slot: string };
  return field<A, never>({ ...members, count, ...more }, options);
}

/** VMSTATE_ARRAY: `n` elements. Numbers stand in a typed array of the same width. */
// @__NO_SIDE_EFFECTS__
export function array<T, A>(n: number, of: Field<T, A>, options?: FieldOptions): Field<A, never> {
  return elements(fixed(n), of, options);
}

/** VMSTATE_2DARRAY: `rows` times `columns` elements as one array, row-major. */
// @__NO_SIDE_EFFECTS__
export function array2d<T, A>(rows: number, columns: number, of: Field<T, A>, options?: FieldOptions): Field<A, never> {
  for (const n of [rows, columns]) fixed(n); // each a whole number, not only their product
  return elements(fixed(rows * columns), of, options);
}

/** VMSTATE_SUB_ARRAY: `n` elements from element `start` on, of an array that may be longer. */
// @__NO_SIDE_EFFECTS__
export function subArray<T, A>(start: number, n: number, of: Field<T, A>, options?: FieldOptions): Field<A, never> {
  return elements(fixed(n, start), of, options);
}

/**
 * VMSTATE_VARRAY: as many elements as the property `key` of the same state says (negative: none). The count is
 * a slot of its own, before this one, or a `local`.
 */
// @__NO_SIDE_EFFECTS__
export function varray<const K extends string, T, A>(
  key: K,
  of: Field<T, A>,
  options?: FieldOptions,
): Field<A, never> & { readonly '~count'?: K } {
  return elements(counted(key), of, options);
}

/** VMSTATE_VARRAY_MULTIPLY: `key` times `factor` elements. Not in 2.3. */
// @__NO_SIDE_EFFECTS__
export function varrayMultiply<const K extends string, T, A>(
  key: K,
  factor: number,
  of: Field<T, A>,
  options?: FieldOptions,
): Field<A, never> & { readonly '~count'?: K } {
  return elements(counted(key, factor), of, options);
}

/**
 * VMSTATE_ARRAY_OF_POINTER: `n` elements, any of which may be null. A null is one byte 0x30; nothing marks a
 * present element, so a loader must know its own array. Not in 2.3.
 */
// @__NO_SIDE_EFFECTS__
export function nullable<T>(n: number, of: Field<T, unknown>, options?: FieldOptions): Field<(T | null)[], never> {
  return elements(fixed(n), of as Field<T, (T | null)[]>, options, { pointers: 'nullable' });
}

/** VMSTATE_VARRAY_OF_POINTER: as `nullable`, with a count held by `key`. */
// @__NO_SIDE_EFFECTS__
export function nullableVarray<const K extends string, T>(
  key: K,
  of: Field<T, unknown>,
  options?: FieldOptions,
): Field<(T | null)[], never> & { readonly '~count'?: K } {
  return elements(counted(key), of as Field<T, (T | null)[]>, options, { pointers: 'nullable' });
}

/**
 * VMS_ARRAY_OF_POINTER_AUTO_ALLOC: every element is preceded by a mark, 0x30 null or 0x31 present, so the
 * loader needs to know nothing. Only in 11.1.
 */
export function marked<T>(n: number, of: Field<T, unknown>, options?: FieldOptions): Field<(T | null)[], never>;
export function marked<const K extends string, T>(
  n: { readonly key: K },
  of: Field<T, unknown>,
  options?: FieldOptions,
): Field<(T | null)[], never> & { readonly '~count'?: K };
// @__NO_SIDE_EFFECTS__
export function marked<T>(
  n: number | { readonly key: string },
  of: Field<T, unknown>,
  options?: FieldOptions,
): Field<(T | null)[], never> {
  const count = typeof n === 'number' ? fixed(n) : counted(n.key);
  return elements(count, of as Field<T, (T | null)[]>, options, { pointers: 'marked', alloc: true });
}
