/**
 * The plan: a definition compiled once for a release, a version and a direction.
 *
 * Saving and loading interpret plans; neither looks at a definition again. Ladders are resolved and field versions
 * decided here, so what is left at run time are conditions, counts and nulls. All fields of all plans have one shape,
 * which is what the walkers' speed stands on.
 */
import { DefinitionError } from '../errors.js';
import type { AnyVMState, Condition, Definition, Hooks, OldLoader, SubsectionLadder } from './definition.js';
import {
  type AnyDefinition,
  type AnyField,
  type AnyWhen,
  BLANK,
  type Count,
  type FieldRecord,
  INT64_NUMBER,
  SCALAR_SIZES,
  type Slot,
  UINT64_NUMBER,
} from './field.js';
import { type Release, type ReleaseRules, rulesOf, rungOf } from './release.js';

// Opcodes below 32 are the scalars of `field.ts`: one number that is always there, and may have any value.
/** Any other field. */
export const OP_OTHER = 32;
/** A must-exist field whose version leaves it out: always an error. */
export const OP_MUST_EXIST = 33;
/** Loading only: a temporary or a list whose field version its nested definition refuses. */
export const OP_BAD_NESTED = 34;

export type Mode = 'save' | 'load';

/** One field, with everything that walkers ask about it. */
export interface PlanField {
  op: number;
  /** The property of the state. */
  readonly key: string;
  /** The name in the description, made unique within the definition. */
  name: string;
  /** The name of the object that stands for a run of null elements. */
  markerName: string;
  readonly record: FieldRecord;
  readonly condition: Condition<unknown, unknown> | undefined;
  readonly label: string;
  /** The nested definition's plan: of the mode of this plan. */
  readonly sub: Plan | undefined;
  readonly keySub: Plan | undefined;
  readonly compressible: boolean;
  /** Bytes of one element, or -1 if the state decides. */
  readonly elementSize: number;
  /** A check passes at once over this field and those up to `next`, if they cannot be wrong: so many bytes. */
  skip: number;
  next: number;
}

export interface PlanSubsection {
  readonly key: string;
  readonly name: string;
  readonly def: AnyVMState;
  readonly plan: Plan;
}

/** A property of a state. */
export interface Member {
  readonly key: string;
  readonly sub: Plan | undefined;
  /** It is never sent. */
  readonly local?: boolean;
}

export interface Plan {
  readonly def: Definition;
  readonly name: string;
  readonly hooks: Hooks<unknown, unknown>;
  /** Loading a version that the fields do not describe. */
  readonly loadOld: OldLoader<unknown, unknown> | undefined;
  readonly rules: ReleaseRules;
  /** The version of the content, as described. */
  readonly version: number;
  readonly fields: readonly PlanField[];
  readonly subsections: readonly PlanSubsection[];
  /** Bytes of the whole object, or -1 if the state decides. */
  readonly fixedSize: number;
  /** Properties that this version does not bring and that keep their values: locals, and fields that it leaves out. */
  readonly kept: readonly Member[];
  /** All properties that the plan covers, with what is nested in them. */
  readonly members: readonly Member[];
  /** Those of them that are more than one number, or that the stream may not bring. */
  readonly loose: readonly Member[];
  /** What a new object begins as: one with properties added one by one by key becomes a slow table. */
  readonly template: Readonly<Record<string, unknown>>;
  /** Bytes without meaning to a check: `fixedSize` of them can be passed over. */
  readonly plain: boolean;
  /** A condition, a count or a codec of variable length looks at the fields before it. */
  readonly looks: boolean;
  /** Rule 3 of compressible arrays: false if a field is not, or a list of subsections is there. */
  readonly compressible: boolean;
}

const plans = /* @__PURE__ */ new WeakMap<AnyDefinition, Map<string, Plan>>();

/** The layout that holds in a release. @throws {DefinitionError} `not-in-release` */
export function layoutOf(def: Definition, release: Release): Definition {
  if (def.layouts === undefined) return def;
  const layout = rungOf(def.layouts, release);
  if (layout === undefined) {
    throw new DefinitionError('not-in-release', 'there is no layout for this release', {
      path: def.name,
      actual: release,
    });
  }
  return layoutOf(layout, release); // whose header may be a ladder in its turn
}

/** The plan of a definition; made once for each release, version and direction. */
export function planOf(of: Definition, release: Release, mode: Mode, version?: number): Plan {
  const def = layoutOf(of, release);
  const at = version ?? def.versionId;
  const known = plans.get(def) ?? new Map<string, Plan>();
  plans.set(def, known);
  const id = `${release} ${mode} ${at}`;
  const plan = known.get(id) ?? compile(def, rulesOf(release), mode, at);
  known.set(id, plan);
  return plan;
}

/** One slot as it stands in a release. */
interface Resolved {
  readonly key: string;
  readonly record: FieldRecord;
  readonly label: string | undefined;
}

/** The complete field list of a release: existing or not, but not what the release does not have. */
export function resolveSlots(def: Definition, release: Release): Resolved[] {
  return Object.entries(def.fields).flatMap(([key, slot]): Resolved[] => {
    const rung: Slot | undefined = slot.slot === 'ladder' ? rungOf(slot.rungs, release) : slot;
    if (rung?.slot === 'when') return [{ key, record: (rung as AnyWhen).field, label: rung.label }];
    return rung?.slot === 'field' ? [{ key, record: rung as AnyField, label: undefined }] : [];
  });
}

/** The subsections of a release; undefined where there is no list at all, which matters to compression. */
export function resolveSubsections(def: Definition, release: Release): [string, AnyVMState][] | undefined {
  if (def.subsections === undefined) return undefined;
  const entries = Object.entries(def.subsections);
  const out: [string, AnyVMState][] = [];
  for (const [key, entry] of entries) {
    const rung = 'slot' in entry ? rungOf((entry as SubsectionLadder).rungs, release) : entry;
    if (rung !== undefined && !('slot' in rung)) out.push([key, rung]);
  }
  return entries.length > 0 && out.length === 0 ? undefined : out;
}

function compile(def: Definition, rules: ReleaseRules, mode: Mode, version: number): Plan {
  const { release } = rules;
  const all: PlanField[] = [];
  const kept: Member[] = [];
  const names = new Map<string, number>();
  for (const [key, { slot }] of Object.entries(def.fields)) {
    if (slot === 'local') kept.push({ key, sub: undefined, local: true });
  }
  for (const slot of resolveSlots(def, release)) {
    const field = planField(def, slot, rules, mode);
    all.push(field);
    names.set(field.name, (names.get(field.name) ?? 0) + 1);
  }
  const seen = new Map<string, number>();
  const fields: PlanField[] = [];
  let fixedSize = 0;
  for (const field of all) {
    const { name, key, record, sub, condition, elementSize } = field;
    if ((names.get(name) as number) > 1) {
      // The k-th of several fields of one name.
      const k = seen.get(name) ?? 0;
      seen.set(name, k + 1);
      field.name = `${name}[${k}]`;
      field.markerName = `${name}[-1]`;
    }
    const honours = mode === 'load' || rules.saveHonoursVersions || version < def.versionId;
    const exists = condition !== undefined || !honours || record.since <= version;
    if (!exists && record.hasValue) kept.push({ key, sub });
    if (!exists && !record.mustExist) continue;
    if (!exists) field.op = OP_MUST_EXIST;
    fields.push(field);
    const count = record.count === undefined ? 1 : (record.count.fixed ?? -1);
    const fixed = condition === undefined && elementSize >= 0 && count >= 0 && record.pointers === 'none';
    fixedSize = fixed && fixedSize >= 0 && field.op < OP_MUST_EXIST ? fixedSize + elementSize * count : -1;
  }
  for (let i = fields.length - 1; i >= 0; i--) {
    const field = fields[i] as PlanField;
    const { record, elementSize, condition, op } = field;
    const passed = elementSize >= 0 && condition === undefined && record.count === undefined && op < OP_MUST_EXIST;
    const after = fields[i + 1];
    field.next = i;
    if (!passed || !isSafe(record)) continue;
    field.skip = elementSize + (after?.skip ?? 0);
    field.next = after?.next ?? i + 1;
  }
  const list = resolveSubsections(def, release);
  const subsections = (list ?? []).map(([key, sub]) => {
    const { name } = layoutOf(sub, release);
    return { key, name, def: sub, plan: planOf(sub, release, mode) };
  });
  const { loadOld, hooks } = def;
  const members: Member[] = [
    ...kept,
    // The nodes of a tree are only ever replaced, so nothing below them counts.
    ...fields
      .filter(({ record }) => record.hasValue)
      .map(({ key, record, sub }) => ({ key, sub: record.kind === 'gtree' ? undefined : sub })),
    ...subsections.map(({ key, plan }) => ({ key, sub: plan })),
  ];
  if (subsections.length > 0) fixedSize = -1;
  const hooked = loadOld !== undefined || hooks.preLoad !== undefined;
  const always = fields.filter(({ record, condition }) => record.hasValue && condition === undefined);
  return {
    def,
    name: def.name,
    hooks,
    loadOld: version < def.minimumVersionId ? loadOld : undefined,
    rules,
    version,
    fields,
    subsections,
    fixedSize,
    kept,
    members,
    loose: members.filter(({ key }) => !fields.some((field) => field.key === key && field.op < OP_OTHER)),
    // Parsed text gives the quick kind of object.
    template: JSON.parse(
      `{${(version < def.minimumVersionId ? [] : always).map(({ key }) => `${JSON.stringify(key)}:0`)}}`,
    ),
    plain:
      fixedSize >= 0 &&
      kept.length === 0 &&
      !hooked &&
      hooks.postLoad === undefined &&
      fields.every((field) => isSafe(field.record)),
    looks: fields.some(looksBack),
    compressible: list === undefined && all.every(({ compressible }) => compressible),
  };
}

/** Whether nothing can be wrong with a field's bytes, and no subsection can follow. */
function isSafe({ scalar, check, def, leaf }: FieldRecord): boolean {
  return (check ?? def ?? leaf) === undefined && scalar !== INT64_NUMBER && scalar !== UINT64_NUMBER;
}

/** Whether a field asks the state for more than its own value. */
function looksBack({ condition, record: { leaf, count, size } }: PlanField): boolean {
  const counted = count?.key ?? size?.key;
  return condition !== undefined || counted !== undefined || (leaf !== undefined && leaf.size === undefined);
}

function planField(def: Definition, { key, record, label }: Resolved, rules: ReleaseRules, mode: Mode): PlanField {
  const name = record.name ?? key;
  checkRelease(def, name, record, rules);
  const isStruct = record.kind === 'struct';
  // The version at which a nested definition is taken. Structs and everything that is saved: its own. Loading
  // temporaries, lists and trees: the *field's* version, which is QEMU's rule though nothing else goes by it.
  const at = record.structVersion ?? (isStruct || mode === 'save' ? undefined : record.since);
  const nested = (of: AnyDefinition | undefined) => of && planOf(of as Definition, rules.release, mode, at);
  const [sub, keySub] = [nested(record.def), nested(record.keyDef)];
  const fits = (plan: Plan | undefined) =>
    plan === undefined || isStruct || (plan.version <= plan.def.versionId && plan.version >= plan.def.minimumVersionId);
  const single = record.count === undefined && record.scalar >= 0 && label === undefined && isSafe(record);
  return {
    op: mode === 'load' && !(fits(sub) && fits(keySub)) ? OP_BAD_NESTED : single ? record.scalar : OP_OTHER,
    key,
    name,
    markerName: name,
    record: { ...BLANK, ...record },
    condition: label === undefined ? undefined : (def.conditions[label] as Condition<unknown, unknown>),
    label: label ?? '',
    sub,
    keySub,
    compressible:
      label === undefined &&
      !(rules.arrays === 'C' && record.pointers === 'marked') &&
      !(isStruct && sub?.compressible === false),
    elementSize: fixedElement(record, sub),
    skip: 0,
    next: 0,
  };
}

/** Bytes of one element, or -1 if the state decides. */
function fixedElement({ kind, scalar, leaf, size }: FieldRecord, sub: Plan | undefined): number {
  if (kind === 'scalar') return SCALAR_SIZES[scalar] as number;
  if (kind === 'validate') return 0;
  if (size !== undefined) return size.fixed === undefined ? -1 : bytesOf(kind, size.fixed);
  if (leaf !== undefined) return leaf.size ?? -1;
  return sub === undefined || kind.startsWith('q') || kind === 'gtree' ? -1 : sub.fixedSize;
}

/** Bytes of a size: that of a bitmap counts bits, in whole words of 64. */
export function bytesOf(kind: FieldRecord['kind'], size: number): number {
  return kind === 'bitmap' ? Math.ceil(size / 64) * 8 : size;
}

/** Kinds younger than 2.3. Counts with a factor are, too, and are gone again in 11.1. */
function checkRelease(def: Definition, name: string, record: FieldRecord, { release, arrays }: ReleaseRules): void {
  const { kind, pointers, type, count } = record;
  const marked = pointers === 'marked';
  const multiplied = ((count as Count | undefined)?.factor ?? 1) !== 1;
  const young = multiplied || pointers !== 'none' || (record.def !== undefined && kind !== 'struct');
  if (release === '2.3' ? young : arrays === 'C' ? multiplied : marked) {
    throw new DefinitionError('not-in-release', `QEMU ${release} lacks this kind of field; put it on a ladder`, {
      path: `${def.name}.${name}`,
      actual: marked ? 'marked' : type,
    });
  }
}
