/**
 * Loading RAM: the records of the `ram` section, into the blocks of the local machine (`ram_load_precopy` of
 * `migration/ram.c`).
 *
 * The rarer encodings (XBZRLE, compressed pages) come from `vmstate/ram-encodings`, so that a page which never
 * meets them does not carry an inflater.
 */
import { type ErrorDetails, StreamError, show, ValueError } from '../errors.js';
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

/** Reads one body up to its EOS. */
export function* loadRam(source: Source, version: number, run: RamLoading): Reading {
  if (version !== RAM_SECTION_VERSION) {
    throw new StreamError('ram-version', `only version ${RAM_SECTION_VERSION} of this section can be loaded`, {
      path: 'ram',
      offset: source.reader.offset,
      expected: RAM_SECTION_VERSION,
      actual: version,
    });
  }
  const { pageSize } = run;
  const flagMask = pageSize - 1;
  for (;;) {
    yield* source.gather(8);
    const { offset } = source.reader;
    const hi = source.reader.u32();
    const lo = source.reader.u32();
    // With pages of 256 bytes only the low eight bits are flags.
    const flags = lo & flagMask;
    const at = hi * 0x100000000 + ((lo & ~flagMask) >>> 0);
    if (flags === RAM_SAVE_FLAG_EOS) break;
    if (flags === RAM_SAVE_FLAG_MEM_SIZE) yield* loadBlockList(source, at, run);
    else yield* loadPage(source, flags, at, offset, run);
  }
  report(run);
}

/** A running guest sends pages twice, so what came is at most what was announced. */
function report({ onProgress, done, total }: RamLoading): void {
  onProgress?.({ done: Math.min(done, total), total });
}

function* loadPage(source: Source, flags: number, at: number, offset: number, run: RamLoading): Reading {
  const kind = flags & ~RAM_SAVE_FLAG_CONTINUE;
  const encoding = run.encodings.find((one) => one.flag === kind);
  if (kind !== RAM_SAVE_FLAG_ZERO && kind !== RAM_SAVE_FLAG_PAGE && encoding === undefined) {
    throw refusedFlags(kind, offset);
  }
  const block = yield* blockOf(source, flags, offset, run);
  const { pageSize } = run;
  const length = run.resized.get(block) ?? memoryOf(block).length;
  if (at + pageSize > length) {
    throw badPage(`the page at ${at} is outside of the block, which has ${length} bytes`, block, {
      offset,
      expected: length,
      actual: at,
    });
  }
  // Memory is asked for only when all of the record is there: it may move while we wait.
  if (kind === RAM_SAVE_FLAG_PAGE) {
    yield* source.need(pageSize);
    const data = source.reader.take(pageSize);
    if (run.write) memoryOf(block).set(data, at);
  } else if (kind === RAM_SAVE_FLAG_ZERO) {
    yield* source.need(1);
    const fill = source.reader.u8();
    if (fill !== 0 && atLeast(run.release, '10.0')) {
      throw badPage(`a zero page is filled with ${fill}; since 10.0 it must be 0`, block, {
        offset,
        expected: 0,
        actual: fill,
      });
    }
    if (run.write) memoryOf(block).fill(fill, at, at + pageSize);
  } else if (encoding !== undefined) {
    yield* source.need(encoding.headerLength);
    const header = source.reader.take(encoding.headerLength);
    const size = located(block, offset, () => encoding.dataLength(header, pageSize));
    yield* source.need(size);
    const data = source.reader.take(size);
    const page = run.write ? memoryOf(block).subarray(at, at + pageSize) : undefined;
    located(block, offset, () => encoding.decode(data, page, pageSize));
  }
  const before = run.done;
  run.done += pageSize;
  if (Math.floor(before / REPORT) !== Math.floor(run.done / REPORT)) report(run);
}

function badPage(reason: string, block: RamBlock, details: ErrorDetails): StreamError {
  return new StreamError('ram-bad-page', reason, { path: `ram/${block.name}`, ...details });
}

/** Errors of an encoding, which knows neither block nor offset. */
function located<T>(block: RamBlock, offset: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof StreamError)) throw error;
    const { expected, actual, cause } = error;
    throw badPage(error.reason, block, { offset, expected, actual, cause });
  }
}

function* blockOf(source: Source, flags: number, offset: number, run: RamLoading): Reading<RamBlock> {
  if ((flags & RAM_SAVE_FLAG_CONTINUE) !== 0) {
    if (run.last !== undefined) return run.last;
    throw new StreamError('ram-bad-flags', 'a page continues a block, but none came before it', {
      path: 'ram',
      offset,
    });
  }
  const name = yield* readName(source);
  run.last = findBlock(name, offset, run);
  return run.last;
}

function* readName(source: Source): Reading<string> {
  yield* source.need(1);
  yield* source.gather(1 + source.reader.peek());
  return source.reader.counted();
}

function findBlock(name: string, offset: number, run: RamLoading): RamBlock {
  const block = run.blocks.find((one) => one.name === name);
  if (block !== undefined) return block;
  throw new StreamError('ram-unknown-block', `there is no RAM block ${show(name)} here; register it`, {
    path: 'ram',
    offset,
    expected: run.blocks.map((one) => one.name),
    actual: name,
  });
}

/** Names and lengths up to the announced total. */
function* loadBlockList(source: Source, total: number, run: RamLoading): Reading {
  run.total = total;
  let left = total;
  while (left > 0) {
    const { offset } = source.reader;
    const name = yield* readName(source);
    yield* source.need(8);
    const length = Number(source.reader.u64());
    const block = findBlock(name, offset, run);
    checkLength(block, length, offset, run);
    if (run.ignoreShared) {
      yield* source.need(8);
      checkAddress(block, source.reader.u64(), offset);
    }
    left -= length;
  }
  if (left < 0) {
    throw new StreamError('ram-block-size', 'the blocks are longer than their announced total', {
      path: 'ram',
      offset: source.reader.offset,
      expected: total,
      actual: total - left,
    });
  }
}

function checkLength(block: RamBlock, length: number, offset: number, run: RamLoading): void {
  const ours = run.resized.get(block) ?? memoryOf(block).length;
  if (length === ours) return;
  const path = `ram/${block.name}`;
  if (block.resize === undefined || length > (block.maximumLength ?? ours) || length % run.pageSize !== 0) {
    throw new StreamError('ram-block-size', `the block has ${length} bytes in the stream and ${ours} here`, {
      path,
      offset,
      expected: ours,
      actual: length,
    });
  }
  run.resized.set(block, length);
  if (!run.write) return;
  block.resize(length);
  const now = memoryOf(block).length;
  if (now === length) return;
  const reason = `resize(${length}) left the memory with ${now} bytes; hand over a function that gives the new one`;
  throw new ValueError('wrong-length', reason, { path, expected: length, actual: now });
}

/** The region must be where it was, or the memory that stays in place would be another one. */
function checkAddress(block: RamBlock, address: bigint, offset: number): void {
  const ours = block.address ?? 0n;
  if (!block.shared || address === ours) return;
  const reason = `the shared block is at ${show(address)} in the stream and at ${show(ours)} here`;
  throw new StreamError('not-equal', reason, { path: `ram/${block.name}`, offset, expected: ours, actual: address });
}
