/**
 * Loading RAM: the records of the `ram` section, into the blocks of the local machine.
 *
 * The rarer encodings (XBZRLE, compressed pages) come from `vmstate/ram-encodings`, so that a page which never
 * meets them does not carry an inflater.
 */
import { StreamError, show } from '../errors.js';
import type { Release } from '../vmstate/release.js';
import {
  memoryOf,
  RAM_SAVE_FLAG_CONTINUE,
  RAM_SAVE_FLAG_EOS,
  RAM_SAVE_FLAG_MEM_SIZE,
  RAM_SAVE_FLAG_PAGE,
  RAM_SAVE_FLAG_ZERO,
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
  /** CONTINUE carries over from one section to the next. */
  last: RamBlock | undefined;
}

/** Reads one body up to its EOS. */
export function* loadRam(source: Source, run: RamLoading): Reading {
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
    if (flags === RAM_SAVE_FLAG_EOS) return;
    if (flags === RAM_SAVE_FLAG_MEM_SIZE) yield* loadBlockList(source, at, run);
    else yield* loadPage(source, flags, at, offset, run);
  }
}

function* loadPage(source: Source, flags: number, at: number, offset: number, run: RamLoading): Reading {
  const kind = flags & ~RAM_SAVE_FLAG_CONTINUE;
  const encoding = run.encodings.find((one) => one.flag === kind);
  if (kind !== RAM_SAVE_FLAG_ZERO && kind !== RAM_SAVE_FLAG_PAGE && encoding === undefined) {
    throw refusedFlags(kind, offset);
  }
  const block = yield* blockOf(source, flags, offset, run);
  const { pageSize } = run;
  const memory = memoryOf(block);
  if (at >= memory.length) {
    throw new StreamError(
      'ram-bad-page',
      `the page at ${at} is outside of the block, which has ${memory.length} bytes`,
      {
        path: `ram/${block.name}`,
        offset,
        expected: memory.length,
        actual: at,
      },
    );
  }
  const size = Math.min(pageSize, memory.length - at);
  if (kind === RAM_SAVE_FLAG_PAGE) {
    yield* source.need(size);
    const data = source.reader.take(size);
    if (run.write) memoryOf(block).set(data, at);
  } else if (kind === RAM_SAVE_FLAG_ZERO) {
    yield* source.need(1);
    const fill = source.reader.u8();
    if (fill !== 0 && (run.release === '10.0' || run.release === '11.1')) {
      throw new StreamError('ram-bad-page', `a zero page is filled with ${fill}; since 10.0 it must be 0`, {
        path: `ram/${block.name}`,
        offset,
        expected: 0,
        actual: fill,
      });
    }
    if (run.write) memory.fill(fill, at, at + size);
  } else if (encoding !== undefined) {
    yield* source.need(encoding.headerLength);
    const length = encoding.dataLength(source.reader.take(encoding.headerLength), pageSize);
    yield* source.need(length);
    const page = run.write ? memoryOf(block).subarray(at, at + size) : undefined;
    try {
      encoding.decode(source.reader.take(length), page, pageSize);
    } catch (error) {
      throw error instanceof StreamError ? error.within(`ram/${block.name}`) : error;
    }
  }
}

function* blockOf(source: Source, flags: number, offset: number, run: RamLoading): Reading<RamBlock> {
  if ((flags & RAM_SAVE_FLAG_CONTINUE) !== 0) {
    if (run.last !== undefined) return run.last;
    throw new StreamError('ram-bad-flags', 'a page continues a block, but none came before it', { offset });
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
  let left = total;
  while (left > 0) {
    const { offset } = source.reader;
    const name = yield* readName(source);
    yield* source.need(8);
    const length = Number(source.reader.u64());
    const block = findBlock(name, offset, run);
    const ours = memoryOf(block).length;
    if (length !== ours && block.resize !== undefined && length <= (block.maximumLength ?? ours)) {
      if (run.write) block.resize(length);
    } else if (length !== ours) {
      throw new StreamError('ram-block-size', `the block has ${length} bytes in the stream and ${ours} here`, {
        path: `ram/${name}`,
        offset,
        expected: ours,
        actual: length,
      });
    }
    if (run.ignoreShared) {
      yield* source.need(8);
      source.reader.u64(); // the address of the region; only the blocks' owner can check it
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
