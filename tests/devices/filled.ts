/**
 * States with something in them, of any definition: what laws over the whole catalogue are tried with.
 */
import { type Plan, type PlanField, planOf } from '../../src/vmstate/_plan.js';
import {
  BOOL,
  INT8,
  INT16,
  INT32,
  INT64,
  SCALAR_SIZES,
  UINT32_BIGINT,
  UINT64,
  UINT64_HALVES,
} from '../../src/vmstate/field.js';
import { type AnyVMState, blank, type ObjectOptions } from '../../src/vmstate/index.js';

type Holder = Record<string | number, unknown>;

/**
 * Values of definitions whose blank states cannot be sent, by the name of the definition and the property: a codec of
 * theirs looks at a number, or has no zero. They stay as they are.
 */
const GIVEN: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  cpu: { nwindows: 8, regbase: new BigUint64Array(136) }, // sparc: sixteen registers a window
  's390-skeys': { ranges: [] },
};

/**
 * A state whose plain numbers come from `next` (32 bits at a time). Counts, what is compared on load, and the values
 * of custom codecs are as in a blank state; so is what conditions leave out.
 */
export function filled(def: AnyVMState, options: ObjectOptions, next: () => number): Record<string, unknown> {
  const plan = planOf(def, options.release as never, 'save', options.version);
  const given = GIVEN[plan.name] ?? {};
  const state = blank(def, given as never, options as never) as Record<string, unknown>;
  fill(plan, state, next, given);
  // Conditions may look at what has just been filled in.
  return blank(def, state as never, options as never) as Record<string, unknown>;
}

function fill(plan: Plan, state: Holder, next: () => number, given: object = {}): void {
  const counts = new Set(plan.fields.flatMap(({ record }) => [record.count?.key, record.size?.key]));
  for (const field of plan.fields) {
    const { key, record } = field;
    if (!record.hasValue || record.check !== undefined || counts.has(key) || key in given || state[key] === undefined)
      continue;
    if (record.count === undefined) state[key] = elementOf(field, state[key], next);
    else {
      const array = state[key] as Holder & { readonly length: number };
      for (let i = 0; i < array.length; i++) if (array[i] !== null) array[i] = elementOf(field, array[i], next);
    }
  }
}

function elementOf({ record, sub }: PlanField, old: unknown, next: () => number): unknown {
  switch (record.kind) {
    case 'struct':
    case 'vstruct':
    case 'tmp':
      fill(sub as Plan, old as Holder, next);
      return old;
    case 'scalar':
      return scalarOf(record.scalar, next);
    case 'buffer':
      return (old as Uint8Array).map(() => next() & 0xff);
    default:
      return old;
  }
}

function scalarOf(scalar: number, next: () => number): unknown {
  const low = next() >>> 0;
  switch (scalar) {
    case BOOL:
      return (low & 1) === 1;
    case INT8:
      return (low << 24) >> 24;
    case INT16:
      return (low << 16) >> 16;
    case INT32:
      return low | 0;
    case UINT32_BIGINT:
      return BigInt(low);
    case UINT64:
      return (BigInt(next() >>> 0) << 32n) | BigInt(low);
    case INT64:
      return BigInt.asIntN(64, (BigInt(next() >>> 0) << 32n) | BigInt(low));
    case UINT64_HALVES:
      return { hi: next() >>> 0, lo: low };
    default:
      return low % 2 ** (8 * Math.min(4, SCALAR_SIZES[scalar] as number));
  }
}
