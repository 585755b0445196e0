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
import type { Reading, Source } from './source.js';

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

/** Reads one body up to its EOS. Errors have the block as their path. */
export function* loadRam(source: Source, version: number, run: RamLoading): Reading {
  if (version !== RAM_SECTION_VERSION) {
    throw source.reader.bad('ram-version', 'this version of RAM cannot be loaded', RAM_SECTION_VERSION, version);
  }
  const mask = run.pageSize - 1;
  for (;;) {
    yield* source.gather(8);
    const { reader } = source;
    const hi = reader.u32();
    const lo = reader.u32();
    // With pages of 256 bytes only the low eight bits are flags.
    const flags = lo & mask;
    const at = hi * 0x100000000 + ((lo & ~mask) >>> 0);
    if (flags === RAM_SAVE_FLAG_EOS) break;
    if (flags === RAM_SAVE_FLAG_MEM_SIZE) yield* loadBlockList(source, at, run);
    else yield* loadPage(source, flags, at, run);
  }
  report(run);
}

/** A running guest sends pages twice, so what came is at most what was announced. */
function report({ onProgress, done, total }: RamLoading): void {
  onProgress?.({ done: Math.min(done, total), total });
}

/** Some bytes when they are all there. */
function* take(source: Source, n: number): Reading<Uint8Array> {
  yield* source.gather(n);
  return source.reader.take(n);
}

function* loadPage(source: Source, flags: number, at: number, run: RamLoading): Reading {
  const { pageSize } = run;
  const kind = flags & ~RAM_SAVE_FLAG_CONTINUE;
  const offset = source.reader.offset - 8;
  const encoding = run.encodings.find(({ flag }) => flag === kind);
  if (kind !== RAM_SAVE_FLAG_ZERO && kind !== RAM_SAVE_FLAG_PAGE && encoding === undefined) throw refusedFlags(kind, offset);
  if ((flags & RAM_SAVE_FLAG_CONTINUE) === 0) run.last = yield* readBlock(source, run, 8);
  const block = run.last;
  if (block === undefined) throw new StreamError('ram-bad-flags', 'a page continues a block, but none came before', { offset });
  try {
    const length = run.resized.get(block) ?? memoryOf(block).length;
    if (at + pageSize > length) throw badPage('the page is outside of its block', offset, length, at);
    // Memory is asked for only when all of the record is there: it may move while we wait.
    if (kind === RAM_SAVE_FLAG_PAGE) {
      const data = yield* take(source, pageSize);
      if (run.write) memoryOf(block).set(data, at);
    } else if (kind === RAM_SAVE_FLAG_ZERO) {
      const fill = (yield* take(source, 1))[0] as number;
      if (fill !== 0 && atLeast(run.release, '10.0')) throw badPage('since 10.0 zero pages are filled with 0', offset, 0, fill);
      if (run.write) memoryOf(block).fill(fill, at, at + pageSize);
    } else if (encoding !== undefined) {
      const header = yield* take(source, encoding.headerLength);
      const data = yield* take(source, encoding.dataLength(header, pageSize));
      encoding.decode(data, run.write ? memoryOf(block).subarray(at, at + pageSize) : undefined, pageSize);
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

/** A name, and the block that it stands for. `back`: where the record began. */
function* readBlock(source: Source, { blocks }: RamLoading, back = 0): Reading<RamBlock> {
  yield* source.gather(1);
  yield* source.gather(1 + source.reader.peek());
  const name = source.reader.counted();
  const block = blocks.find((one) => one.name === name);
  if (block !== undefined) return block;
  const names = blocks.map((one) => one.name);
  throw source.reader.bad('ram-unknown-block', 'no such RAM block here; register it', names, name, back + 1 + name.length);
}

/** Names and lengths up to the announced total. */
function* loadBlockList(source: Source, total: number, run: RamLoading): Reading {
  run.total = total;
  let left = total;
  while (left > 0) {
    const { offset } = source.reader;
    const block = yield* readBlock(source, run);
    try {
      yield* source.gather(8);
      const length = Number(source.reader.u64());
      left -= length;
      takeLength(block, length, offset, run);
      if (!run.ignoreShared) continue;
      yield* source.gather(8);
      checkAddress(block, source.reader, offset);
    } catch (error) {
      throw within(error, block.name);
    }
  }
  if (left < 0) throw source.reader.bad('ram-block-size', 'the blocks are longer than announced', total, total - left);
}

function takeLength(block: RamBlock, actual: number, offset: number, run: RamLoading): void {
  const expected = run.resized.get(block) ?? memoryOf(block).length;
  if (actual === expected) return;
  if (block.resize === undefined || actual > (block.maximumLength ?? expected) || actual % run.pageSize !== 0) {
    throw new StreamError('ram-block-size', 'the block has another length here', { offset, expected, actual });
  }
  run.resized.set(block, actual);
  if (!run.write) return;
  block.resize(actual);
  const now = memoryOf(block).length;
  if (now === actual) return;
  const reason = `resize(${actual}) did not give that length; hand over a function that gives the new memory`;
  throw new ValueError('wrong-length', reason, { expected: actual, actual: now });
}

/** The region must be where it was, or the memory that stays in place would be another one. */
function checkAddress({ shared, address = 0n }: RamBlock, from: ByteReader, offset: number): void {
  const actual = from.u64();
  if (!shared || actual === address) return;
  throw new StreamError('not-equal', 'the shared block is elsewhere here', { offset, expected: address, actual });
}
