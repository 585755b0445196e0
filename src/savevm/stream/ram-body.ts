/**
 * The bodies of the `ram` section as records, for programs that have the stream but not the machine.
 *
 * Page data are views of the stream that was read. Mapped RAM (9.0 and later) keeps its pages at fixed places of
 * the file; all else is a sequence of records (`ram.md`, 1).
 */
import { StreamError } from '../../errors.js';
import type { ByteReader, ByteWriter } from '../../vmstate/bytes.js';
import {
  RAM_SAVE_FLAG_COMPRESS_PAGE,
  RAM_SAVE_FLAG_CONTINUE,
  RAM_SAVE_FLAG_EOS,
  RAM_SAVE_FLAG_MEM_SIZE,
  RAM_SAVE_FLAG_PAGE,
  RAM_SAVE_FLAG_XBZRLE,
  RAM_SAVE_FLAG_ZERO,
  refusedFlags,
} from '../ram.js';

/** Pages with fixed places in the file. */
export interface MappedPages {
  readonly version: number;
  readonly pageSize: number;
  /** File offsets of the bitmap and of the first page. */
  readonly bitmapOffset: number;
  readonly pagesOffset: number;
  /** One bit a page, in the host's words. */
  readonly bitmap: Uint8Array;
  /** The data of present pages, by page number. */
  readonly pages: ReadonlyMap<number, Uint8Array>;
}

/** One line of the block list. */
export interface BlockEntry {
  readonly name: string;
  /** Used length in bytes. */
  readonly length: number;
  /** The address of the region, with x-ignore-shared. */
  readonly address: bigint | undefined;
  readonly mapped: MappedPages | undefined;
}

export interface BlockList {
  readonly kind: 'blocks';
  readonly total: number;
  readonly blocks: readonly BlockEntry[];
}

/** One page record, in the encoding in which it came. */
export interface PageRecord {
  readonly kind: 'page';
  /** ZERO, PAGE, XBZRLE or COMPRESS_PAGE. */
  readonly encoding: number;
  readonly block: string;
  readonly offset: number;
  /** Whether the record names its block or continues the one before. */
  readonly named: boolean;
  /** ZERO: one fill byte; PAGE: the page; else the record's header and data. */
  readonly data: Uint8Array;
}

export type RamRecord = BlockList | PageRecord;
export interface RamBody {
  readonly kind: 'ram';
  readonly records: readonly RamRecord[];
}

/** What reading RAM goes by; `last` and `lengths` carry over from section to section. */
export interface RamReading {
  readonly pageSize: number;
  readonly ignoreShared: boolean;
  readonly mappedRam: boolean;
  last: string | undefined;
}

const ENCODINGS: ReadonlySet<number> = /* @__PURE__ */ new Set([
  RAM_SAVE_FLAG_ZERO,
  RAM_SAVE_FLAG_PAGE,
  RAM_SAVE_FLAG_XBZRLE,
  RAM_SAVE_FLAG_COMPRESS_PAGE,
]);

/** Reads one body up to its EOS. */
export function readRamBody(from: ByteReader, run: RamReading): RamBody {
  const records: RamRecord[] = [];
  const mask = run.pageSize - 1;
  for (;;) {
    const { offset } = from;
    const hi = from.u32();
    const lo = from.u32();
    const flags = lo & mask;
    const at = hi * 0x100000000 + ((lo & ~mask) >>> 0);
    if (flags === RAM_SAVE_FLAG_EOS) return { kind: 'ram', records };
    if (flags === RAM_SAVE_FLAG_MEM_SIZE) records.push(readBlockList(from, at, run));
    else records.push(readPage(from, flags, at, offset, run));
  }
}

function readPage(from: ByteReader, flags: number, at: number, offset: number, run: RamReading): PageRecord {
  const encoding = flags & ~RAM_SAVE_FLAG_CONTINUE;
  if (!ENCODINGS.has(encoding)) throw refusedFlags(encoding, offset).within('ram');
  const named = (flags & RAM_SAVE_FLAG_CONTINUE) === 0;
  if (named) run.last = from.counted();
  if (run.last === undefined) {
    throw new StreamError('ram-bad-flags', 'a page continues a block, but none came before it', {
      path: 'ram',
      offset,
    });
  }
  return {
    kind: 'page',
    encoding,
    block: run.last,
    offset: at,
    named,
    data: from.take(dataLength(encoding, from, run)),
  };
}

function dataLength(encoding: number, from: ByteReader, run: RamReading): number {
  if (encoding === RAM_SAVE_FLAG_ZERO) return 1;
  if (encoding === RAM_SAVE_FLAG_PAGE) return run.pageSize;
  const header = encoding === RAM_SAVE_FLAG_XBZRLE ? 3 : 4;
  from.need(header);
  const length = encoding === RAM_SAVE_FLAG_XBZRLE ? from.view.getUint16(from.at + 1) : from.view.getUint32(from.at);
  if (length <= run.pageSize * 2) return header + length;
  throw new StreamError('ram-bad-page', 'an encoded page is longer than it can be', {
    path: `ram/${run.last}`,
    offset: from.offset,
    expected: run.pageSize,
    actual: length,
  });
}

function readBlockList(from: ByteReader, total: number, run: RamReading): BlockList {
  const blocks: BlockEntry[] = [];
  let left = total;
  while (left > 0) {
    const name = from.counted();
    const length = Number(from.u64());
    const address = run.ignoreShared ? from.u64() : undefined;
    const mapped = run.mappedRam ? readMapped(from, length) : undefined;
    blocks.push({ name, length, address, mapped });
    left -= length;
    if (left < 0) {
      throw new StreamError('ram-block-size', 'the blocks are longer than their announced total', {
        path: `ram/${name}`,
        offset: from.offset,
        expected: total,
        actual: total - left,
      });
    }
  }
  return { kind: 'blocks', total, blocks };
}

/** The block's header, its bitmap and its pages; the stream goes on behind them. */
function readMapped(from: ByteReader, length: number): MappedPages {
  const { offset } = from;
  const version = from.u32();
  const pageSize = Number(from.u64());
  const bitmapOffset = Number(from.u64());
  const pagesOffset = Number(from.u64());
  const bad = version !== 1 || pageSize < 256 || bitmapOffset !== from.offset || pagesOffset % pageSize !== 0;
  const pages = new Map<number, Uint8Array>();
  const count = Math.ceil(length / pageSize);
  const bitmapBytes = Math.ceil(count / 64) * 8;
  if (bad || pagesOffset < bitmapOffset + bitmapBytes) {
    throw new StreamError('ram-bad-page', 'the header of a mapped block does not fit together', {
      path: 'ram',
      offset,
    });
  }
  const bitmap = from.take(bitmapBytes);
  from.take(pagesOffset - from.offset);
  const region = from.take(length);
  for (let page = 0; page < count; page++) {
    // Host order: on a little endian host bit k of word w is bit k of the bytes read as one little endian number.
    if (((bitmap[page >> 3] as number) & (1 << (page & 7))) !== 0) {
      pages.set(page, region.subarray(page * pageSize, Math.min((page + 1) * pageSize, length)));
    }
  }
  return { version, pageSize, bitmapOffset, pagesOffset, bitmap, pages };
}

/** Writes one body. */
export function writeRamBody(body: RamBody, to: ByteWriter): void {
  for (const record of body.records) {
    if (record.kind === 'blocks') writeBlockList(record, to);
    else {
      word(to, record.offset, record.named ? record.encoding : record.encoding | RAM_SAVE_FLAG_CONTINUE);
      if (record.named) to.counted(record.block);
      to.raw(record.data);
    }
  }
  word(to, 0, RAM_SAVE_FLAG_EOS);
}

function writeBlockList({ total, blocks }: BlockList, to: ByteWriter): void {
  word(to, total, RAM_SAVE_FLAG_MEM_SIZE);
  for (const { name, length, address, mapped } of blocks) {
    to.counted(name);
    to.u64(BigInt(length));
    if (address !== undefined) to.u64(address);
    if (mapped !== undefined) writeMapped(mapped, length, to);
  }
}

function writeMapped(mapped: MappedPages, length: number, to: ByteWriter): void {
  to.u32(mapped.version);
  to.u64(BigInt(mapped.pageSize));
  to.u64(BigInt(mapped.bitmapOffset));
  to.u64(BigInt(mapped.pagesOffset));
  to.raw(mapped.bitmap);
  to.zeros(mapped.pagesOffset - to.at);
  const begin = to.at;
  to.zeros(length);
  for (const [page, data] of mapped.pages) to.bytes.set(data, begin + page * mapped.pageSize);
}

function word(to: ByteWriter, offset: number, flags: number): void {
  to.u32(Math.floor(offset / 0x100000000));
  to.u32(((offset >>> 0) | flags) >>> 0);
}
