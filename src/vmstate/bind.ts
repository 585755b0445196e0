/**
 * Binding a definition to an object that was there before it: other names, private members, getters and setters.
 */
import type { Definition, StateOf } from './definition.js';

/** How one property of the state is found in the target. */
export type Accessor<T, V> = keyof T | { readonly get: (target: T) => V; readonly set: (target: T, value: V) => void };

/** Where each property of the state is; those left out have the same name in the target. */
export type Accessors<T, S> = { readonly [K in keyof S]?: Accessor<T, Exclude<S[K], undefined>> };

/**
 * A state that reads and writes `target`. The target is neither copied nor changed; arrays and objects that `get` hands
 * out are written in place on load. If it makes them anew each time, `set` gets what was written.
 *
 * @example
 * vm.register(vmstateTimer, bind(vmstateTimer, chip, { int_raw: { get: (t) => t['intRaw'], set: (t, v) => { t['intRaw'] = v; } } }));
 */
export function bind<D extends Definition, T extends object>(
  def: D,
  target: T,
  accessors: Accessors<T, StateOf<D>>,
): StateOf<D> {
  const state = {};
  const keys = [...Object.keys(def.fields), ...Object.keys(def.subsections ?? {})];
  for (const key of keys) {
    const accessor = (accessors as Record<string, Accessor<T, unknown>>)[key] ?? (key as keyof T);
    Object.defineProperty(state, key, {
      enumerable: true,
      ...(typeof accessor === 'object'
        ? { get: () => accessor.get(target), set: (value: unknown) => accessor.set(target, value) }
        : {
            get: () => target[accessor],
            set: (value: unknown) => {
              (target as Record<PropertyKey, unknown>)[accessor] = value;
            },
          }),
    });
  }
  return state as StateOf<D>;
}
