/**
 * Fields that hold another definition: structs, temporaries, lists and trees (`migration/vmstate-types.c`).
 */
import { type AnyDefinition, type Field, type FieldOptions, field } from './field.js';

/** A definition whose state is an `S`; see `definition.ts`. */
export interface Nested<S> extends AnyDefinition {
  readonly '~state'?: S;
}

/** VMSTATE_STRUCT: the fields and subsections of `def`, without a header. */
// @__NO_SIDE_EFFECTS__
export function struct<S>(def: Nested<S>, options?: FieldOptions): Field<S> {
  return field<S, S[]>({ kind: 'struct', type: 'struct', def }, options);
}

/** VMSTATE_VSTRUCT: `def` saved and loaded at `version`: fields above that version are left out. Not in 2.3. */
// @__NO_SIDE_EFFECTS__
export function vstruct<S>(def: Nested<S>, version: number, options?: FieldOptions): Field<S> {
  return field<S, S[]>({ kind: 'vstruct', type: 'vstruct', def, structVersion: version }, options);
}

/**
 * VMSTATE_WITH_TMP: values that are computed for the stream, as a nested object under the slot's key. The
 * owner's `preSave` fills it, its `postLoad` drains it. Always called `tmp`. Not in 2.3.
 */
// @__NO_SIDE_EFFECTS__
export function tmp<S>(def: Nested<S>, options?: FieldOptions): Field<S> {
  return field<S, S[]>({ kind: 'tmp', type: 'tmp', name: 'tmp', def }, options);
}

/** VMSTATE_QTAILQ: a list of any length; every element is preceded by 01, the end is 00. */
// @__NO_SIDE_EFFECTS__
export function qtailq<S>(def: Nested<S>, options?: FieldOptions): Field<S[]> {
  return field<S[], S[][]>({ kind: 'qtailq', type: 'qtailq', def }, options);
}

/** VMSTATE_QLIST: as `qtailq`, under its own type name. */
// @__NO_SIDE_EFFECTS__
export function qlist<S>(def: Nested<S>, options?: FieldOptions): Field<S[]> {
  return field<S[], S[][]>({ kind: 'qlist', type: 'qlist', def }, options);
}

/** One node of a tree. */
export interface TreeNode<K, V> {
  key: K;
  value: V;
}

/** VMSTATE_GTREE: nodes in the order of their keys; each key is the content of `keyDef`. */
// @__NO_SIDE_EFFECTS__
export function gtree<K, V>(keyDef: Nested<K>, def: Nested<V>, options?: FieldOptions): Field<TreeNode<K, V>[]> {
  return field<TreeNode<K, V>[], TreeNode<K, V>[][]>({ kind: 'gtree', type: 'gtree', def, keyDef }, options);
}

/** VMSTATE_GTREE_DIRECT_KEY: as `gtree`, with a `u64` as the key itself. */
// @__NO_SIDE_EFFECTS__
export function gtreeDirect<V>(def: Nested<V>, options?: FieldOptions): Field<TreeNode<bigint, V>[]> {
  return field<TreeNode<bigint, V>[], TreeNode<bigint, V>[][]>({ kind: 'gtree', type: 'gtree', def }, options);
}
