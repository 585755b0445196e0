/**
 * One table out of the layouts of several releases: a slot that differs becomes a ladder, a table whose order differs or
 * a third of whose slots do is written as whole layouts.
 */
import { RELEASES, type Release } from '../release.js';
import type { Layout, Slot } from './model.js';
import { inOrder } from './names.js';

/** What holds in which release: the first from the start, the others until the next. */
export type Rungs<T> = readonly (readonly [Release, T])[];

/** One line of a table. */
export interface Entry {
  readonly rungs: Rungs<SlotOfTable | undefined>;
}

/** A slot whose nested vmsds have been made tables of all releases. */
export interface SlotOfTable extends Omit<Slot, 'nested' | 'keys'> {
  readonly nested: Table | undefined;
  readonly keys: Table | undefined;
}

/** A subsection, and in which releases the list has it as far as is known. */
export interface SubsectionEntry {
  readonly table: Table;
  readonly rungs: Rungs<boolean>;
}

/** A vmsd in all releases that were seen. */
export interface Table {
  readonly name: string;
  readonly versionId: Rungs<number>;
  readonly minimumVersionId: Rungs<number | undefined>;
  readonly entries: readonly Entry[];
  readonly subsections: readonly SubsectionEntry[];
  readonly listed: boolean;
  readonly notes: readonly string[];
  /** Instead of entries: a table for each release. */
  readonly layouts: Rungs<Table> | undefined;
}

type Layouts = ReadonlyMap<Release, Layout>;

/** A slot of the union: its name in the text, and what each release has. */
interface Row {
  readonly wire: string;
  readonly slots: Map<Release, Slot>;
}

/** Puts the layouts of one vmsd side by side. */
export function tableOf(layouts: Layouts): Table {
  const releases = RELEASES.filter((release) => layouts.has(release));
  const all = releases.map((release) => layouts.get(release) as Layout);
  const rows = rowsOf(layouts, releases);
  const names = inOrder(all.map(({ subsections }) => subsections.map(({ name }) => name)));
  const differing = rows?.filter(({ slots }) => !same(releases.map((release) => slots.get(release)))).length ?? 0;
  const whole = rows === undefined || (differing > 2 && differing * 3 > rows.length);
  const base = {
    name: (all[all.length - 1] as Layout).name,
    versionId: rungsOf(releases, (release) => (layouts.get(release) as Layout).versionId),
    minimumVersionId: rungsOf(releases, (release) => (layouts.get(release) as Layout).minimumVersionId),
    listed: all.some(({ listed }) => listed),
    notes: [...new Set(all.flatMap(({ notes }) => notes))],
  };
  if (whole) {
    const single = releases.map(
      (release) => [release, tableOf(new Map([[release, layouts.get(release) as Layout]]))] as const,
    );
    return { ...base, entries: [], subsections: [], layouts: single };
  }
  const subsections = names.map((name) => ({
    table: tableOf(pick(layouts, releases, (layout) => layout.subsections.find((sub) => sub.name === name))),
    // Not to be sent is no sign, but a compressed array is.
    rungs: rungsOf(releases, (release) => !(layouts.get(release) as Layout).unlisted),
  }));
  return { ...base, entries: rows.map((row) => entryOf(row, releases)), subsections, layouts: undefined };
}

/** The layouts that some part of each release has. */
function pick(layouts: Layouts, releases: readonly Release[], part: (layout: Layout) => Layout | undefined): Layouts {
  const parts = new Map<Release, Layout>();
  for (const release of releases) {
    const found = part(layouts.get(release) as Layout);
    if (found !== undefined) parts.set(release, found);
  }
  return parts;
}

/** All slots in an order that every release keeps; undefined if there is none. */
function rowsOf(layouts: Layouts, releases: readonly Release[]): Row[] | undefined {
  const rows: Row[] = [];
  for (const release of releases) {
    let at = 0;
    for (const slot of (layouts.get(release) as Layout).slots) {
      const found = rows.findIndex(({ wire }) => wire === slot.wire);
      if (found >= 0 && found < at) return undefined;
      if (found >= 0) {
        rows[found]?.slots.set(release, slot);
        at = found + 1;
        continue;
      }
      const gone = rows[at];
      // What stands in the same place with the same bytes is the same slot under another name.
      if (gone !== undefined && !gone.slots.has(release) && replaces(gone, slot, layouts.get(release) as Layout)) {
        gone.slots.set(release, slot);
      } else rows.splice(at, 0, { wire: slot.wire, slots: new Map([[release, slot]]) });
      at++;
    }
  }
  return rows;
}

function replaces({ wire, slots }: Row, slot: Slot, layout: Layout): boolean {
  const before = [...slots.values()].at(-1) as Slot;
  if (layout.slots.some((other) => other.wire === wire)) return false;
  const bytes = bytesOf(before);
  return bytes !== undefined && bytes === bytesOf(slot) && before.since === slot.since;
}

function bytesOf({ size, count, nested, condition }: Slot): number | undefined {
  if (size.from !== 'fixed' || nested !== undefined || condition !== undefined) return undefined;
  if (count === undefined) return size.n;
  return count.from === 'fixed' ? size.n * count.n : undefined;
}

function entryOf({ slots }: Row, releases: readonly Release[]): Entry {
  const nested = new Map<string, Table>();
  const tableFor = (layout: Layout | undefined, part: 'nested' | 'keys'): Table | undefined => {
    if (layout === undefined) return undefined;
    const key = `${part} ${layout.name}`;
    let table = nested.get(key);
    if (table === undefined) {
      const layouts = new Map<Release, Layout>();
      for (const [release, slot] of slots) {
        const own = slot[part];
        if (own?.name === layout.name) layouts.set(release, own);
      }
      table = tableOf(layouts);
      nested.set(key, table);
    }
    return table;
  };
  const filled = new Map<Release, SlotOfTable>();
  for (const [release, slot] of slots) {
    const own = { nested: tableFor(slot.nested, 'nested'), keys: tableFor(slot.keys, 'keys') };
    filled.set(release, { ...slot, ...own });
  }
  const rungs: [Release, SlotOfTable | undefined][] = [];
  for (const release of releases) {
    const last = rungs[rungs.length - 1];
    if (last === undefined || !same([last[1] && slots.get(last[0]), slots.get(release)])) {
      rungs.push([release, filled.get(release)]);
    }
  }
  return { rungs: fromTheStart(rungs) };
}

function rungsOf<T>(releases: readonly Release[], of: (release: Release) => T): Rungs<T> {
  const rungs: (readonly [Release, T])[] = [];
  for (const release of releases) {
    const value = of(release);
    if (rungs.length === 0 || rungs[rungs.length - 1]?.[1] !== value) rungs.push([release, value]);
  }
  return fromTheStart(rungs);
}

/** The oldest rung holds in releases that nobody looked at, too. */
function fromTheStart<T>(rungs: Rungs<T>): Rungs<T> {
  return rungs.map(([release, value], i) => [i === 0 ? '2.3' : release, value] as const);
}

/** Whether slots say the same; what is nested in them differs in its own table. */
function same(slots: readonly (Slot | undefined)[]): boolean {
  const texts = slots.map((slot) => {
    if (slot === undefined) return '';
    const { name, type, size, count, pointers, nested, structVersion, since, condition, odd } = slot;
    const test = condition && [condition.when, condition.name, String(condition.equals)];
    const extent = size.from === 'fixed' && nested !== undefined ? 0 : size;
    return JSON.stringify([name, type, extent, count, pointers, nested?.name, structVersion, since, test, odd]);
  });
  return texts.every((text) => text === texts[0]);
}
