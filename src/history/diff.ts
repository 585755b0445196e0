/**
 * What differs between two snapshots: values of devices by path, memory by page.
 */
import { patchesBetween } from './edit.js';
import { differingPages } from './pages.js';
import type { Devices, Snapshot } from './snapshot.js';

/** One value that differs. A list of numbers is one value; `undefined` on a side that does not have it. */
export interface ValueChange {
  /** `i8254/channels[0].count`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Pages that differ in one block. */
export interface MemoryChange {
  readonly block: string;
  /** Bytes. */
  readonly pageSize: number;
  /** Numbers of the pages, ascending. */
  readonly pages: readonly number[];
}

export interface SnapshotDifference {
  readonly values: readonly ValueChange[];
  readonly memory: readonly MemoryChange[];
}

/** What differs between two snapshots of the same machine. */
export function diff<D extends Devices>(before: Snapshot<D>, after: Snapshot<D>): SnapshotDifference {
  const values = patchesBetween(before, after).patches.map(({ path }) => ({
    path: pathText(path),
    before: valueAt(before.devices, path),
    after: valueAt(after.devices, path),
  }));
  const memory: MemoryChange[] = [];
  for (const block of new Set([...Object.keys(before.memory), ...Object.keys(after.memory)])) {
    const [a, b] = [before.memory[block], after.memory[block]];
    const { pageSize } = (b ?? a) as { pageSize: number };
    const nothing = { length: 0, pageSize, chunks: [], copied: 0, held: 0 };
    const pages = a === b ? [] : differingPages(a ?? nothing, b ?? nothing);
    if (pages.length > 0) memory.push({ block, pageSize, pages });
  }
  return { values, memory };
}

type Path = readonly (string | number)[];

function pathText([device, ...rest]: Path): string {
  const inner = rest.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
  return inner === '' ? `${device}` : `${device}/${inner.replace(/^\./, '')}`;
}

function valueAt(tree: unknown, path: Path): unknown {
  return path.reduce((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], tree);
}
