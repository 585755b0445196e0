/**
 * Taking back a load whose hooks failed: the live state gets back the contents it had.
 *
 * Objects, arrays and typed arrays that are still there are filled again, so references that an emulator holds stay
 * valid; properties that came with the load go. Only what the definition covers is remembered.
 */
import type { Plan } from '../vmstate/_plan.js';

type State = Record<string | number, unknown>;
/** Puts something back into the owner it was taken from. */
type Restore = (owner: State) => void;

/** Remembers what a plan covers of a live state; the function handed out puts it back into that state. */
export function remember(plan: Plan, live: State): Restore {
  const kept: Restore[] = plan.locals.map((key) => keep(live, key, undefined));
  for (const { key, record, sub } of [...plan.left, ...plan.fields]) {
    if (record.kind === 'unused' || record.kind === 'validate') continue;
    kept.push(keep(live, key, record.kind === 'gtree' ? undefined : sub)); // nodes are only ever replaced
  }
  for (const { key, plan: sub } of plan.subsections) kept.push(keep(live, key, sub));
  return (into) => {
    for (const restore of kept) restore(into);
  };
}

function keep(owner: State, key: string | number, sub: Plan | undefined): Restore {
  if (!(key in owner)) {
    return (into) => {
      delete into[key];
    };
  }
  const value = owner[key];
  const fill = contents(value, sub);
  return (into) => {
    const now = into[key];
    if (now !== value && !(fill !== undefined && alike(now, value))) into[key] = value;
    fill?.(into[key] as never);
  };
}

/** How a value's contents are put back; undefined for a value that has none of its own. */
function contents(value: unknown, sub: Plan | undefined): ((into: never) => void) | undefined {
  if (isNumbers(value)) {
    const copy = value.slice();
    return (into: Uint8Array) => into.set(copy);
  }
  if (Array.isArray(value)) {
    const items = value.map((_, i) => keep(value as unknown as State, i, sub));
    return (into: unknown[]) => {
      into.length = items.length;
      for (const restore of items) restore(into as unknown as State);
    };
  }
  if (sub === undefined || typeof value !== 'object' || value === null) return undefined;
  return remember(sub, value as State);
}

/** True if what is there now can take the contents of what was there before. */
function alike(now: unknown, before: unknown): boolean {
  if (isNumbers(before))
    return isNumbers(now) && now.constructor === before.constructor && now.length === before.length;
  return typeof now === 'object' && now !== null && Array.isArray(now) === Array.isArray(before);
}

function isNumbers(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}
