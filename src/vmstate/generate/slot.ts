/**
 * One slot of a layout: what all sightings of it and its line in a dump say together.
 */
import { isMarker } from '../described/leaf-types.js';
import type { DumpField } from '../dump/index.js';
import type { Extent, Facts, Layout, Slot } from './model.js';
import type { FieldSighting, Sighting } from './sighting.js';
import { conditionOf, countKeyOf, laterCountKeyOf } from './values.js';

/** A slot by its name in the description, with all that may know of it. */
export interface Asked {
  readonly wire: string;
  readonly field: DumpField | undefined;
  /** Of the whole object, at least one of them with this slot if there is no dump. */
  readonly sightings: readonly Sighting[];
  readonly versionId: number;
  /** Whether the dump says how long arrays are. */
  readonly counts: boolean;
}

/** Makes the layout of what is nested. */
type Nest = (sightings: readonly Sighting[], facts: Facts) => Layout;

/** The slot that was asked for. */
export function slotOf(asked: Asked, nest: Nest): Slot {
  const { wire, field, sightings, counts } = asked;
  const found = sightings.map(({ fields }) => fields.find(({ name }) => name === wire));
  const seen = found.filter((one) => one !== undefined);
  if (seen.length === 0) return guessed(asked, nest);

  const [first] = seen as [FieldSighting];
  const type = isMarker(first.type) ? 'struct' : first.type; // nothing but nulls
  const since = field?.versionId ?? sinceOf(sightings, found);
  const younger = sightings.map(({ version }) => version < since);
  // A field with a condition is never compressed: where one was and is missing, its count is 0.
  const compressed = seen.some((one) => (one.count ?? 1) > 1 && !one.separate && one.nulls === 0);
  const separate = seen.some((one) => one.separate);
  const missing = found.some((one, i) => one === undefined && !younger[i]);
  const notes: string[] = [];
  const array = seen.some(({ count }) => count !== undefined) || field?.num !== undefined;
  const count = array ? countOf(asked, found, missing && compressed, notes) : undefined;
  const gone = missing && !compressed && count?.from !== 'slot';
  const conditional = field?.fieldExists === true || (field === undefined && (gone || (separate && type !== 'struct')));
  const objects = seen.flatMap((one) => one.objects);
  const keys = seen.flatMap((one) => one.keys ?? []);
  const holder = NESTED_TYPES.has(type) || objects.length > 0 || field?.description !== undefined;
  if (holder && objects.length === 0 && field?.description === undefined) {
    notes.push('It was empty, so what its elements hold is to be written.');
  }
  if (seen.some(({ nulls, marked }) => nulls > 0 && !marked)) {
    notes.push('Nothing that is sent says which elements are null: decode it with a base that has them.');
  }
  const facts: Facts = {
    dump: field?.description,
    counts,
    separate: type === 'struct' && separate && !conditional,
    compressed: type === 'struct' && compressed,
    vstruct: type === 'vstruct',
  };
  const size: Extent = holder ? { from: 'fixed', n: 0 } : sizeOf(asked, found, notes);
  return {
    wire,
    name: field?.name ?? wire,
    type,
    size,
    count,
    pointers: seen.some(({ marked }) => marked) ? 'marked' : seen.some(({ nulls }) => nulls > 0) ? 'nullable' : 'none',
    nested: holder ? nestedOf(objects, facts, wire, nest) : undefined,
    keys: keys.length > 0 ? nest(keys, {}) : undefined,
    structVersion: type === 'vstruct' ? objects[0]?.version : undefined,
    since,
    condition: conditional ? conditionOf(sightings, found, younger) : undefined,
    odd: seen.some(({ odd }) => odd) || (type === 'unused_buffer' && size.from !== 'fixed'),
    notes,
  };
}

type Found = readonly (FieldSighting | undefined)[];

/** How many elements. `empty`: where the field is missing, there were none. */
function countOf({ wire, field, sightings, counts }: Asked, found: Found, empty: boolean, notes: string[]): Extent {
  const lengths = found.map((one) => (one === undefined ? 0 : (one.count ?? 1)));
  const differ = new Set(lengths).size > 1;
  const seen = found.flatMap((one) => (one === undefined ? [] : [one.count ?? 1]));
  const present = [...new Set(empty ? lengths : seen)].sort((a, b) => a - b);
  const [n] = present as [number];
  // 10.0 and later: an array without a number in the dump has a count of its own.
  const counted = counts && field !== undefined && field.num === undefined;
  const key = countKeyOf(sightings, wire, lengths, differ || (counted && n > 1));
  if (key !== undefined && (differ || counted)) {
    if (!differ) notes.push(`${key} was ${n} as well: check that it is the count.`);
    return { from: 'slot', name: key };
  }
  if (present.length > 1) return variable(laterCountKeyOf(sightings, wire, lengths), present, 'elements', notes);
  if (counted) notes.push('The dump says that the count varies, but not what holds it.');
  else if (key !== undefined && field?.num === undefined && n > 1) {
    notes.push(`Perhaps a varray: ${key} is ${n} as well.`);
  }
  return { from: 'fixed', n };
}

/** Bytes of one element that holds no vmsd. */
function sizeOf({ wire, sightings }: Asked, found: Found, notes: string[]): Extent {
  const sizes = [...new Set(found.flatMap((one) => one?.sizes ?? []))].sort((a, b) => a - b);
  if (sizes.length <= 1) return { from: 'fixed', n: sizes[0] ?? 1 };
  const lengths = found.map((one) => one?.sizes[0] ?? 0);
  const key = found.every((one) => (one?.sizes.length ?? 0) <= 1)
    ? countKeyOf(sightings, wire, lengths, true)
    : undefined;
  if (key !== undefined) return { from: 'slot', name: key };
  return variable(laterCountKeyOf(sightings, wire, lengths), sizes, 'bytes', notes);
}

/** An extent that nothing in front of it tells; `later` is a slot behind it that does. */
function variable(later: string | undefined, seen: readonly number[], of: string, notes: string[]): Extent {
  const found = `Of ${seen.join(' or ')} ${of} where it was seen`;
  if (later === undefined) {
    notes.push(`${found}; nothing that is sent says how many.`);
    return { from: 'unknown', seen };
  }
  notes.push(`${found}; ${later} comes behind it, so the owner has to have set it before a load.`);
  return { from: 'slot', name: later };
}

/** The first version that has a slot, if only younger sightings have it. */
function sinceOf(sightings: readonly Sighting[], found: Found): number {
  const of = (there: boolean) => sightings.filter((_, i) => (found[i] !== undefined) === there).map((s) => s.version);
  const first = Math.min(...of(true));
  const missing = of(false);
  return missing.length > 0 && Math.max(...missing) < first ? first : 0;
}

const NESTED_TYPES: ReadonlySet<string> = new Set(['struct', 'vstruct', 'tmp', 'qtailq', 'qlist', 'gtree']);

function nestedOf(objects: readonly Sighting[], facts: Facts, wire: string, nest: Nest): Layout {
  if (objects.length > 0 || facts.dump !== undefined) return nest(objects, facts);
  const empty = {
    versionId: 0,
    minimumVersionId: undefined,
    slots: [],
    subsections: [],
    listed: false,
    unlisted: false,
    notes: [],
  };
  return { ...empty, name: wire.replace(/\[-?\d+\]$/, '') };
}

/** Types by the bytes that a value takes in memory; right more often than not. */
const GUESSES: Readonly<Record<number, string>> = { 1: 'uint8', 2: 'uint16', 4: 'uint32', 8: 'uint64' };

/** A timer, or a pointer to one. */
const isTimer = ({ name, size }: DumpField) => /timer/i.test(name) && (size === 8 || size === 48);

/** A field that only the dump has. */
function guessed({ wire, field, sightings, versionId, counts }: Asked, nest: Nest): Slot {
  const { name, size, num, description, fieldExists, versionId: since } = field as DumpField;
  const seen = sightings.length > 0;
  const sent = seen && !fieldExists && since <= versionId;
  const base = { wire, name, pointers: 'none', keys: undefined, structVersion: undefined, since, odd: false } as const;
  const condition = fieldExists
    ? ({ when: seen ? 'never' : 'always', sent: 0, of: sightings.length } as const)
    : undefined;
  if (name === 'unused') {
    const bytes = { from: 'fixed', n: size * (num ?? 1) } as const;
    return { ...base, type: 'unused_buffer', size: bytes, count: undefined, nested: undefined, condition, notes: [] };
  }
  // Two fields of one name are two sizes of the same thing.
  const fields = sightings.flatMap((sighting) => sighting.fields);
  const namesake = fields.find((one) => one.name.replace(/\[\d+\]$/, '') === name);
  const alike = namesake?.objects.length === 0 && namesake.count === undefined ? namesake : undefined;
  const byMemory = isTimer(field as DumpField) ? 'timer' : (GUESSES[size] ?? 'buffer');
  const type = description !== undefined ? 'struct' : (alike?.type ?? byMemory);
  const notes = seen ? [noteOf(size, description !== undefined, alike?.name)] : []; // it is said of the whole else
  if (sent) notes.push('It has no condition, so it is an array whose count was 0.');
  const array = num !== undefined || sent;
  return {
    ...base,
    type,
    size: { from: 'fixed', n: size },
    count: array ? { from: 'fixed', n: sent ? 0 : (num ?? 1) } : undefined,
    nested: description && nest([], { dump: description, counts }),
    condition,
    notes,
  };
}

function noteOf(size: number, nested: boolean, alike: string | undefined): string {
  const bytes = `${size} ${size === 1 ? 'byte' : 'bytes'}`;
  const byMemory = nested ? 'it may be a list, too' : `the type is guessed from its ${bytes} in memory`;
  return `Never sent: ${alike === undefined ? byMemory : `it is taken to be like ${alike}`}.`;
}
