/**
 * Which field of OLD stands for which of NEW: two lists side by side.
 *
 * Fields of one name belong together. Between those that were found, unused space may stand for fields of the same
 * sum, structs are opened, and what is left may be a field under a new name.
 */
import { commonSubsequence, MOST_CELLS } from './common.js';
import { type FieldLayout, totalSize } from './model.js';
import { FIELD_RENAMES, isRename } from './qemu-renames.js';

/** A field in its place: those of opened structs stand in a list with the others. */
export interface Item {
  readonly field: FieldLayout;
  /** The names of the structs that were opened, each with a dot. */
  readonly within: string;
  /** The vmsd that the field is part of. */
  readonly parent: string;
  /** Whether it is on the wire at the version in question; `maybe`: its condition decides. */
  readonly there: 'yes' | 'no' | 'maybe';
}

/** Whether unused space is as long as what it stands for, and has nothing else beside it; `unsure` where the length of an array is not known. */
export type Fit = 'yes' | 'no' | 'unsure';

/** What became of a field, or of a run of them. */
export type Step =
  | { readonly step: 'pair'; readonly older: Item; readonly newer: Item; readonly renamed: boolean }
  | { readonly step: 'removed'; readonly older: Item }
  | { readonly step: 'added'; readonly newer: Item }
  | { readonly step: 'moved'; readonly older: Item; readonly newer: Item }
  /** Unused space on one side. */
  | {
      readonly step: 'unused';
      readonly older: readonly Item[];
      readonly newer: readonly Item[];
      readonly fits: Fit;
    }
  /** A struct whose fields stand in the other list without it, or the other way round. */
  | { readonly step: 'opened'; readonly older?: Item; readonly newer?: Item };

/** Opens a struct into the items of its fields; undefined for what cannot be opened. */
export type Open = (item: Item) => Item[] | undefined;

/** Opening both sides of one list. */
export interface Openers {
  readonly older: Open;
  readonly newer: Open;
}

/** Steps in the order of the wire. */
export function align(older: readonly Item[], newer: readonly Item[], open: Openers): Step[] {
  const steps = withMoves(alignLists(older, newer, open, nameKey));
  const bad = faults(steps);
  if (bad === 0 || ![...older, ...newer].some(({ field }) => field.kind === 'unused')) return steps;
  // Unused space of one length need not be the same; it may have been divided anew.
  const others = withMoves(alignLists(older, newer, open, sumKey));
  return faults(others) < bad ? others : steps;
}

/** How many steps are wrong. */
function faults(steps: readonly Step[]): number {
  return steps.filter((step) => {
    if (step.step === 'removed') return step.older.there !== 'no';
    if (step.step === 'added') return step.newer.there !== 'no';
    return (
      step.step === 'moved' || (step.step === 'unused' && step.fits !== 'yes') || (step.step === 'pair' && step.renamed)
    );
  }).length;
}

/** What one pair of fields weighs: those that are on the wire come before all others. */
const weight = (a: Item, b: Item): number => (a.there !== 'no' && b.there !== 'no' ? 1024 : 1);

/** What fields are found by. */
type Key = (item: Item, side: 'older' | 'newer') => string;

/** So many structs are opened one after the other. */
const MOST_OPENED = 64;

function alignLists(older: readonly Item[], newer: readonly Item[], open: Openers, key: Key, depth = 0): Step[] {
  const pairs = commonSubsequence(
    older.map((item) => key(item, 'older')),
    newer.map((item) => key(item, 'newer')),
    (i, j) => weight(older[i] as Item, newer[j] as Item),
  );
  const steps: Step[] = [];
  const lost = names(
    older,
    pairs.map(([i]) => i),
  );
  const gained = names(
    newer,
    pairs.map(([, j]) => j),
  );
  const moved = new Set([...lost].filter((name) => gained.has(name)));
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...pairs, [older.length, newer.length] as const]) {
    gap(older.slice(i, nextI), newer.slice(j, nextJ), moved, open, key, depth, steps);
    const [a, b] = [older[nextI], newer[nextJ]];
    if (a !== undefined && b !== undefined) steps.push({ step: 'pair', older: a, newer: b, renamed: false });
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return steps;
}

/** Names of the fields that were not paired, where they are on the wire. */
function names(items: readonly Item[], paired: readonly number[]): Set<string> {
  const taken = new Set(paired);
  const free = items.filter(({ field, there }, i) => !taken.has(i) && there !== 'no' && field.kind !== 'unused');
  return new Set(free.map(nameKey));
}

/** Unused space is only like unused space of the same length. */
function nameKey({ field }: Item): string {
  return field.kind === 'unused' ? `unused ${totalSize(field) ?? field.name}` : field.name;
}

/** Unused space is like no other, so that only sums count. */
function sumKey(item: Item, side: 'older' | 'newer'): string {
  return item.field.kind === 'unused' ? `unused ${side}` : nameKey(item);
}

/** What stands between two fields that were found on both sides. */
function gap(
  older: readonly Item[],
  newer: readonly Item[],
  moved: ReadonlySet<string>,
  open: Openers,
  key: Key,
  depth: number,
  steps: Step[],
): void {
  const few = older.length * newer.length <= MOST_CELLS;
  if (older.length > 0 && newer.length > 0 && few && depth < MOST_OPENED) {
    const opened = openIn(older, newer, open);
    if (opened !== undefined) {
      steps.push(opened.step);
      for (const step of alignLists(opened.older, opened.newer, open, key, depth + 1)) steps.push(step);
      return;
    }
  }
  const rest = fill(older, newer, moved, steps);
  const free = (item: Item) => item.there !== 'no' && item.field.kind !== 'unused' && !moved.has(nameKey(item));
  const renames = renamesIn(rest.older.filter(free), rest.newer.filter(free));
  for (const item of rest.older) {
    const other = renames.get(item);
    steps.push(
      other === undefined
        ? { step: 'removed', older: item }
        : { step: 'pair', older: item, newer: other, renamed: true },
    );
  }
  const renamed = new Set(renames.values());
  for (const item of rest.newer) if (!renamed.has(item)) steps.push({ step: 'added', newer: item });
}

/** Opens a struct of one side if the other side has one of its fields by itself. */
function openIn(
  older: readonly Item[],
  newer: readonly Item[],
  open: Openers,
): { older: readonly Item[]; newer: readonly Item[]; step: Step } | undefined {
  const inOlder = openOne(older, new Outside(newer), open.older);
  if (inOlder !== undefined) return { older: inOlder.items, newer, step: { step: 'opened', older: inOlder.item } };
  const inNewer = openOne(newer, new Outside(older), open.newer);
  return inNewer && { older, newer: inNewer.items, step: { step: 'opened', newer: inNewer.item } };
}

/** The list with the first struct opened that has a field of the others, under the names that they have outside. */
function openOne(items: readonly Item[], others: Outside, open: Open): { item: Item; items: Item[] } | undefined {
  for (const [i, item] of items.entries()) {
    const inside = open(item);
    if (inside === undefined || !inside.some((inner) => others.find(inner) !== undefined)) continue;
    const renamed = inside.map((inner) => {
      const name = others.find(inner)?.field.name;
      return name === undefined ? inner : { ...inner, field: { ...inner.field, name } };
    });
    return { item, items: [...items.slice(0, i), ...renamed, ...items.slice(i + 1)] };
  }
  return undefined;
}

/** Fields outside of a struct, as they may be called inside: `pm1a.sts` is `sts` there. */
class Outside {
  private readonly named = new Map<string, Item>();

  constructor(private readonly items: readonly Item[]) {
    for (const item of items) {
      const parts = item.field.name.split('.');
      // Names come from outside, too: of one with very many parts the last ones will do.
      for (let k = Math.max(0, parts.length - 8); k < parts.length; k++) this.add(parts.slice(k).join('.'), item);
      this.add(item.field.name, item);
    }
  }

  find({ field, parent }: Item): Item | undefined {
    if (field.kind === 'unused') return undefined;
    const renamed = () => this.items.find((outer) => isRename(parent, field.name, outer.field.name));
    return this.named.get(field.name) ?? (Object.hasOwn(FIELD_RENAMES, parent) ? renamed() : undefined);
  }

  private add(name: string, item: Item): void {
    if (!this.named.has(name)) this.named.set(name, item);
  }
}

/** Unused space beside fields that take as many bytes. Returns what is left on both sides. */
function fill(
  older: readonly Item[],
  newer: readonly Item[],
  moved: ReadonlySet<string>,
  steps: Step[],
): { older: Item[]; newer: Item[] } {
  const usable = (item: Item) => item.there === 'yes' && !moved.has(nameKey(item));
  const [a, b] = [older.filter(usable), newer.filter(usable)];
  const taken = new Set<Item>();
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const group: { older: Item[]; newer: Item[] } = { older: [a[i++] as Item], newer: [b[j++] as Item] };
    if (![...group.older, ...group.newer].some(({ field }) => field.kind === 'unused')) continue;
    let [left, right] = [bytesOf(group.older[0]), bytesOf(group.newer[0])];
    while (left !== right && !Number.isNaN(left + right)) {
      const more: Item | undefined = left < right ? a[i] : b[j];
      if (more === undefined) break;
      if (left < right) {
        group.older.push(more);
        left += bytesOf(more);
        i++;
      } else {
        group.newer.push(more);
        right += bytesOf(more);
        j++;
      }
    }
    for (const item of [...group.older, ...group.newer]) taken.add(item);
    steps.push({ step: 'unused', ...group, fits: fitOf(group.older, group.newer, left, right) });
  }
  const rest = (items: readonly Item[]) => items.filter((item) => !taken.has(item));
  return { older: rest(older), newer: rest(newer) };
}

function fitOf(older: readonly Item[], newer: readonly Item[], left: number, right: number): Fit {
  const isUnused = ({ field }: Item) => field.kind === 'unused';
  const sure = [...older, ...newer].every((item) => item.field.count !== undefined || isUnused(item));
  // With values on both sides, those of one would be read as those of the other.
  if (left === right) return older.every(isUnused) || newer.every(isUnused) ? 'yes' : 'no';
  return sure && !Number.isNaN(left + right) ? 'no' : 'unsure';
}

/** Bytes on the wire; NaN if they are not known, which is like nothing else. */
const bytesOf = (item: Item | undefined): number => (item && totalSize(item.field)) ?? Number.NaN;

/** Fields that may have got a new name: QEMU's table says so, or they are alike in all else. */
function renamesIn(older: readonly Item[], newer: readonly Item[]): Map<Item, Item> {
  const found = new Map<Item, Item>();
  if (older.length * newer.length > MOST_CELLS) return found;
  let from = 0;
  for (const item of older) {
    const { name } = item.field;
    const alike = ({ field }: Item) =>
      isRename(item.parent, name, field.name) || plainName(name) === plainName(field.name);
    let at = newer.findIndex((other, j) => j >= from && alike(other));
    if (at < 0) at = newer.findIndex((other, j) => j >= from && sameShape(item, other));
    if (at < 0) continue;
    found.set(item, newer[at] as Item);
    from = at + 1;
  }
  return found;
}

/** A name without the number that tells apart several of one name. */
export const plainName = (name: string): string => name.replace(/\[\d+\]$/, '');

/** What has to be the same of a field with another name; the names in a nested vmsd, too. */
function sameShape({ field: a, there: x }: Item, { field: b, there: y }: Item): boolean {
  const known: (keyof FieldLayout)[] = ['type', 'size', 'sizedBy', 'hostSize', 'nulls'];
  if (x !== y || known.some((key) => a[key] !== undefined && b[key] !== undefined && a[key] !== b[key])) return false;
  const [inA, inB] = [a.nested?.fields, b.nested?.fields];
  if ((inA === undefined) !== (inB === undefined)) return false;
  if (inA?.length !== inB?.length || inA?.some(({ name }, i) => name !== inB?.[i]?.name)) return false;
  const [n, m] = [a.count, b.count];
  return n === undefined || m === undefined || JSON.stringify(n) === JSON.stringify(m);
}

/** A field that was removed here and added there has moved. */
function withMoves(steps: readonly Step[]): Step[] {
  const added = new Map<string, Item[]>();
  for (const step of steps.toReversed()) {
    if (step.step !== 'added' || step.newer.there === 'no') continue;
    const key = nameKey(step.newer);
    const known = added.get(key);
    if (known === undefined) added.set(key, [step.newer]);
    else known.push(step.newer);
  }
  const moved = new Map<Item, Item>();
  for (const step of steps) {
    if (step.step !== 'removed' || step.older.there === 'no' || step.older.field.kind === 'unused') continue;
    const other = added.get(nameKey(step.older))?.pop(); // the first one
    if (other !== undefined) moved.set(step.older, other);
  }
  const arrived = new Set(moved.values());
  return steps.flatMap((step): Step[] => {
    if (step.step === 'added' && arrived.has(step.newer)) return [];
    const newer = step.step === 'removed' ? moved.get(step.older) : undefined;
    return step.step === 'removed' && newer !== undefined ? [{ step: 'moved', older: step.older, newer }] : [step];
  });
}
