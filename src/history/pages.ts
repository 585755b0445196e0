/**
 * Guest memory in snapshots: pages that never change, shared by all snapshots in which they are the same.
 *
 * A block is a list of chunks of 256 pages. A snapshot that follows another copies only the pages that differ, and the
 * lists of the chunks in which they are.
 */
import { isZeroPage } from '../savevm/ram.js';

/** Pages in a chunk. */
const CHUNK = 256;

/** A page, or undefined for one that is all zero. Never written again. */
type Page = Uint8Array | undefined;
type Chunk = readonly Page[];

/** One block of memory at one moment. */
export interface Pages {
  /** Bytes. */
  readonly length: number;
  /** Bytes; the last page may be shorter. */
  readonly pageSize: number;
  readonly chunks: readonly Chunk[];
  /** Bytes that this snapshot had to copy: pages that are not those of the one before. */
  readonly copied: number;
  /** Bytes of all pages that are not zero. */
  readonly held: number;
}

/** Numbers of pages that may have changed since the snapshot before; the others are not looked at. */
export type Dirty = Iterable<number>;

/** The pages of a memory as it is now. With `before`, what is the same is shared with it. */
export function pagesOf(memory: Uint8Array, pageSize: number, before?: Pages, dirty?: Dirty): Pages {
  const follows = before?.length === memory.length && before.pageSize === pageSize ? before : undefined;
  const edit = new Edit(memory.length, pageSize, follows);
  const numbers = follows !== undefined && dirty !== undefined ? dirty : range(edit.count);
  for (const n of numbers) {
    const at = n * pageSize;
    const end = Math.min(at + pageSize, memory.length);
    if (follows !== undefined && holds(pageAt(follows, n), memory, at, end)) continue;
    edit.set(n, isZeroPage(memory, at, end - at) ? undefined : memory.slice(at, end));
  }
  return edit.done();
}

/** The same memory with bytes written at an offset. */
export function withBytes(pages: Pages, offset: number, bytes: Uint8Array): Pages {
  const { pageSize } = pages;
  const edit = new Edit(pages.length, pageSize, pages);
  for (let at = offset; at < offset + bytes.length; ) {
    const n = Math.floor(at / pageSize);
    const end = Math.min((n + 1) * pageSize, offset + bytes.length);
    const page = new Uint8Array(Math.min(pageSize, pages.length - n * pageSize));
    const old = pageAt(pages, n);
    if (old !== undefined) page.set(old);
    page.set(bytes.subarray(at - offset, end - offset), at - n * pageSize);
    edit.set(n, isZeroPage(page, 0, page.length) ? undefined : page);
    at = end;
  }
  return edit.done();
}

/** Writes pages into a memory of the same length; pages that hold the same already are not touched. */
export function writePages(pages: Pages, memory: Uint8Array): void {
  for (const n of range(Math.ceil(pages.length / pages.pageSize))) {
    const at = n * pages.pageSize;
    const end = Math.min(at + pages.pageSize, pages.length);
    const page = pageAt(pages, n);
    if (holds(page, memory, at, end)) continue;
    if (page === undefined) memory.fill(0, at, end);
    else memory.set(page, at);
  }
}

/** Numbers of the pages that hold different bytes; all of the longer one if the lengths differ. */
export function differingPages(a: Pages, b: Pages): number[] {
  const [longer, shorter] = a.length >= b.length ? [a, b] : [b, a];
  const out: number[] = [];
  longer.chunks.forEach((chunk, c) => {
    const other = shorter.pageSize === longer.pageSize ? shorter.chunks[c] : undefined;
    if (chunk === other) return;
    chunk.forEach((page, i) => {
      const theirs = other?.[i];
      if (page === theirs && other !== undefined && i < other.length) return;
      if (
        page !== undefined &&
        theirs !== undefined &&
        page.length === theirs.length &&
        holds(page, theirs, 0, page.length)
      )
        return;
      out.push(c * CHUNK + i);
    });
  });
  return out;
}

/** A copy of some bytes of a block. */
export function bytesAt(pages: Pages, offset: number, length: number): Uint8Array {
  const out = new Uint8Array(Math.max(0, Math.min(length, pages.length - offset)));
  for (let i = 0; i < out.length; ) {
    const n = Math.floor((offset + i) / pages.pageSize);
    const from = offset + i - n * pages.pageSize;
    const take = Math.min(pages.pageSize - from, out.length - i);
    const page = pageAt(pages, n);
    if (page !== undefined) out.set(page.subarray(from, from + take), i);
    i += take;
  }
  return out;
}

/** A list of pages in the making, which shares the chunks that it does not change. */
class Edit {
  readonly count: number;
  private readonly chunks: Page[][] = [];
  private readonly own = new Set<number>();
  private copied = 0;
  private held: number;

  constructor(
    private readonly length: number,
    private readonly pageSize: number,
    before: Pages | undefined,
  ) {
    this.count = Math.ceil(length / pageSize);
    this.held = before?.held ?? 0;
    if (before !== undefined) this.chunks = [...before.chunks] as Page[][];
    else
      for (let left = this.count; left > 0; left -= CHUNK) {
        this.own.add(this.chunks.length);
        this.chunks.push(new Array<Page>(Math.min(left, CHUNK)).fill(undefined));
      }
  }

  set(n: number, page: Page): void {
    const c = Math.floor(n / CHUNK);
    if (!this.own.has(c)) {
      this.own.add(c);
      this.chunks[c] = [...(this.chunks[c] as Page[])];
    }
    const chunk = this.chunks[c] as Page[];
    const size = page?.length ?? 0;
    this.held += size - (chunk[n % CHUNK]?.length ?? 0);
    this.copied += size;
    chunk[n % CHUNK] = page;
  }

  done(): Pages {
    for (const c of this.own) Object.freeze(this.chunks[c]);
    const { length, pageSize, chunks, copied, held } = this;
    return Object.freeze({ length, pageSize, chunks: Object.freeze(chunks), copied, held });
  }
}

function pageAt(pages: Pages, n: number): Page {
  return pages.chunks[Math.floor(n / CHUNK)]?.[n % CHUNK];
}

function* range(n: number): Iterable<number> {
  for (let i = 0; i < n; i++) yield i;
}

/** Whether a page is what memory has between two offsets. By words where both are aligned: pages come in thousands. */
function holds(page: Page, memory: Uint8Array, at: number, end: number): boolean {
  if (page === undefined) return isZeroPage(memory, at, end - at);
  const words = end - at;
  if (words % 4 === 0 && (memory.byteOffset + at) % 4 === 0 && page.byteOffset % 4 === 0) {
    const a = new Int32Array(page.buffer, page.byteOffset, words / 4);
    const b = new Int32Array(memory.buffer, memory.byteOffset + at, words / 4);
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
    return true;
  }
  for (let i = at; i < end; i++) if (memory[i] !== page[i - at]) return false;
  return true;
}
