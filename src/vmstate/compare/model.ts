/**
 * The layouts of devices as a comparison sees them, whether they come from definitions, from the description in a
 * stream, or from `-dump-vmstate`. What a source cannot know is undefined:
 *
 * | | definitions | description | dump |
 * |---|---|---|---|
 * | types, bytes on the wire | yes | yes | of `unused` only |
 * | lengths of arrays | yes | as sent | 10.0 and later |
 * | conditions | yes, by label | no: shows what was sent | whether there is one |
 * | field versions, minimum versions | yes | no | yes |
 * | bytes in the host's memory | no | no | yes |
 */

/** The layouts of one program, or of one stream. */
export interface Layouts {
  readonly source: 'definitions' | 'description' | 'dump';
  /** The machine type, where it is known. */
  readonly machine?: string | undefined;
  readonly devices: readonly DeviceLayout[];
  /** Definitions that are part of others: no devices, but OLD may have them as such. */
  readonly parts: readonly DeviceLayout[];
}

/** One device: a section, a device type, or a definition. */
export interface DeviceLayout {
  /** How it is called: the section's name, the type name, or the name of the definition. */
  readonly name: string;
  /** Tells apart several sections of one name; 0 where there are none. */
  readonly instanceId: number;
  /** Undefined for a section that was written by hand, of which only its bytes are known. */
  readonly layout: Layout | undefined;
  /** Bytes of such a section. */
  readonly bytes?: number | undefined;
}

/** One vmsd. */
export interface Layout {
  readonly name: string;
  /** The version at which it is saved, and the highest that is loaded. */
  readonly versionId: number;
  /** The lowest version that is loaded, by hand-written loaders too. */
  readonly minimumVersionId: number | undefined;
  /** Versions below it are read by a hand-written loader, not by the fields. */
  readonly byHandBelow?: number | undefined;
  readonly unmigratable: boolean;
  /** 2.3: fields without a condition are saved whatever their version is. */
  readonly savesAll: boolean;
  readonly fields: readonly FieldLayout[];
  readonly subsections: readonly SubsectionLayout[];
  /** Labels of the conditions that have to hold, without anything on the wire. */
  readonly validations: readonly string[];
}

/** A subsection with its `needed`; undefined where that is not known. */
export interface SubsectionLayout {
  readonly layout: Layout;
  readonly needed: Predicate | 'always' | undefined;
}

/** A condition: its label, and its code as far as it can be compared. */
export interface Predicate {
  readonly label: string | undefined;
  readonly code: string | undefined;
}

/** How many elements; undefined where it is not known. */
export type CountLayout =
  | { readonly form: 'one' }
  | { readonly form: 'fixed'; readonly n: number }
  /** As many as another field says, times a factor. */
  | { readonly form: 'counted'; readonly by: string; readonly factor: number }
  /** So many were sent; there may be more another time. */
  | { readonly form: 'sent'; readonly n: number };

/** One field. */
export interface FieldLayout {
  /** As written down; several fields may share it. */
  readonly name: string;
  /** As described: `name[k]` for the k-th of several. */
  readonly unique: string;
  /** `plain`, or how the nested vmsd stands there; undefined where a dump has one and does not say how. */
  readonly kind: 'plain' | 'unused' | 'object' | 'list' | 'tree' | undefined;
  /** The name of the type, as described. */
  readonly type: string | undefined;
  readonly since: number | undefined;
  readonly condition: Predicate | 'always' | undefined;
  readonly count: CountLayout | undefined;
  /** The first element or byte that is sent. */
  readonly start: number | undefined;
  readonly nulls: 'none' | 'nullable' | 'marked' | undefined;
  /** Bytes of an element on the wire; undefined where they vary or are not known. */
  readonly size: number | undefined;
  /** Another field says how many bytes, times a factor. */
  readonly sizedBy: string | undefined;
  /** Bytes of an element in the host's memory. */
  readonly hostSize: number | undefined;
  readonly nested: Layout | undefined;
  /** The key of a tree's nodes. */
  readonly keys: Layout | undefined;
  /** The version at which the nested vmsd is saved, and loaded; undefined: its own. */
  readonly savedAt: number | undefined;
  readonly loadedAt: number | undefined;
}

/** A field of which nothing is known. */
export const UNKNOWN: FieldLayout = {
  name: '',
  unique: '',
  kind: undefined,
  type: undefined,
  since: undefined,
  condition: undefined,
  count: undefined,
  start: undefined,
  nulls: undefined,
  size: undefined,
  sizedBy: undefined,
  hostSize: undefined,
  nested: undefined,
  keys: undefined,
  savedAt: undefined,
  loadedAt: undefined,
};

/** Names as described: `name[k]` for the k-th of several. */
export function uniqueNames(names: readonly string[]): string[] {
  const totals = new Map<string, number>();
  for (const name of names) totals.set(name, (totals.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  return names.map((name) => {
    if (totals.get(name) === 1) return name;
    const k = seen.get(name) ?? 0;
    seen.set(name, k + 1);
    return `${name}[${k}]`;
  });
}

/** Bytes of all elements on the wire, or (of two dumps) in the host's memory; undefined where they are not known. */
export function totalSize(field: FieldLayout): number | undefined {
  const { count, nested } = field;
  const size = nested === undefined ? (field.size ?? field.hostSize) : structSize(field, nested);
  const varies = field.sizedBy !== undefined || (field.nulls ?? 'none') !== 'none';
  if (size === undefined || varies) return undefined;
  if (count === undefined || count.form === 'one') return size;
  return count.form === 'counted' ? undefined : size * count.n;
}

/** Bytes of a struct that is always as long. */
function structSize({ kind, savedAt }: FieldLayout, nested: Layout): number | undefined {
  if (kind !== 'object' || nested.subsections.length > 0) return undefined;
  let sum = 0;
  for (const field of nested.fields) {
    if ((field.condition ?? 'always') !== 'always') return undefined;
    if (!nested.savesAll && (field.since ?? 0) > (savedAt ?? nested.versionId)) continue;
    const size = totalSize(field);
    if (size === undefined) return undefined;
    sum += size;
  }
  return sum;
}
