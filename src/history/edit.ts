/**
 * Editing snapshots by recipes, and patches between them.
 *
 * Immer keeps the original as it was, but for typed arrays, which it would edit in place. So the draft that a recipe
 * sees hands out copies of them, and only those that came out different count.
 */
import { applyPatches, createDraft, enablePatches, finishDraft, freeze, type Patch } from 'immer';
import type { Devices, Snapshot } from './snapshot.js';

export type { Patch } from 'immer';

enablePatches();

/** A state that a recipe may change: properties, elements, also those of typed arrays. */
export type Draft<T> = T extends ArrayBufferView | bigint
  ? T
  : T extends object
    ? { -readonly [K in keyof T]: Draft<T[K]> }
    : T;

/** What an edit gives: the new snapshot, and how to come from one to the other. */
export interface Edited<D extends Devices> {
  readonly snapshot: Snapshot<D>;
  /** From the old one to the new one. Values are shared with the snapshots. */
  readonly patches: readonly Patch[];
  /** From the new one to the old one. */
  readonly inverse: readonly Patch[];
}

/**
 * Changes the devices of a snapshot by a recipe. The old snapshot stays as it was, and what did not change is shared.
 *
 * @example
 * const { snapshot, inverse } = edit(before, (devices) => { devices.i8254.channels[0].count = 1000; });
 */
export function edit<D extends Devices>(snapshot: Snapshot<D>, recipe: (devices: Draft<D>) => void): Edited<D> {
  const draft = createDraft(snapshot.devices as object);
  const copies: Copy[] = [];
  recipe(copying(draft, copies, new WeakMap()) as Draft<D>);
  for (const { owner, key, copy, old } of copies) if (owner[key] === copy && sameBytes(copy, old)) owner[key] = old;
  let patches: Patch[] = [];
  let inverse: Patch[] = [];
  const devices = finishDraft(draft, (forth, back) => {
    patches = forth;
    inverse = back;
  }) as D;
  if (patches.length === 0) return { snapshot, patches, inverse }; // immer counts a copy put back as a change
  return { snapshot: Object.freeze({ ...snapshot, devices: freeze(devices, true) }), patches, inverse };
}

/** A snapshot with patches applied to its devices. */
export function patched<D extends Devices>(snapshot: Snapshot<D>, patches: readonly Patch[]): Snapshot<D> {
  return Object.freeze({ ...snapshot, devices: freeze(applyPatches(snapshot.devices, [...patches]), true) });
}

/** The patches that lead from the devices of one snapshot to those of another. */
export function patchesBetween<D extends Devices>(older: Snapshot<D>, newer: Snapshot<D>): Edited<D> {
  const edited = edit(older, (devices) => become(devices as Tree, newer.devices as Tree));
  return { ...edited, snapshot: newer };
}

type Tree = Record<string | number, unknown>;

/** A typed array that a recipe has looked at, and where it stands. */
interface Copy {
  readonly owner: Tree;
  readonly key: string | number;
  readonly copy: Uint8Array;
  readonly old: Uint8Array;
}

/** The drafts behind views, for a recipe that puts a part of the tree in another place. */
const drafts = new WeakMap<object, object>();

/** A view of a draft that puts a copy in the place of each typed array which is looked at. */
function copying(draft: object, copies: Copy[], known: WeakMap<object, object>): object {
  const there = known.get(draft);
  if (there !== undefined) return there;
  const copied = new Set<unknown>();
  const view = new Proxy(draft, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      // Symbols are immer's own questions.
      if (typeof value !== 'object' || value === null || typeof key === 'symbol') return value;
      if (!ArrayBuffer.isView(value)) return copying(value, copies, known);
      if (copied.has(value)) return value;
      const copy = (value as Uint8Array).slice();
      copied.add(copy);
      copies.push({ owner: target as Tree, key: key as string, copy, old: value as Uint8Array });
      Reflect.set(target, key, copy);
      return copy;
    },
    set: (target, key, value) => Reflect.set(target, key, drafts.get(value) ?? value),
  });
  known.set(draft, view);
  drafts.set(view, draft);
  return view;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true;
  if (a.constructor !== b.constructor || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Makes a tree the same as another, changing as little as there is to change. */
function become(draft: Tree, wanted: Tree): void {
  for (const key of Object.keys(draft)) if (!(key in wanted) && !Array.isArray(draft)) delete draft[key];
  if (Array.isArray(draft)) (draft as unknown as unknown[]).length = (wanted as unknown as unknown[]).length;
  for (const [key, value] of Object.entries(wanted)) {
    const old = draft[key];
    if (isTree(old) && isTree(value) && Array.isArray(old) === Array.isArray(value)) become(old, value);
    else if (ArrayBuffer.isView(old) && ArrayBuffer.isView(value)) {
      if (!sameBytes(old as Uint8Array, value as Uint8Array)) draft[key] = value;
    } else if (old !== value) draft[key] = value;
  }
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}
