/**
 * Layouts from `-dump-vmstate`: versions, conditions without a name, sizes in the host's memory; no types.
 */
import type { Dump, DumpDescription, DumpField } from '../dump/index.js';
import { type FieldLayout, type Layout, type Layouts, UNKNOWN, uniqueNames } from './model.js';

/** The layouts of a binary. */
export function layoutsOfDump(dump: Dump): Layouts {
  const devices = [...dump.devices].map(([name, { description }]) => ({
    name,
    instanceId: 0,
    layout: description && layoutOf(description),
  }));
  return { source: 'dump', machine: dump.machine, devices, parts: [] };
}

function layoutOf({ name, versionId, minimumVersionId, fields = [], subsections = [] }: DumpDescription): Layout {
  const unique = uniqueNames(fields.map((field) => field.name));
  return {
    name,
    versionId,
    minimumVersionId,
    unmigratable: false, // a dump does not say
    savesAll: false,
    fields: fields.map((field, i) => fieldOf(field, unique[i] as string)),
    subsections: subsections.map((subsection) => ({ layout: layoutOf(subsection), needed: undefined })),
    validations: [],
  };
}

function fieldOf(
  { name, versionId, fieldExists, num, size, derived, description }: DumpField,
  unique: string,
): FieldLayout {
  const isUnused = name === 'unused' && description === undefined;
  return {
    ...UNKNOWN,
    name,
    unique,
    kind: isUnused ? 'unused' : description === undefined ? 'plain' : undefined,
    since: versionId,
    condition: fieldExists ? { label: undefined, code: undefined } : 'always',
    count: num === undefined ? undefined : { form: 'fixed', n: num },
    size: isUnused ? size : undefined, // the one size that is that of the wire
    hostSize: derived ? undefined : size,
    nested: description && layoutOf(description),
  };
}
