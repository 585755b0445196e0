/**
 * Between v86's lists and objects with names.
 *
 * `get_state` of a device gives a list; its places are called slots here. The fields of a definition stand in the order
 * of these slots, so all that has to be said besides are the slots that no field stands for.
 */
import { type AnyVMState, StreamError } from 'vmstate';
import type { V86Value } from './file.js';

interface Layout {
  /** Slots that no field stands for: never used, not used any more, or kept elsewhere. */
  readonly holes?: readonly number[];
  /** The first field stands for so many slots. */
  readonly spread?: number;
}

const layouts = new WeakMap<object, Layout>();

/** Says which slots of a device have no field. Gives the definition back. */
// @__NO_SIDE_EFFECTS__
export function slots<D extends AnyVMState>(def: D, layout: Layout): D {
  layouts.set(def, layout);
  return def;
}

/** All slots below one. */
// @__NO_SIDE_EFFECTS__
export function before(slot: number): number[] {
  return Array.from({ length: slot }, (_, i) => i);
}

interface Place {
  readonly key: string;
  readonly slot: number;
  readonly count: number | undefined;
  readonly def: AnyVMState | undefined;
}

/** Where the fields stand. Fields with a condition are left out: they are what older versions had. */
function places(def: AnyVMState): Place[] {
  const { holes = [], spread } = layouts.get(def) ?? {};
  const found: Place[] = [];
  let slot = 0;
  for (const [key, field] of Object.entries(def.fields)) {
    if (field.slot !== 'field') continue;
    while (holes.includes(slot)) slot++;
    const count = found.length === 0 ? spread : undefined;
    const nested = (field as { readonly def?: unknown }).def as AnyVMState | undefined;
    found.push({ key, slot, count, def: nested });
    slot += count ?? 1;
  }
  return found;
}

type State = Record<string, unknown>;

/** The state of a device as an object; arrays are shared with the list. */
export function fromSlots(def: AnyVMState, list: readonly V86Value[]): State {
  const state: State = {};
  for (const { key, slot, count, def: nested } of places(def)) {
    const value = count === undefined ? list[slot] : list.slice(slot, slot + count);
    if (value === undefined) {
      throw new StreamError('bad-value', 'this state is of an older v86: a value is missing', {
        path: `${def.name}.${key}`,
        expected: `slot ${slot}`,
        actual: `${list.length} slots`,
      });
    }
    state[key] = nested === undefined ? value : fromSlots(nested, value as V86Value[]);
  }
  return state;
}

/** Puts the state back into the list; slots that no field stands for keep what they have. */
export function intoSlots(def: AnyVMState, state: State, list: V86Value[]): void {
  for (const { key, slot, count, def: nested } of places(def)) {
    const value = state[key];
    if (nested !== undefined) intoSlots(nested, value as State, list[slot] as V86Value[]);
    else if (count === undefined) list[slot] = value as V86Value;
    else list.splice(slot, count, ...(value as V86Value[]));
  }
}
