/**
 * Layouts from the description of a stream: what was sent, with types and bytes on the wire. Fields and subsections
 * that were left out are not in it.
 */
import type { DescribedField, DescribedObject, Description } from '../described/index.js';
import { INLINE_TYPES, isMarker, LIST_TYPES } from '../described/leaf-types.js';
import { type CountLayout, type FieldLayout, type Layout, type Layouts, UNKNOWN } from './model.js';

/** The layouts that a stream shows. */
export function layoutsOfDescription(description: Description, machine?: string): Layouts {
  const devices = description.devices.map(({ name, instanceId, object, size }) => ({
    name,
    instanceId,
    layout: object && layoutOf(object),
    bytes: size,
  }));
  return { source: 'description', machine, devices, parts: [] };
}

function layoutOf({ vmsdName, version, fields, subsections }: DescribedObject): Layout {
  return {
    name: vmsdName,
    versionId: version,
    minimumVersionId: undefined,
    unmigratable: false,
    savesAll: true,
    fields: runs(fields).map(fieldOf),
    subsections: (subsections ?? []).map((of) => ({ layout: layoutOf(of), needed: undefined })),
    validations: [],
  };
}

/** Objects in a row that are elements of one array. */
function runs(fields: readonly DescribedField[]): DescribedField[][] {
  const out: DescribedField[][] = [];
  for (const field of fields) {
    const last = out.at(-1);
    // A marker of a name that is not unique is called `name[-1]`.
    const name = isMarker(field.type) ? field.name.replace(/\[-1\]$/, '') : field.name;
    const before = last?.[0]?.name.replace(/\[(-1|\d+)\]$/, '');
    if (last !== undefined && (last[0]?.name === name || (isMarker(field.type) && before === name))) last.push(field);
    else out.push([field]);
  }
  return out;
}

function fieldOf(run: readonly DescribedField[]): FieldLayout {
  const nulls = run.some(({ type }) => isMarker(type));
  const elements = run.filter(({ type }) => !isMarker(type));
  const [first] = elements.length > 0 ? elements : run;
  const { name, type, size } = first as DescribedField;
  const vmsds = elements.flatMap(({ struct, contents }) => (struct === undefined ? contents : [struct]));
  const list = LIST_TYPES.has(type);
  // Of elements that are not alike, the one with most fields stands for all.
  const fullest = vmsds.reduce<DescribedObject | undefined>(
    (best, vmsd) => (best === undefined || vmsd.fields.length > best.fields.length ? vmsd : best),
    undefined,
  );
  const known = type === 'struct' || INLINE_TYPES.has(type) || type === 'qtailq' || type === 'qlist';
  const nested = known ? fullest : undefined; // a tree has keys among its vmsds, other infos are opaque
  const plain = !known && !list;
  return {
    ...UNKNOWN,
    name,
    unique: name,
    kind: type === 'unused_buffer' ? 'unused' : type === 'gtree' ? 'tree' : list ? 'list' : plain ? 'plain' : 'object',
    type: isMarker(type) ? undefined : type,
    count: nulls ? undefined : countOf(run),
    size: plain && !isMarker(type) ? size : undefined,
    nested: nested && layoutOf(nested),
  };
}

function countOf(run: readonly DescribedField[]): CountLayout {
  const n = run.reduce((sum, { arrayLen }) => sum + (arrayLen ?? 1), 0);
  return { form: 'sent', n };
}
