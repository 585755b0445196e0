/**
 * An object that QEMU writes by hand: its description says a type name and a size, but not what is in it.
 */
import { type Mode, type Plan, planOf } from './_plan.js';
import { Saving, saveObject } from './_save.js';
import type { ContextOf, Definition, StateOf } from './definition.js';
import type { AnyDefinition, Field, FieldOptions, FieldRecord } from './field.js';
import { leaf } from './leaf.js';
import { NEWEST, readObject } from './object.js';

/**
 * Makes a field factory from a definition of what is written by hand. Its bytes are those of the youngest layout, whatever
 * the release; its hooks do not run, and its subsections are sent when they are present. A load makes the object anew.
 */
// @__NO_SIDE_EFFECTS__
export function byHand<D extends Definition>(type: string, def: D): (options?: FieldOptions) => Field<StateOf<D>> {
  return leaf<StateOf<D>>({
    type,
    content: def,
    write(value, to, { context }) {
      saveObject(
        planOf(def, NEWEST, 'save'),
        value as Record<string, unknown>,
        new Saving(to, context as ContextOf<D>),
      );
    },
    read: (from, { context }) => readObject(planOf(def, NEWEST, 'load'), from, context) as StateOf<D>,
  });
}

/** The plan of what stands behind a field that {@link byHand} made; undefined for other fields. */
export function contentPlan({ record }: { readonly record: FieldRecord }, mode: Mode): Plan | undefined {
  const content: AnyDefinition | undefined = record.leaf?.size === undefined ? record.leaf?.content : undefined;
  return content && planOf(content as Definition, NEWEST, mode);
}
