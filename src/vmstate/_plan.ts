/**
 * The plan: a definition compiled once for a release and a version into packed opcodes.
 *
 * Save, load and describe are three interpreters of the same code; none of them looks at a definition again.
 * Ladders are resolved and field versions decided here, so what is left at run time are conditions, counts and
 * nulls. Measured against an array of closures, packed code saves a device in about half the time.
 */
import { DefinitionError } from '../errors.js';
import type { AnyVMState, Condition, Definition, Hooks, OldLoader, SubsectionLadder } from './definition.js';
import {
  type AnyDefinition,
  type AnyField,
  type AnyWhen,
  BLANK,
  type FieldRecord,
  INT64_NUMBER,
  SCALAR_SIZES,
  type Slot,
  UINT64_NUMBER,
} from './field.js';
import { type Release, type ReleaseRules, rulesOf, rungOf } from './release.js';

// Opcodes below 32 are the scalars of `field.ts`: one number, read from the property, written in place.
/** Next instruction only if the condition of its field holds; leaves one bit in the shape. */
export const OP_IF = 32;
/** Any other single field. */
export const OP_ONE = 33;
/** An array. */
export const OP_MANY = 34;
/** A must-exist field whose version leaves it out, or a validate field that fell: always an error. */
export const OP_MUST_EXIST = 35;
/** Loading only: a list whose field version its nested definition refuses. */
export const OP_BAD_NESTED = 36;

/** Numbers per instruction: opcode, index of the field. */
export const STRIDE = 2;

export type Mode = 'save' | 'load';

/** Everything about one field that is not in the packed code. */
export interface PlanField {
  /** The property of the state. */
  readonly key: string;
  /** The name in the description, made unique within the definition. */
  readonly name: string;
  /** The name of the object that stands for a run of null elements. */
  readonly markerName: string;
  readonly record: FieldRecord;
  readonly condition: Condition<unknown, unknown> | undefined;
  readonly label: string;
  /** The nested definition's plan: of the mode of this plan. */
  readonly sub: Plan | undefined;
  readonly keySub: Plan | undefined;
  readonly compressible: boolean;
  /** Numbers that no value of is wrong, and nothing nested. */
  readonly safe: boolean;
  /** Bytes of one element, or -1 if the state decides. */
  readonly elementSize: number;
  /** Bytes that one element takes at least: 0 if it may be empty. */
  readonly least: number;
  /** Whether saving leaves anything in the shape besides the bit of the condition. */
  readonly dynamic: boolean;
}

export interface PlanSubsection {
  readonly key: string;
  readonly name: string;
  readonly def: AnyVMState;
  readonly plan: Plan;
}

/** A property of a state. `local`: it is never sent. */
export interface Member {
  readonly key: string;
  readonly sub: Plan | undefined;
  readonly local: boolean;
}

export interface Plan {
  readonly def: Definition;
  readonly name: string;
  readonly rules: ReleaseRules;
  readonly mode: Mode;
  /** The version of the content, as described. */
  readonly version: number;
  readonly code: Int32Array;
  readonly keys: readonly string[];
  readonly fields: readonly PlanField[];
  readonly subsections: readonly PlanSubsection[];
  /** Bytes of all single scalars together: what one reservation covers. */
  readonly scalarBytes: number;
  /** Bytes of the whole object, or -1 if the state decides. */
  readonly fixedSize: number;
  /** Bytes that the object takes at least. */
  readonly least: number;
  /** Properties that are never sent. */
  readonly locals: readonly string[];
  /** Fields that this version leaves out; they keep their values. */
  readonly left: readonly PlanField[];
  /** The properties of both. */
  readonly kept: readonly string[];
  /** All properties that the plan covers, with what is nested in them. */
  readonly members: readonly Member[];
  /** What a new object begins as: one with properties added one by one by key becomes a slow table. */
  readonly template: Readonly<Record<string, unknown>>;
  readonly hooks: Hooks<unknown, unknown>;
  readonly loadOld: OldLoader<unknown, unknown> | undefined;
  /** Nothing but numbers: no conditions, arrays, checks, subsections or hooks. */
  readonly simple: boolean;
  /** Bytes without meaning to the loader: `fixedSize` of them can be passed over. */
  readonly plain: boolean;
  /** Whether conditions, codecs or hooks look at what has been loaded. */
  readonly reads: boolean;
  /** Nor is there a count among its properties: a check need not keep any of them. */
  readonly blind: boolean;
  /** Rule 3 of compressible arrays: false if a field is not, or a list of subsections is there. */
  readonly compressible: boolean;
}

const plans = /* @__PURE__ */ new WeakMap<AnyDefinition, Map<string, Plan>>();

/** The layout that holds in a release. @throws {DefinitionError} `not-in-release` */
export function layoutOf(def: Definition, release: Release): Definition {
  if (def.layouts === undefined) return def;
  const layout = rungOf(def.layouts, release);
  if (layout === undefined) {
    throw new DefinitionError('not-in-release', `there is no layout for ${release}`, {
      path: def.name,
      actual: release,
    });
  }
  return layout;
}

/** The plan of a definition; made once for each release, version and direction. */
export function planOf(of: Definition, release: Release, mode: Mode, version?: number): Plan {
  const def = layoutOf(of, release);
  const at = version ?? def.versionId;
  let known = plans.get(def);
  if (known === undefined) {
    known = new Map();
    plans.set(def, known);
  }
  const id = `${release} ${mode} ${at}`;
  let plan = known.get(id);
  if (plan === undefined) {
    plan = compile(def, rulesOf(release), mode, at);
    known.set(id, plan);
  }
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
  const out: Resolved[] = [];
  for (const [key, slot] of Object.entries(def.fields)) {
    const rung: Slot | undefined = slot.slot === 'ladder' ? rungOf(slot.rungs, release) : slot;
    if (rung === undefined || rung.slot === 'absent' || rung.slot === 'local') continue;
    if (rung.slot === 'when') out.push({ key, record: (rung as AnyWhen).field, label: (rung as AnyWhen).label });
    else out.push({ key, record: rung as AnyField, label: undefined });
  }
  return out;
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
  const resolved = resolveSlots(def, rules.release);
  const names = uniqueNames(resolved);
  const code: number[] = [];
  const fields: PlanField[] = [];
  let scalarBytes = 0;
  let fixedSize = 0;
  let least = 0;
  let compressible = true;
  const locals = Object.keys(def.fields).filter((key) => def.fields[key]?.slot === 'local');
  const left: PlanField[] = [];
  resolved.forEach((slot, i) => {
    const planned = planField(def, slot, names[i] as [string, string], rules, mode);
    compressible &&= planned.compressible;
    const { record } = slot;
    const always = mode === 'save' && !rules.saveHonoursVersions && version >= def.versionId;
    const exists = slot.label !== undefined || always || record.since <= version;
    if (!exists && record.hasValue) left.push(planned);
    if (!exists && !record.mustExist) return;
    const op = exists ? opcode(planned, mode) : OP_MUST_EXIST;
    if (slot.label !== undefined) code.push(OP_IF, fields.length);
    code.push(op, fields.length);
    fields.push(planned);
    if (op < OP_IF) scalarBytes += SCALAR_SIZES[op] as number;
    fixedSize = slot.label !== undefined || planned.dynamic || fixedSize < 0 ? -1 : fixedSize + sizeOf(planned);
    if (slot.label === undefined) least += planned.least * elementsOf(record);
  });
  const list = resolveSubsections(def, rules.release);
  const subsections = (list ?? []).map(([key, sub]) => ({
    key,
    name: layoutOf(sub, rules.release).name,
    def: sub,
    plan: planOf(sub, rules.release, mode),
  }));
  const reads =
    def.loadOld !== undefined ||
    def.hooks.preLoad !== undefined ||
    fields.some(({ record, label }) => label !== '' || (record.leaf !== undefined && record.leaf.size === undefined));
  const bare =
    subsections.length === 0 && left.length + locals.length === 0 && def.loadOld === undefined && !loadHooks(def.hooks);
  return {
    def,
    name: def.name,
    rules,
    mode,
    version,
    code: Int32Array.from(code),
    keys: fields.map((f) => f.key),
    fields,
    subsections,
    scalarBytes,
    fixedSize: subsections.length > 0 ? -1 : fixedSize,
    least,
    locals,
    left,
    hooks: def.hooks,
    loadOld: def.loadOld,
    kept: [...locals, ...left.map(({ key }) => key)],
    members: [
      ...locals.map((key) => ({ key, sub: undefined, local: true })),
      // The nodes of a tree are only ever replaced, so nothing below them counts.
      ...[...left, ...fields]
        .filter(({ record }) => record.hasValue)
        .map(({ key, record, sub }) => ({ key, sub: record.kind === 'gtree' ? undefined : sub, local: false })),
      ...subsections.map(({ key, plan }) => ({ key, sub: plan, local: false })),
    ],
    template: templateOf(version < def.minimumVersionId ? [] : fields),
    simple: bare && fields.every(({ safe }) => safe) && code.every((op, i) => i % STRIDE !== 0 || op < OP_IF),
    plain: bare && fixedSize >= 0 && fields.every(({ safe }) => safe),
    reads,
    blind: !reads && fields.every(({ record }) => (record.count ?? record.size)?.key === undefined),
    compressible: compressible && list === undefined,
  };
}

/** An object with the properties of the fields that always come. Parsed text gives the quick kind of object. */
function templateOf(fields: readonly PlanField[]): Record<string, unknown> {
  const keys = fields.filter(({ record, label }) => record.hasValue && label === '').map(({ key }) => key);
  return JSON.parse(`{${keys.map((key) => `${JSON.stringify(key)}:0`)}}`);
}

function loadHooks({ preLoad, postLoad }: Hooks<unknown, unknown>): boolean {
  return preLoad !== undefined || postLoad !== undefined;
}

/** Whether nothing can be wrong with a field's bytes, and no subsection can follow. */
function isSafe({ scalar, check, def, leaf }: FieldRecord, elementSize: number): boolean {
  const narrowed = scalar === INT64_NUMBER || scalar === UINT64_NUMBER;
  return elementSize >= 0 && !narrowed && check === undefined && def === undefined && leaf === undefined;
}

/** Names as described: `name[k]` for the k-th of several; marker names are `name[-1]` then. */
function uniqueNames(resolved: readonly Resolved[]): [string, string][] {
  const totals = new Map<string, number>();
  const plain = resolved.map(({ key, record }) => record.name ?? key);
  for (const name of plain) totals.set(name, (totals.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  return plain.map((name) => {
    if (totals.get(name) === 1) return [name, name];
    const k = seen.get(name) ?? 0;
    seen.set(name, k + 1);
    return [`${name}[${k}]`, `${name}[-1]`];
  });
}

function planField(
  def: Definition,
  { key, record, label }: Resolved,
  [name, markerName]: [string, string],
  rules: ReleaseRules,
  mode: Mode,
): PlanField {
  checkRelease(def, name, record, rules);
  const { release } = rules;
  const sub = record.def && planOf(record.def as Definition, release, mode, nestedVersion(record, mode));
  const keySub = record.keyDef && planOf(record.keyDef as Definition, release, mode, nestedVersion(record, mode));
  const isStruct = record.kind === 'struct';
  const elementSize = fixedElement(record, sub);
  return {
    key,
    name,
    markerName,
    record: Object.assign({ ...BLANK }, record), // one shape for all, which walkers are quicker with
    condition: label === undefined ? undefined : (def.conditions[label] as Condition<unknown, unknown>),
    label: label ?? '',
    sub,
    keySub,
    compressible:
      label === undefined &&
      !(rules.arrays === 'C' && record.pointers === 'marked') &&
      !(isStruct && sub?.compressible === false),
    safe: isSafe(record, elementSize),
    elementSize,
    least: leastElement(record, sub, elementSize),
    dynamic: elementSize < 0 || record.count?.key !== undefined || record.pointers !== 'none',
  };
}

/**
 * The version at which a nested definition is taken. Structs and everything that is saved: its own. Loading
 * temporaries, lists and trees: the *field's* version, which is QEMU's rule though nothing else goes by it.
 */
function nestedVersion(record: FieldRecord, mode: Mode): number | undefined {
  if (record.kind === 'vstruct') return record.structVersion;
  if (record.kind === 'struct' || mode === 'save') return undefined;
  return record.since;
}

/** True if a load can take the nested definition at the version that rule gives. */
function nestedFits(record: FieldRecord, sub: Plan | undefined): boolean {
  if (sub === undefined || record.kind === 'struct') return true;
  return sub.version <= sub.def.versionId && sub.version >= sub.def.minimumVersionId;
}

function opcode(planned: PlanField, mode: Mode): number {
  const { record } = planned;
  if (mode === 'load' && !(nestedFits(record, planned.sub) && nestedFits(record, planned.keySub))) return OP_BAD_NESTED;
  if (record.count !== undefined) return OP_MANY;
  return record.scalar >= 0 ? record.scalar : OP_ONE;
}

/** Bytes of one element, or -1 if the state decides. */
function fixedElement(record: FieldRecord, sub: Plan | undefined): number {
  switch (record.kind) {
    case 'scalar':
      return SCALAR_SIZES[record.scalar] as number;
    case 'leaf':
      return record.leaf?.size ?? -1;
    case 'buffer':
    case 'unused':
      return record.size?.fixed ?? -1;
    case 'bitmap':
      return record.size?.fixed === undefined ? -1 : Math.ceil(record.size.fixed / 64) * 8;
    case 'struct':
    case 'vstruct':
    case 'tmp':
      return sub?.fixedSize ?? -1;
    case 'validate':
      return 0;
    default:
      return -1;
  }
}

/** Bytes that one element takes at least: a null costs one, and so does every mark. */
function leastElement(record: FieldRecord, sub: Plan | undefined, elementSize: number): number {
  if (record.pointers === 'marked' || record.kind === 'qtailq' || record.kind === 'qlist') return 1;
  if (record.kind === 'gtree') return 5;
  const least = elementSize >= 0 ? elementSize : (sub?.least ?? 0);
  return record.pointers === 'nullable' ? Math.min(1, least) : least;
}

/** How many elements there are in any case. */
function elementsOf({ count }: FieldRecord): number {
  return count === undefined ? 1 : (count.fixed ?? 0);
}

function sizeOf({ record, elementSize }: PlanField): number {
  return elementSize * elementsOf(record);
}

/** Kinds younger than 2.3. Counts with a factor are, too, and are gone again in 11.1. */
const NOT_IN_2_3: ReadonlySet<string> = /* @__PURE__ */ new Set(['vstruct', 'tmp', 'qtailq', 'qlist', 'gtree']);

function checkRelease(def: Definition, name: string, record: FieldRecord, rules: ReleaseRules): void {
  const { release, arrays } = rules;
  const young = NOT_IN_2_3.has(record.kind) || record.pointers !== 'none';
  const multiplied = (record.count?.factor ?? 1) !== 1;
  const refused =
    (release === '2.3' && (young || multiplied)) ||
    (arrays === 'C' && multiplied) ||
    (arrays !== 'C' && record.pointers === 'marked');
  if (refused) {
    throw new DefinitionError('not-in-release', `QEMU ${release} has no such kind of field; put it on a ladder`, {
      path: `${def.name}.${name}`,
      actual: record.pointers === 'marked' ? 'marked' : record.type,
    });
  }
}
