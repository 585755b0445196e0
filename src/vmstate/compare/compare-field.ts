/**
 * Comparing one field of OLD with the field of NEW that reads its bytes.
 */
import { type Item, plainName } from './align.js';
import { compareLayouts, type Place } from './compare-layout.js';
import type { CountLayout, FieldLayout, Layout } from './model.js';
import { isRename } from './qemu-renames.js';
import type { Report } from './report.js';

/** Where two fields stand; `path` is that of the field. */
export interface FieldPlace extends Place {
  readonly renamed: boolean;
}

/** Compares all that is known of both. */
export function compareFields(older: Item, newer: Item, place: FieldPlace, report: Report): void {
  const { path } = place;
  const [a, b] = [older.field, newer.field];
  if (place.renamed && !isRename(older.parent, a.name, b.name) && plainName(a.name) !== plainName(b.name)) {
    report.add('field-renamed', path, `NEW has ${b.name} here`);
  }
  if (!compareExistence(older, newer, place, report)) return;
  compareConditions(a, b, path, report);
  if (a.nested !== undefined || b.nested !== undefined) {
    if (!compareNested(a, b, path, report)) return;
  } else comparePlain(a, b, path, report);
  compareCounts(a.count, b.count, path, report);
  if (a.start !== undefined && b.start !== undefined && a.start !== b.start) {
    report.add('start-changed', path, `from ${a.start} on, in NEW from ${b.start} on`);
  }
  if (a.nulls !== undefined && b.nulls !== undefined && a.nulls !== b.nulls) {
    report.add('null-marks-changed', path, `null elements: ${a.nulls}, in NEW ${b.nulls}`);
  }
}

/** Whether both are on the wire, so that there is more to compare. */
function compareExistence(older: Item, newer: Item, place: FieldPlace, report: Report): boolean {
  const { path, saveAt, loadAt, nested } = place;
  const [a, b] = [older.field.since ?? 0, newer.field.since ?? 0];
  if (older.there === 'yes' && newer.there === 'no') {
    report.add(
      'since-raised',
      path,
      `since version ${a}, in NEW ${b}: it is sent at ${saveAt}, but not read at ${loadAt}`,
    );
  } else if (older.there === 'no' && newer.there === 'yes') {
    const code = nested && b <= a ? 'nested-version' : 'since-lowered';
    report.add(code, path, `since version ${a}, in NEW ${b}: it is not sent at ${saveAt}, but read at ${loadAt}`);
  } else if (older.there === 'yes' && newer.there === 'yes' && a !== b && known(older) && known(newer) && !nested) {
    report.add('since-changed', path, `since version ${a}, in NEW ${b}`);
  }
  return older.there !== 'no' && newer.there !== 'no';
}

const known = ({ field }: Item): boolean => field.since !== undefined;

function compareConditions(a: FieldLayout, b: FieldLayout, path: string, report: Report): void {
  const [x, y] = [a.condition, b.condition];
  if (x === undefined || y === undefined) return;
  if (x === 'always' || y === 'always') {
    if (y !== 'always') report.add('condition-added', path, `NEW reads it only if ${y.label ?? 'a condition holds'}`);
    if (x !== 'always') report.add('condition-removed', path, `OLD sends it only if ${x.label ?? 'a condition holds'}`);
  } else if (x.label !== undefined && y.label !== undefined && x.label !== y.label) {
    report.add('condition-changed', path, `if ${x.label}, in NEW if ${y.label}`);
  } else if (x.code !== undefined && y.code !== undefined && x.code !== y.code) {
    report.add('condition-changed', path, `the code of ${x.label} is another one`);
  }
}

/** Compares what is nested; false if the kinds differ, so that nothing else matters. */
function compareNested(a: FieldLayout, b: FieldLayout, path: string, report: Report): boolean {
  const [from, to] = [a.nested, b.nested];
  if (from === undefined || to === undefined) {
    const opaque = a.type !== undefined && a.type === b.type; // an empty list or a null pointer, of which nothing is shown
    if (opaque) return true;
    if (from === undefined)
      report.add('kind-changed', path, `${a.type ?? 'a plain field'}, in NEW ${b.type ?? 'a struct'}`);
    else report.add('description-missing', path, `${from.name}, in NEW ${b.type ?? 'a plain field'}`);
    return false;
  }
  if (a.kind !== undefined && b.kind !== undefined && a.kind !== b.kind) {
    report.add('kind-changed', path, `${a.type}, in NEW ${b.type}`);
    return false;
  }
  if (a.kind === 'list' && b.kind === 'list' && a.type !== b.type) {
    report.add('type-changed', path, `${a.type}, in NEW ${b.type}`);
  }
  compareVmsds(from, to, a, b, `${path}.`, report);
  if (a.keys !== undefined || b.keys !== undefined) {
    if (a.keys === undefined || b.keys === undefined) report.add('kind-changed', path, 'the keys of the tree');
    else compareVmsds(a.keys, b.keys, a, b, `${path}.key.`, report);
  }
  return true;
}

function compareVmsds(from: Layout, to: Layout, a: FieldLayout, b: FieldLayout, path: string, report: Report): void {
  const place = path.slice(0, -1);
  if (from.name !== to.name && !isRename(from.name, from.name, to.name)) {
    report.add('description-renamed', place, `${from.name}, in NEW ${to.name}`);
  }
  const loadAt = b.loadedAt ?? to.versionId;
  const lowest = to.minimumVersionId ?? 0;
  if (b.loadedAt !== undefined && b.savedAt === undefined && (loadAt < lowest || loadAt > to.versionId)) {
    report.add('bad-nested-version', place, `loaded at ${loadAt}, but ${to.name} accepts ${lowest} to ${to.versionId}`);
    return;
  }
  compareLayouts(from, to, { path, saveAt: a.savedAt ?? from.versionId, loadAt, nested: true }, report);
}

/** Kinds that compare on load, and the type whose bytes they have. */
const CHECKS: Readonly<Record<string, string>> = {
  'uint8 equal': 'uint8',
  'uint16 equal': 'uint16',
  'int32 equal': 'int32',
  'uint32 equal': 'uint32',
  'int64 equal': 'uint64', // QEMU's name of the unsigned comparison
  'int32 le': 'int32',
};

const isCheck = (type: string): boolean => Object.hasOwn(CHECKS, type);
const plainType = (type: string): string => (isCheck(type) ? (CHECKS[type] as string) : type);

/** Types that are as long in memory as on the wire. */
const NUMBERS: ReadonlySet<string> = new Set([
  ...['bool', 'int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64'],
  ...['buffer', 'unused_buffer'],
]);

function comparePlain(a: FieldLayout, b: FieldLayout, path: string, report: Report): void {
  const [x, y] = [inBytes(a, b), inBytes(b, a)];
  if (x !== undefined && y !== undefined && x !== y) {
    const onWire = a.size !== undefined || b.size !== undefined;
    const of = (field: FieldLayout) => (field.type === undefined ? '' : ` (${field.type})`);
    const code = onWire ? 'size-changed' : 'host-size-changed';
    report.add(code, path, `${bytes(x)}${of(a)}, in NEW ${bytes(y)}${of(b)}`);
    return;
  }
  if (
    a.sizedBy !== b.sizedBy &&
    a.type !== undefined &&
    b.type !== undefined &&
    plainType(a.type) === plainType(b.type)
  ) {
    const sized = ({ sizedBy, size }: FieldLayout) => sizedBy ?? (size === undefined ? undefined : bytes(size));
    const [from, to] = [sized(a), sized(b)];
    const seen = report.from.source === 'description' || report.to.source === 'description'; // one of many lengths
    if (from !== undefined && to !== undefined && !seen) {
      report.add('count-source-changed', path, `${from}, in NEW ${to}`);
    }
  }
  if (a.type === undefined || b.type === undefined || a.type === b.type) return;
  if (a.kind === 'unused' || b.kind === 'unused') {
    const code = a.kind === 'unused' ? 'unused-reused' : 'replaced-by-unused';
    report.add(code, path, a.kind === 'unused' ? 'unused space of OLD is this field now' : 'NEW has unused space here');
    return;
  }
  const alike = plainType(a.type) === plainType(b.type);
  const varies = x === undefined || y === undefined;
  const code = alike && isCheck(b.type) ? 'check-added' : varies && !alike ? 'kind-changed' : 'type-changed';
  report.add(code, path, `${a.type}, in NEW ${b.type}`);
}

const bytes = (n: number): string => (n === 1 ? '1 byte' : `${n} bytes`);

/** Bytes of an element: on the wire, else in memory if that is all that both know. */
function inBytes(field: FieldLayout, other: FieldLayout): number | undefined {
  if (field.size !== undefined)
    return other.size !== undefined || NUMBERS.has(field.type ?? '') ? field.size : undefined;
  if (field.type !== undefined || field.sizedBy !== undefined) return undefined; // varies
  return other.size === undefined && other.hostSize === undefined ? undefined : field.hostSize;
}

function compareCounts(a: CountLayout | undefined, b: CountLayout | undefined, path: string, report: Report): void {
  if (a === undefined || b === undefined) return;
  const [n, m] = [fixedCount(a), fixedCount(b)];
  if (n !== undefined && m !== undefined) {
    if (n === m) return;
    const seen = a.form === 'sent' && b.form === 'sent'; // perhaps only another time
    report.add(seen ? 'count-source-changed' : 'count-changed', path, `${elements(a)}, in NEW ${elements(b)}`);
  } else if (a.form === 'counted' && b.form === 'counted') {
    if (a.factor !== b.factor) report.add('count-changed', path, `${elements(a)}, in NEW ${elements(b)}`);
    else if (a.by !== b.by) report.add('count-source-changed', path, `${elements(a)}, in NEW ${elements(b)}`);
  } else if (a.form !== 'sent' && b.form !== 'sent') {
    report.add('count-source-changed', path, `${elements(a)}, in NEW ${elements(b)}`);
  }
}

function fixedCount(count: CountLayout): number | undefined {
  if (count.form === 'counted') return undefined;
  return count.form === 'one' ? 1 : count.n;
}

function elements(count: CountLayout): string {
  if (count.form === 'one') return 'one element';
  if (count.form === 'counted')
    return `as many elements as ${count.by} says${count.factor === 1 ? '' : ` × ${count.factor}`}`;
  return count.n === 1 ? 'one element' : `${count.n} elements`;
}
