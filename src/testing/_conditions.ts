/**
 * Finding values that make a condition hold: it is asked about each number that stands where it looks.
 */

import type { Plan } from '../vmstate/_plan.js';
import { arrayClass } from '../vmstate/_scalar.js';
import type { Condition } from '../vmstate/definition.js';
import { UINT32_BIGINT, UINT64_NUMBER } from '../vmstate/field.js';
import type { State } from './_elements.js';

/** A property that may be given another value. */
export interface Place {
  readonly key: string;
  readonly scalar: number | undefined;
  readonly counts: boolean;
}

/** Small numbers, single bits, and all bits of each width. */
const SMALL = Array.from({ length: 41 }, (_, i) => i);
const LARGE = [...Array.from({ length: 26 }, (_, i) => 2 ** (i + 6)), 0xff, 0xffff, 0x7fffffff, 0xffffffff, -1];

/** Whether a condition holds. */
export function meets(plan: Plan, condition: Condition<unknown, unknown>, state: State, context: unknown): boolean {
  return condition(state as never, plan.version, context as never) === true;
}

/** Properties with a value each for which the condition would hold; the state is not changed. */
export function choices(
  plan: Plan,
  condition: Condition<unknown, unknown>,
  state: State,
  context: unknown,
  places: readonly Place[],
): [key: string, value: unknown][] {
  const read = new Set<string>();
  const watched = new Proxy(state, {
    get(target, key) {
      if (typeof key === 'string') read.add(key);
      return target[key as string];
    },
  });
  meets(plan, condition, watched, context);
  const found: [string, unknown][] = [];
  for (const { key, scalar, counts } of places) {
    if (scalar === undefined || !read.has(key) || !(key in state)) continue;
    for (const number of counts ? SMALL : [...SMALL, ...LARGE]) {
      const value = valueLike(state[key], number, scalar);
      if (value !== undefined && meets(plan, condition, { ...state, [key]: value }, context)) found.push([key, value]);
    }
  }
  return found;
}

/** A number in the form in which a value stands in the state; undefined if it has no place there. */
function valueLike(old: unknown, number: number, scalar: number): unknown {
  if (Array.isArray(old) || ArrayBuffer.isView(old)) {
    const array = old as unknown[];
    const value = valueLike(array[0], number, scalar);
    return value === undefined ? undefined : array.slice().fill(value);
  }
  if (typeof old === 'boolean') return number === 0 || number === 1 ? number === 1 : undefined;
  const value = typeof old === 'bigint' ? BigInt(number) : number;
  return typeof value === typeof old && fits(scalar, value) ? value : undefined;
}

/** Whether a number is in the range of a kind: a typed array of it keeps the value. */
function fits(scalar: number, value: number | bigint): boolean {
  const values = new (arrayClass(scalar))(1);
  values[0] = value;
  return (
    values[0] === value && (value >= 0 || scalar !== UINT64_NUMBER) && (value < 2 ** 32 || scalar !== UINT32_BIGINT)
  );
}
