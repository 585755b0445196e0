/**
 * Guest memory in a stream: how its pages came, and what each page holds at the end.
 */
import { StreamError } from '../errors.js';
import { RAM_SAVE_FLAG_PAGE, RAM_SAVE_FLAG_ZERO } from '../savevm/ram.js';
import { ramEncodings } from '../savevm/ram-encodings.js';
import type { BlockEntry, MigrationStream, PageRecord, RamRecord } from '../savevm/stream/index.js';
import { itemsOf } from './open.js';

/** What came of one block. */
export interface BlockFacts {
  readonly name: string;
  /** Used length in bytes. */
  readonly length: number;
  /** Pages that the length has. */
  readonly pages: number;
  /** Page records that came; a page may come several times. */
  readonly zero: number;
  readonly data: number;
  /** XBZRLE or compressed. */
  readonly encoded: number;
  /** Bytes of all page records, headers too. */
  readonly bytes: number;
}

/** The records of all RAM sections, in order. */
function* recordsOf(stream: MigrationStream): Generator<RamRecord> {
  for (const item of itemsOf(stream.items)) {
    if (item.kind === 'live' && item.body.kind === 'ram') yield* item.body.records;
  }
}

/** Counts the pages of each block, in the order of the block list. */
export function blockFacts(stream: MigrationStream): BlockFacts[] {
  type Counting = { -readonly [K in keyof BlockFacts]: BlockFacts[K] };
  const blocks = new Map<string, Counting>();
  const blockOf = (name: string): Counting => {
    let block = blocks.get(name);
    if (block === undefined) {
      block = { name, length: 0, pages: 0, zero: 0, data: 0, encoded: 0, bytes: 0 };
      blocks.set(name, block);
    }
    return block;
  };
  for (const record of recordsOf(stream)) {
    if (record.kind === 'blocks') {
      for (const { name, length, mapped } of record.blocks) {
        const block = blockOf(name);
        block.length = length;
        block.pages = Math.ceil(length / stream.pageSize);
        for (const page of mapped?.pages.values() ?? []) {
          block.data++;
          block.bytes += page.length;
        }
      }
      continue;
    }
    const block = blockOf(record.block);
    if (record.encoding === RAM_SAVE_FLAG_ZERO) block.zero++;
    else if (record.encoding === RAM_SAVE_FLAG_PAGE) block.data++;
    else block.encoded++;
    block.bytes += 8 + (record.named ? 1 + record.block.length : 0) + record.data.length;
  }
  return [...blocks.values()];
}

/** A page: its bytes, or the one byte that all of it is. */
export type Page = Uint8Array | number;

/** What a block holds at the end. */
export interface BlockPages {
  readonly length: number;
  /** By offset in the block; pages that never came are not there. */
  readonly pages: ReadonlyMap<number, Page>;
}

/** Plays all records, the last one of a page wins. */
export function finalPages(stream: MigrationStream): ReadonlyMap<string, BlockPages> {
  const blocks = new Map<string, { length: number; pages: Map<number, Page> }>();
  for (const record of recordsOf(stream)) {
    if (record.kind === 'blocks') {
      for (const entry of record.blocks) blocks.set(entry.name, { length: entry.length, pages: mappedPages(entry) });
      continue;
    }
    const block = blocks.get(record.block) ?? { length: 0, pages: new Map<number, Page>() };
    blocks.set(record.block, block);
    block.pages.set(record.offset, pageOf(record, block.pages.get(record.offset), stream.pageSize));
  }
  return blocks;
}

/** Pages of mapped RAM that are not in the file are zero. */
function mappedPages({ length, mapped }: BlockEntry): Map<number, Page> {
  const pages = new Map<number, Page>();
  if (mapped === undefined) return pages;
  for (let at = 0; at < length; at += mapped.pageSize) {
    pages.set(at, mapped.pages.get(at / mapped.pageSize) ?? 0);
  }
  return pages;
}

function pageOf({ encoding, data, block, offset }: PageRecord, before: Page | undefined, pageSize: number): Page {
  if (encoding === RAM_SAVE_FLAG_ZERO) return data[0] as number;
  if (encoding === RAM_SAVE_FLAG_PAGE) return data;
  const codec = ramEncodings.find(({ flag }) => flag === encoding);
  const page = new Uint8Array(pageSize);
  if (typeof before === 'number') page.fill(before);
  else if (before !== undefined) page.set(before);
  try {
    codec?.decode(data.subarray(codec.headerLength), page, pageSize);
  } catch (error) {
    throw error instanceof StreamError ? error.within(`ram/${block}+0x${offset.toString(16)}`) : error;
  }
  return page;
}
