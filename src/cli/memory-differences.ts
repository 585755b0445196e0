/**
 * Comparing guest memory of two streams, page by page.
 */
import type { MigrationStream } from '../savevm/stream/index.js';
import { finalPages, type Page } from './memory.js';

/** One byte of a page; null where the page did not come. */
interface ByteDifference {
  /** Offset of the page in the block. */
  readonly page: number;
  /** Offset of the byte in the block. */
  readonly offset: number;
  readonly old: number | null;
  readonly new: number | null;
}

/** What differs in one block. */
export interface BlockDifference {
  readonly block: string;
  /** Lengths in bytes; undefined (in JSON: missing) on the side that does not have the block. */
  readonly old: number | undefined;
  readonly new: number | undefined;
  /** Pages that hold something else, or came on one side only. */
  readonly pages: number;
  /** The same as runs of pages. */
  readonly runs: readonly { readonly offset: number; readonly count: number }[];
  /** The first byte that differs, of the first pages of each run. */
  readonly first: readonly ByteDifference[];
}

/** Bytes that are told of a block, and of a run of its pages. */
const MOST_BYTES = 256;
const MOST_BYTES_OF_A_RUN = 16;

/** All blocks that differ. */
export function blockDifferences(a: MigrationStream, b: MigrationStream): BlockDifference[] {
  const [left, right] = [finalPages(a), finalPages(b)];
  const pageSize = Math.min(a.pageSize, b.pageSize);
  const out: BlockDifference[] = [];
  for (const block of new Set([...left.keys(), ...right.keys()])) {
    const [one, other] = [left.get(block), right.get(block)];
    const offsets = new Set([...(one?.pages.keys() ?? []), ...(other?.pages.keys() ?? [])]);
    const runs: { offset: number; count: number }[] = [];
    const first: ByteDifference[] = [];
    let pages = 0;
    for (const page of [...offsets].sort((x, y) => x - y)) {
      const byte = firstByte(page, one?.pages.get(page), other?.pages.get(page));
      if (byte === undefined) continue;
      pages++;
      const run = runs[runs.length - 1];
      const goesOn = run !== undefined && page === run.offset + run.count * pageSize;
      if (goesOn) run.count++;
      else runs.push({ offset: page, count: 1 });
      if (first.length < MOST_BYTES && (!goesOn || run.count <= MOST_BYTES_OF_A_RUN)) first.push(byte);
    }
    if (pages > 0 || one?.length !== other?.length) {
      out.push({ block, old: one?.length, new: other?.length, pages, runs, first });
    }
  }
  return out;
}

function firstByte(page: number, a: Page | undefined, b: Page | undefined): ByteDifference | undefined {
  if (a === undefined || b === undefined) {
    return {
      page,
      offset: page,
      old: a === undefined ? null : byteOf(a, 0),
      new: b === undefined ? null : byteOf(b, 0),
    };
  }
  if (typeof a === 'number' && typeof b === 'number') {
    return a === b ? undefined : { page, offset: page, old: a, new: b };
  }
  if (typeof a !== 'number' && typeof b !== 'number' && Buffer.compare(a, b) === 0) return undefined;
  const length = Math.max(typeof a === 'number' ? 0 : a.length, typeof b === 'number' ? 0 : b.length);
  for (let at = 0; at < length; at++) {
    if (byteOf(a, at) !== byteOf(b, at)) return { page, offset: page + at, old: byteOf(a, at), new: byteOf(b, at) };
  }
  return undefined;
}

function byteOf(page: Page, at: number): number {
  return typeof page === 'number' ? page : (page[at] ?? 0);
}
