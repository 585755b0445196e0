/**
 * What a machine that loads a section knows, and the bytes do not say: counts that are never sent, null elements of arrays
 * of pointers. In a stream with a description that tells.
 */
import type { Plan } from '../../vmstate/_plan.js';
import { type DescribedState, isState } from '../../vmstate/described/index.js';
import type { FieldRecord } from '../../vmstate/field.js';

type State = Record<string, unknown>;

/**
 * A state to decode into: `base`, the locals of a row of the catalogue, with the counts and nulls of the section as its
 * description has it.
 */
export function baseOf(plan: Plan, base: object | undefined, described: DescribedState | undefined): State {
  const known: State = { ...base };
  if (described === undefined || !asks(plan)) return known;
  for (const { key, name, record, sub } of plan.fields) {
    const { count, pointers } = record;
    const local = localCount(plan, record);
    const within = sub !== undefined && asks(sub);
    if (pointers !== 'nullable' && local === undefined && !within) continue;
    const runs = described.fields.filter((field) => field.name === name);
    const elements = runs.flatMap((run) => Array.from<unknown>(run.elements));
    if (local !== undefined) known[local] = count === undefined ? sizeOf(record, elements[0]) : elements.length;
    const given = known[key];
    if (count === undefined) {
      if (within) known[key] = element(elements[0], sub, given);
    } else if (pointers === 'nullable' || within) {
      known[key] = elements.map((one, i) => element(one, sub, (given as State[] | undefined)?.[i]));
    }
  }
  for (const { key, name, plan: sub } of plan.subsections) {
    const sent = described.subsections?.find((one) => one.vmsdName === name);
    if (sent !== undefined && asks(sub)) known[key] = baseOf(sub, known[key] as State | undefined, sent);
  }
  return known;
}

function element(described: unknown, sub: Plan | undefined, base: unknown): unknown {
  if (described === null || sub === undefined) return described;
  return isState(described) ? baseOf(sub, base as State | undefined, described) : (base ?? {});
}

/** The key of the local that counts the elements of a field or its bytes, if one does. */
function localCount({ kept }: Plan, { count, size }: FieldRecord): string | undefined {
  return kept.find(({ key, local }) => local && (key === count?.key || key === size?.key))?.key;
}

/** What would have to stand in the local: bytes, or of a bitmap bits. */
function sizeOf({ kind, size }: FieldRecord, described: unknown): number {
  if (!ArrayBuffer.isView(described)) return 0;
  return kind === 'bitmap' ? described.byteLength * 8 : described.byteLength / (size?.factor ?? 1);
}

const asking = new WeakMap<Plan, boolean>();

/** Whether there is anything to know, at any depth. */
function asks(plan: Plan): boolean {
  const known = asking.get(plan);
  if (known !== undefined) return known;
  const { fields, subsections } = plan;
  const found =
    fields.some(({ record, sub }) => {
      return (
        record.pointers === 'nullable' || localCount(plan, record) !== undefined || (sub !== undefined && asks(sub))
      );
    }) || subsections.some((one) => asks(one.plan));
  asking.set(plan, found);
  return found;
}
