/**
 * Fields that hold another definition: structs, temporaries, lists and trees (`migration/vmstate-types.c`).
 */
import { type Loading, loadObject } from './_load.js';
import type { Plan, PlanField } from './_plan.js';
import { type Saving, saveObject } from './_save.js';
import { getScalar, putScalar, wrong } from './_scalar.js';
import { refill } from './_undo.js';
import { within } from './_within.js';
import { type AnyDefinition, type Field, type FieldOptions, field, UINT64, type Walk } from './field.js';

type State = Record<string, unknown>;

const OBJECT: Walk = {
  save: ({ sub }, value, _state, run) => saveObject(sub as Plan, value as State, run),
  load: ({ sub }, old, _state, run) => loadObject(sub as Plan, old as State | undefined, run),
};

/** Of a struct the description says so, of other objects it only lists the fields. */
const STRUCT: Walk = {
  ...OBJECT,
  save(field, value, state, run) {
    run.json?.startObject('struct');
    OBJECT.save(field, value, state, run);
    run.json?.endObject();
  },
};

/** Each item is preceded by 01, and 00 is the end. */
function listOf<T>(
  tree: boolean,
  save: (field: PlanField, item: T, run: Saving) => void,
  load: (field: PlanField, run: Loading) => T,
): Walk {
  return {
    save(field, items, _state, run) {
      if (!Array.isArray(items)) throw wrong('an array', items);
      const { to } = run;
      run.note(items.length);
      if (tree) to.u32(items.length);
      items.forEach((item, i) => {
        to.u8(1);
        at(`[${i}]`, () => save(field, item, run));
      });
      to.u8(0);
    },
    load(field, old, _state, run) {
      const { from, log } = run;
      const announced = tree ? from.u32() : Number.POSITIVE_INFINITY;
      const items: T[] = [];
      for (;;) {
        const mark = from.u8();
        if (mark > 1) throw from.bad('bad-list-mark', 'elements begin with 01, the end is 00', [0, 1], mark, 1);
        const count = items.length + mark;
        if (count > announced || (tree && mark === 0 && count < announced)) {
          throw from.bad('bad-count', 'nodes of the tree, against what it announced', announced, count, 1);
        }
        if (mark === 0) break;
        items.push(at(`[${items.length}]`, () => load(field, run)));
      }
      if (log === undefined || !Array.isArray(old)) return items;
      log.noteAll(old);
      refill(old, items);
      return old;
    },
  };
}

/** Runs a part of the walk; what it throws gets the name of the part. */
function at<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw within(error, name);
  }
}

const LIST = /* @__PURE__ */ listOf<State>(
  false,
  ({ sub }, item, run) => saveObject(sub as Plan, item, run),
  ({ sub }, run) => loadObject(sub as Plan, undefined, run),
);

const TREE = /* @__PURE__ */ listOf<TreeNode<unknown, State>>(
  true,
  ({ sub, keySub }, node, run) => {
    if (typeof node !== 'object' || node === null) throw wrong('{ key, value }', node);
    at('key', () =>
      keySub === undefined ? putScalar(UINT64, node.key, run.to) : saveObject(keySub, node.key as State, run),
    );
    at('value', () => saveObject(sub as Plan, node.value, run));
  },
  ({ sub, keySub }, run) => ({
    key: at('key', () => (keySub === undefined ? getScalar(UINT64, run.from) : loadObject(keySub, undefined, run))),
    value: at('value', () => loadObject(sub as Plan, undefined, run)),
  }),
);

/** A definition whose state is an `S`; see `definition.ts`. */
export interface Nested<S> extends AnyDefinition {
  readonly '~state'?: S;
}

/** VMSTATE_STRUCT: the fields and subsections of `def`, without a header. */
// @__NO_SIDE_EFFECTS__
export function struct<S>(def: Nested<S>, options?: FieldOptions): Field<S> {
  return field<S, S[]>({ kind: 'struct', walk: STRUCT, type: 'struct', def }, options);
}

/** VMSTATE_VSTRUCT: `def` saved and loaded at `version`: fields above that version are left out. Not in 2.3. */
// @__NO_SIDE_EFFECTS__
export function vstruct<S>(def: Nested<S>, version: number, options?: FieldOptions): Field<S> {
  return field<S, S[]>({ kind: 'vstruct', walk: OBJECT, type: 'vstruct', def, structVersion: version }, options);
}

/**
 * VMSTATE_WITH_TMP: values that are computed for the stream, as a nested object under the slot's key. The
 * owner's `preSave` fills it, its `postLoad` drains it. Always called `tmp`. Not in 2.3.
 */
// @__NO_SIDE_EFFECTS__
export function tmp<S>(def: Nested<S>, options?: FieldOptions): Field<S> {
  return field<S, S[]>({ kind: 'tmp', walk: OBJECT, type: 'tmp', name: 'tmp', def }, options);
}

/** VMSTATE_QTAILQ: a list of any length; every element is preceded by 01, the end is 00. */
// @__NO_SIDE_EFFECTS__
export function qtailq<S>(def: Nested<S>, options?: FieldOptions): Field<S[]> {
  return field<S[], S[][]>({ kind: 'qtailq', walk: LIST, type: 'qtailq', def }, options);
}

/** VMSTATE_QLIST: as `qtailq`, under its own type name. */
// @__NO_SIDE_EFFECTS__
export function qlist<S>(def: Nested<S>, options?: FieldOptions): Field<S[]> {
  return field<S[], S[][]>({ kind: 'qlist', walk: LIST, type: 'qlist', def }, options);
}

/** One node of a tree. */
export interface TreeNode<K, V> {
  key: K;
  value: V;
}

/** VMSTATE_GTREE: nodes in the order of their keys; each key is the content of `keyDef`. */
// @__NO_SIDE_EFFECTS__
export function gtree<K, V>(keyDef: Nested<K>, def: Nested<V>, options?: FieldOptions): Field<TreeNode<K, V>[]> {
  return field<TreeNode<K, V>[], TreeNode<K, V>[][]>(
    { kind: 'gtree', walk: TREE, type: 'gtree', def, keyDef },
    options,
  );
}

/** VMSTATE_GTREE_DIRECT_KEY: as `gtree`, with a `u64` as the key itself. */
// @__NO_SIDE_EFFECTS__
export function gtreeDirect<V>(def: Nested<V>, options?: FieldOptions): Field<TreeNode<bigint, V>[]> {
  return field<TreeNode<bigint, V>[], TreeNode<bigint, V>[][]>(
    { kind: 'gtree', walk: TREE, type: 'gtree', def },
    options,
  );
}
