/**
 * Arbitraries of objects: a part for each property, then the state made of them in the order of the fields.
 */
import * as fc from 'fast-check';
import { type Plan, planOf } from '../vmstate/_plan.js';
import { choices, meets } from './_conditions.js';
import { type Drawing, elementOf, type Maker, manyOf, type State } from './_elements.js';
import { MismatchError } from './mismatch.js';

/** One property: how it is drawn, and how it is made. */
interface Part extends Maker {
  readonly key: string;
  readonly label: string;
  readonly condition: Plan['fields'][number]['condition'];
  /** The state cannot be without: a test, or a field that must exist. */
  readonly must: boolean;
  readonly has: boolean;
  /** The value of another part's condition may be put here; undefined if this is no number. */
  readonly scalar: number | undefined;
  readonly counts: boolean;
}

/** Objects of a plan. */
export function objectOf(plan: Plan, drawing: Drawing): Maker {
  const parts = partsOf(plan, drawing);
  const subsections = plan.subsections.map((sub) => ({ sub, maker: objectOf(sub.plan, drawing) }));
  const raw = fc.tuple(
    fc.tuple(...parts.map((part) => part.raw)),
    // For each condition a wish that it holds, and which of the values that would do.
    fc.tuple(
      ...parts.map(({ condition }) => (condition === undefined ? NONE : fc.option(fc.nat(0xffff), { freq: 2 }))),
    ),
    fc.tuple(...subsections.map(({ maker }) => fc.option(maker.raw, { freq: 2 }))),
  );
  return {
    raw,
    make(drawn) {
      const [raws, wishes, subs] = drawn as [unknown[], (number | null)[], unknown[]];
      const state = makeFields(plan, parts, raws, wishes, drawing);
      let before = drawing.loadable ? lastField(plan, state, drawing) : [];
      subsections.forEach(({ sub, maker }, i) => {
        if (subs[i] === null || (drawing.loadable && !found(plan, sub, before))) return;
        const value = possible(() => maker.make(subs[i], state));
        if (value === undefined) return;
        state[sub.key] = value;
        if (drawing.loadable) before = endings(sub.plan, value as State, drawing);
      });
      return state;
    },
  };
}

/** A subsection whose tests nothing satisfies is not there. */
function possible<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof MismatchError && error.code === 'unmet') return undefined;
    throw error;
  }
}

/**
 * Whether a loader would find a subsection: it takes those whose name begins with that of their owner, and asks first
 * the objects that have just ended. One of them whose name the subsection's begins with, too, would refuse it
 * (`vmstate_subsection_load`).
 */
function found(owner: Plan, { name }: Plan['subsections'][number], before: readonly Plan[]): boolean {
  return (
    name.startsWith(owner.name) &&
    !before.some((inner) => name.length > inner.name.length && name.startsWith(inner.name))
  );
}

/** The objects that end where this one ends, itself among them. */
function endings(plan: Plan, state: State, drawing: Drawing): Plan[] {
  const sent = plan.subsections.findLast(({ key }) => state[key] !== undefined);
  const inner =
    sent === undefined ? lastField(plan, state, drawing) : endings(sent.plan, state[sent.key] as State, drawing);
  return [plan, ...inner];
}

/** The objects that end with the last field. */
function lastField(plan: Plan, state: State, drawing: Drawing): Plan[] {
  const last = plan.fields.findLast(
    ({ condition, record }) =>
      record.kind !== 'validate' && (condition === undefined || meets(plan, condition, state, drawing.context)),
  );
  if (last?.sub === undefined || !OBJECTS.has(last.record.kind)) return [];
  const value = state[last.key];
  const object = last.record.count === undefined ? value : (value as unknown[]).at(-1);
  return object === null || object === undefined ? [] : endings(last.sub, object as State, drawing);
}

const OBJECTS: ReadonlySet<string> = new Set(['struct', 'vstruct', 'tmp']);

const NONE = fc.constant(null);

function partsOf(plan: Plan, drawing: Drawing): Part[] {
  const counters = new Set(plan.fields.flatMap(({ record }) => [record.count?.key, record.size?.key]));
  const nothing = { label: '', condition: undefined, must: false, has: true };
  const counter = fc.nat(drawing.maxLength);
  const given = (key: string) => drawing.values?.[`${plan.name}.${key}`];
  const own = (arbitrary: fc.Arbitrary<unknown>): Maker => ({ raw: arbitrary, make: (value) => value });
  const locals = plan.members
    .filter(({ key, local }) => local && (counters.has(key) || given(key) !== undefined))
    .map(({ key }) => ({ ...nothing, key, scalar: undefined, counts: true, ...own(given(key) ?? counter) }));
  const sent = [...leftOut(plan), ...plan.fields].map((field) => {
    const { key, record, label, condition } = field;
    const counts = counters.has(key) && record.count === undefined;
    const values = given(key);
    const maker = values ? own(values) : counts && record.scalar >= 0 ? own(counter) : undefined;
    return {
      key,
      label,
      condition,
      must: record.mustExist,
      has: record.hasValue,
      scalar: record.scalar >= 0 && record.pointers === 'none' && values === undefined ? record.scalar : undefined,
      counts,
      ...(maker ?? (record.count === undefined ? elementOf(field, drawing) : manyOf(field, drawing))),
    };
  });
  return [...locals, ...sent];
}

/** Fields that this version leaves out: a state has them all the same. */
function leftOut(plan: Plan): Plan['fields'] {
  const there = new Set(plan.fields.map(({ key }) => key));
  return planOf(plan.def, plan.rules.release, 'save').fields.filter(({ key }) => !there.has(key));
}

/**
 * Makes the fields in their order. A condition that should hold and does not puts a value that makes it hold where it
 * looks; then all is made anew, as that may be a count. Each condition does so once.
 */
function makeFields(
  plan: Plan,
  parts: readonly Part[],
  raws: readonly unknown[],
  wishes: readonly (number | null)[],
  drawing: Drawing,
): State {
  const put = new Map<string, unknown>();
  const tried = new Set<Part>();
  for (;;) {
    const state: State = {};
    const again = parts.some((part, i) => {
      const { condition, key, has } = part;
      if (condition !== undefined && !meets(plan, condition, state, drawing.context)) {
        const wish = wishes[i] ?? (part.must ? 0 : null);
        if (wish !== null && !tried.has(part)) {
          tried.add(part);
          const found = choices(plan, condition, state, drawing.context, parts);
          if (found.length > 0) {
            const [name, value] = found[wish % found.length] as [string, unknown];
            put.set(name, value);
            return true;
          }
        }
        if (part.must) throw unmet(plan, part);
        return false;
      }
      if (has) state[key] = put.has(key) ? put.get(key) : part.make(raws[i], state);
      return false;
    });
    if (!again) return state;
  }
}

function unmet(plan: Plan, { label }: Part): MismatchError {
  const reason = `no value was found for which the condition ${label} holds; hand over one in \`values\``;
  return new MismatchError('unmet', reason, { path: plan.name, expected: label });
}
