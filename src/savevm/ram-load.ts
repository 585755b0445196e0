/**
 * Loading RAM: the records of the `ram` section, into the blocks of the local machine (`ram_load_precopy` of
 * `migration/ram.c`).
 *
 * The rarer encodings (XBZRLE, compressed pages) come from `vmstate/ram-encodings`, so that a page which never
 * meets them does not carry an inflater.
 */
import { StreamError, ValueError } from '../errors.js';
import { within } from '../vmstate/_within.js';
import type { ByteReader } from '../vmstate/bytes.js';
import { atLeast, type Release } from '../vmstate/release.js';
import {
  memoryOf,
  type Progress,
  RAM_SAVE_FLAG_CONTINUE,
  RAM_SAVE_FLAG_EOS,
  RAM_SAVE_FLAG_MEM_SIZE,
  RAM_SAVE_FLAG_PAGE,
  RAM_SAVE_FLAG_ZERO,
  RAM_SECTION_VERSION,
  type RamBlock,
  refusedFlags,
} from './ram.js';

/** A page encoding besides ZERO and PAGE. */
export interface RamEncoding {
  /** The record's flag. */
  readonly flag: number;
  /** Bytes of the record's own header, before the data. */
  readonly headerLength: number;
  /** Length of the data, from the header. @throws {StreamError} `ram-bad-page` */
  dataLength(header: Uint8Array, pageSize: number): number;
  /** Writes the page. With `page` undefined only checks the data. @throws {StreamError} `ram-bad-page` */
  decode(data: Uint8Array, page: Uint8Array | undefined, pageSize: number): void;
}

/** What a load of RAM goes by. */
export interface RamLoading {
  readonly blocks: readonly RamBlock[];
  readonly pageSize: number;
  readonly release: Release;
  readonly encodings: readonly RamEncoding[];
  /** Capability x-ignore-shared: the block list has addresses. */
  readonly ignoreShared: boolean;
  /** False: only check, write nothing. */
  readonly write: boolean;
  readonly onProgress: ((progress: Progress) => void) | undefined;
  /** CONTINUE carries over from one section to the next. */
  last: RamBlock | undefined;
  /** Lengths from the block list of blocks that are resized; nothing is resized while only checking. */
  readonly resized: Map<RamBlock, number>;
  /** Bytes of pages that came, and bytes that the block list announced. */
  done: number;
  total: number;
}

/** Bytes of guest memory between two reports of progress. */
const REPORT = 16 * 1024 * 1024;

/** Reads one record; true if it was the last of a body. Errors have the block as their path. */
export function loadRam(from: ByteReader, version: number, run: RamLoading): boolean {
  if (version !== RAM_SECTION_VERSION)
    throw from.bad('ram-version', 'of the section ram', RAM_SECTION_VERSION, version);
  const { offset } = from;
  const mask = run.pageSize - 1;
  const hi = from.u32();
  const lo = from.u32();
  // With pages of 256 bytes only the low eight bits are flags.
  const flags = lo & mask;
  const at = hi * 0x100000000 + ((lo & ~mask) >>> 0);
  if (flags === RAM_SAVE_FLAG_EOS) report(run);
  else if (flags === RAM_SAVE_FLAG_MEM_SIZE) loadBlockList(from, at, run);
  else loadPage(from, offset, flags, at, run);
  return flags === RAM_SAVE_FLAG_EOS;
}

/** A running guest sends pages twice, so what came is at most what was announced. */
function report({ onProgress, done, total }: RamLoading): void {
  onProgress?.({ done: Math.min(done, total), total });
}

function loadPage(from: ByteReader, offset: number, flags: number, at: number, run: RamLoading): void {
  const { pageSize } = run;
  const kind = flags & ~RAM_SAVE_FLAG_CONTINUE;
  const encoding = run.encodings.find(({ flag }) => flag === kind);
  if (kind !== RAM_SAVE_FLAG_ZERO && kind !== RAM_SAVE_FLAG_PAGE && encoding === undefined)
    throw refusedFlags(kind, offset);
  if ((flags & RAM_SAVE_FLAG_CONTINUE) === 0) run.last = readBlock(from, run, offset);
  const block = run.last;
  if (block === undefined) throw new StreamError('ram-bad-flags', 'the first page has to name its block', { offset });
  try {
    const memory = memoryOf(block);
    const length = run.resized.get(block) ?? memory.length;
    if (at + pageSize > length) throw badPage('it is outside of its block', offset, length, at);
    if (kind === RAM_SAVE_FLAG_PAGE) {
      const data = from.take(pageSize);
      if (run.write) memory.set(data, at);
    } else if (kind === RAM_SAVE_FLAG_ZERO) {
      const fill = from.u8();
      if (fill !== 0 && atLeast(run.release, '10.0'))
        throw badPage('since 10.0 zero pages are filled with 0', offset, 0, fill);
      if (run.write) memory.fill(fill, at, at + pageSize);
    } else if (encoding !== undefined) {
      const header = from.take(encoding.headerLength);
      const data = from.take(encoding.dataLength(header, pageSize));
      encoding.decode(data, run.write ? memory.subarray(at, at + pageSize) : undefined, pageSize);
    }
  } catch (error) {
    // An encoding knows no offset.
    const known = error instanceof StreamError && error.offset === undefined;
    throw within(known ? badPage(error.reason, offset, error.expected, error.actual, error.cause) : error, block.name);
  }
  const before = run.done;
  run.done += pageSize;
  if (Math.floor(before / REPORT) !== Math.floor(run.done / REPORT)) report(run);
}

function badPage(reason: string, offset: number, expected: unknown, actual: unknown, cause?: unknown): StreamError {
  return new StreamError('ram-bad-page', reason, { offset, expected, actual, cause });
}

/** The block of a name, in a record that began at `offset`. */
function readBlock(from: ByteReader, { blocks }: RamLoading, offset: number): RamBlock {
  const actual = from.counted();
  const block = blocks.find(({ name }) => name === actual);
  if (block !== undefined) return block;
  throw new StreamError('ram-unknown-block', 'register a block of this name', {
    offset,
    expected: blocks.map(({ name }) => name),
    actual,
  });
}

/** Names and lengths up to the announced total. */
function loadBlockList(from: ByteReader, total: number, run: RamLoading): void {
  run.total = total;
  let left = total;
  while (left > 0) {
    const { offset } = from;
    const block = readBlock(from, run, offset);
    try {
      const length = Number(from.u64());
      left -= length;
      takeLength(block, length, offset, run);
      const address = run.ignoreShared ? from.u64() : 0n;
      const { shared, address: expected = 0n } = block;
      // The region must be where it was, or the memory that stays in place would be another one.
      if (run.ignoreShared && shared && address !== expected) {
        throw new StreamError('not-equal', 'the shared block lies elsewhere here', {
          offset,
          expected,
          actual: address,
        });
      }
    } catch (error) {
      throw within(error, block.name);
    }
  }
  if (left < 0)
    throw from.bad('ram-block-size', 'the blocks together have more bytes than were announced', total, total - left);
}

function takeLength(block: RamBlock, actual: number, offset: number, run: RamLoading): void {
  const expected = run.resized.get(block) ?? memoryOf(block).length;
  if (actual === expected) return;
  if (block.resize === undefined || actual > (block.maximumLength ?? expected) || actual % run.pageSize !== 0) {
    throw new StreamError('ram-block-size', 'the block has another length here; give it a resize()', {
      offset,
      expected,
      actual,
    });
  }
  run.resized.set(block, actual);
  if (!run.write) return;
  block.resize(actual);
  const now = memoryOf(block).length;
  if (now === actual) return;
  throw new ValueError('wrong-length', 'of the memory after resize(); register a function that gives the new one', {
    expected: actual,
    actual: now,
  });
}
