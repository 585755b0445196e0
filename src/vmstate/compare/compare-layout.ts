/**
 * Comparing two vmsds: which fields are on the wire at the version in question, and what became of each; then the
 * subsections.
 */
import { align, type Item, type Step } from './align.js';
import { compareFields } from './compare-field.js';
import { type FieldLayout, type Layout, type SubsectionLayout, totalSize } from './model.js';
import type { Naming, Report } from './report.js';

/** Where two vmsds stand. */
export interface Place {
  /** What stands before the names of fields. */
  readonly path: string;
  /** The versions at which OLD saves and NEW loads it. */
  readonly saveAt: number;
  readonly loadAt: number;
  /** Within another vmsd, so that its version is not in the stream. */
  readonly nested: boolean;
}

/** Compares fields and subsections. */
export function compareLayouts(older: Layout, newer: Layout, place: Place, report: Report): void {
  const naming = report.naming;
  const sent = items(older, place.saveAt, '', older.savesAll, naming);
  const read = items(newer, place.loadAt, '', false, naming);
  const steps = align(sent, read, {
    older: (item) => open(item, item.field.savedAt, older.savesAll, naming),
    newer: (item) => open(item, item.field.loadedAt ?? item.field.savedAt, false, naming),
  });
  for (const step of steps) compareStep(step, older, newer, place, report);
  for (const label of newer.validations) {
    if (report.from.source === 'definitions' && !older.validations.includes(label)) {
      report.add('validation-added', `${place.path}${label}`, 'NEW tests it on load, OLD did not');
    }
  }
  compareSubsections(older, newer, place.path, report);
}

function items(layout: Layout, version: number, within: string, savesAll: boolean, naming: Naming): Item[] {
  return layout.fields.map((field) => ({
    field: field.name === field[naming] ? field : { ...field, name: field[naming] },
    within,
    parent: layout.name,
    there: isThere(field, version, savesAll),
  }));
}

/** A condition takes the place of the version; what is not known of a stream was sent. */
function isThere({ condition, since }: FieldLayout, version: number, savesAll: boolean): Item['there'] {
  if (condition !== undefined && condition !== 'always') return 'maybe';
  return since !== undefined && since > version && !savesAll ? 'no' : 'yes';
}

/** The fields of a struct that is one, without conditions around it. */
function open(
  { field, within, there }: Item,
  version: number | undefined,
  savesAll: boolean,
  naming: Naming,
): Item[] | undefined {
  const { nested, kind, count } = field;
  const single = count === undefined || count.form === 'one' || (count.form === 'sent' && count.n === 1);
  if (nested === undefined || there !== 'yes' || !single || kind === 'list' || kind === 'tree') return undefined;
  return items(nested, version ?? nested.versionId, `${within}${field.name}.`, savesAll, naming);
}

function compareStep(step: Step, older: Layout, newer: Layout, place: Place, report: Report): void {
  const at = ({ field, within }: Item) => `${place.path}${within}${field.name}`;
  switch (step.step) {
    case 'pair':
      compareFields(step.older, step.newer, { ...place, path: at(step.older), renamed: step.renamed }, report);
      return;
    case 'removed':
      if (step.older.there === 'no' || totalSize(step.older.field) === 0) return;
      report.add('field-removed', at(step.older), removedText(step.older));
      return;
    case 'added':
      added(step.newer, at(step.newer), older, newer, place, report);
      return;
    case 'moved':
      report.add('field-moved', at(step.older), 'it stands in another place among the fields of NEW');
      compareFields(step.older, step.newer, { ...place, path: at(step.older), renamed: false }, report);
      return;
    case 'opened':
      opened(step, at, report);
      return;
    case 'unused':
      unused(step, at, report);
  }
}

const removedText = ({ there, field }: Item): string =>
  there === 'maybe'
    ? `${field.name} is sent when its condition holds, and NEW does not read it`
    : `${field.name} is sent, and NEW does not read it`;

function added(item: Item, path: string, older: Layout, newer: Layout, place: Place, report: Report): void {
  const { field, there } = item;
  const { since = 0, count, condition } = field;
  if (condition === 'always' && since > newer.versionId && !newer.savesAll) {
    report.add('never-sent', path, `since version ${since}, but the version is ${newer.versionId}`);
    return;
  }
  // Streams of this version do not have it, and it is not read from them; or there is nothing to read.
  if (there === 'no' || totalSize(field) === 0) return;
  // A stream has no trace of an array that was empty.
  if (report.from.source === 'description' && (there === 'maybe' || count?.form === 'counted')) return;
  if (there === 'maybe') report.add('conditional-field-added', path, 'OLD does not send it');
  else if (place.nested && since > older.versionId) {
    report.add('nested-version', path, `since version ${since}, but NEW reads it from every stream`);
  } else report.add('field-added', path, `NEW reads it from streams of version ${place.loadAt}, OLD does not send it`);
}

function opened(step: Step & { step: 'opened' }, at: (item: Item) => string, report: Report): void {
  const item = (step.older ?? step.newer) as Item;
  const where =
    step.older === undefined ? 'in NEW its fields stand in a struct' : 'in NEW its fields stand by themselves';
  report.add('restructured', at(item), where);
  for (const { layout } of (step.older === undefined ? undefined : item.field.nested?.subsections) ?? []) {
    report.add('subsection-removed', `${at(item)}[${layout.name}]`, 'NEW does not have it');
  }
}

function unused(step: Step & { step: 'unused' }, at: (item: Item) => string, report: Report): void {
  const names = (list: readonly Item[]) => list.map(({ field }) => field.name).join(', ');
  const path = at((step.older.find(({ field }) => field.kind !== 'unused') ?? step.older[0]) as Item);
  if (step.fits !== 'yes') {
    const unsure = step.fits === 'unsure';
    const what = `${names(step.older)} and ${names(step.newer)} do not stand for each other`;
    report.add(unsure ? 'unused-unsure' : 'unused-size', path, unsure ? `perhaps ${what}` : what);
    return;
  }
  const values = (list: readonly Item[]) => list.filter(({ field }) => field.kind !== 'unused');
  for (const item of values(step.older))
    report.add('replaced-by-unused', at(item), 'NEW has unused space in its place');
  for (const item of values(step.newer)) report.add('unused-reused', at(item), 'unused space of OLD is this field now');
}

function compareSubsections(older: Layout, newer: Layout, path: string, report: Report): void {
  const at = (name: string) => `${path.replace(/[./]$/, '')}[${name}]`;
  const taken = new Set<SubsectionLayout>();
  const find = (test: (other: SubsectionLayout) => boolean) =>
    newer.subsections.find((other) => !taken.has(other) && test(other));
  const lost: SubsectionLayout[] = [];
  for (const one of older.subsections) {
    const same = ({ layout }: SubsectionLayout) => layout.name === one.layout.name;
    const other = find(same) ?? newer.subsections.find(same); // one may be sent twice
    if (other === undefined) lost.push(one);
    else {
      taken.add(other);
      compareSubsection(one, other, at(one.layout.name), report);
    }
  }
  for (const { layout } of lost) {
    const renamed = find((other) => sameNames(layout, other.layout));
    if (renamed === undefined) report.add('subsection-removed', at(layout.name), 'NEW does not have it');
    else {
      taken.add(renamed);
      report.add('subsection-renamed', at(layout.name), `NEW calls it ${renamed.layout.name}`);
    }
  }
  for (const other of newer.subsections) {
    const { name } = other.layout;
    const known = older.subsections.some(({ layout }) => layout.name === name);
    const found = name.startsWith(newer.name) && name.length > newer.name.length;
    const sends = report.from.source !== 'description' && !(known && older.name === newer.name);
    if (!found && sends) {
      report.add('subsection-misnamed', at(name), `it does not begin with ${newer.name}`);
    }
    if (!known && other.needed === 'always' && report.from.source !== 'description')
      report.add('subsection-always-sent', at(name), 'NEW always sends it');
  }
}

function compareSubsection(one: SubsectionLayout, other: SubsectionLayout, path: string, report: Report): void {
  report.versions(path, one.layout, other.layout);
  const [a, b] = [one.needed, other.needed];
  if (a !== undefined && b !== undefined) {
    if (a !== 'always' && b === 'always') report.add('subsection-always-sent', path, 'NEW has no `needed` any more');
    else if (a !== b && (a === 'always' || b === 'always' || a.code !== b.code)) {
      report.add('needed-changed', path, '`needed` is another one');
    }
  }
  const version = one.layout.versionId;
  compareLayouts(
    one.layout,
    other.layout,
    { path: `${path}.`, saveAt: version, loadAt: version, nested: false },
    report,
  );
}

/** Whether two subsections have the same fields, and at least one. */
function sameNames(a: Layout, b: Layout): boolean {
  const names = (layout: Layout) => layout.fields.map(({ name }) => name).join();
  return a.fields.length > 0 && names(a) === names(b);
}
