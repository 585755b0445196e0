/**
 * `postLoad` of an object and of everything nested in it, innermost first, as QEMU's loader meets them.
 */
import type { Plan } from './_plan.js';

type State = Record<string, unknown>;

/** By which plan a staged object was loaded. What is not in here did not come, and its `postLoad` does not run. */
const loaded = /* @__PURE__ */ new WeakMap<object, Plan>();

export function markLoaded(staged: object, plan: Plan): void {
  loaded.set(staged, plan);
}

/** Whether a plan or anything nested has a `postLoad`, so that loads without hooks pay nothing. */
export function hasPostLoad(plan: Plan): boolean {
  return plan.postLoads;
}

/**
 * Runs the `postLoad` hooks of a live state. `staged` is what was loaded: hooks of subsections and of conditional
 * structs run only if they came, and with the version at which they came.
 */
export function postLoad(plan: Plan, staged: Readonly<State>, live: State, version: number, context: unknown): void {
  if (!hasPostLoad(plan)) return;
  for (const field of plan.fields) {
    if (field.sub === undefined || !hasPostLoad(field.sub)) continue;
    const { kind, count } = field.record;
    const values = staged[field.key];
    const owners = live[field.key];
    if (values === undefined || values === null) continue;
    const single = count === undefined && (kind === 'struct' || kind === 'vstruct' || kind === 'tmp');
    const items = (single ? [values] : values) as readonly (State | null)[];
    const targets = (single ? [owners] : owners) as readonly (State | null)[];
    items.forEach((item, i) => {
      const target = targets[i];
      if (kind === 'gtree') nestedPostLoad(item?.value, target?.value, context);
      else nestedPostLoad(item, target, context);
    });
  }
  for (const { key } of plan.subsections) nestedPostLoad(staged[key], live[key], context);
  plan.hooks.postLoad?.(live, version, context);
}

function nestedPostLoad(staged: unknown, live: unknown, context: unknown): void {
  if (typeof staged !== 'object' || staged === null || typeof live !== 'object' || live === null) return;
  const plan = loaded.get(staged);
  if (plan !== undefined) postLoad(plan, staged as State, live as State, plan.version, context);
}
