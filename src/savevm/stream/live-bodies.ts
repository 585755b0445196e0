/**
 * The bodies of live sections other than RAM: sPAPR's hash table, s390's storage attributes, dirty bitmaps and
 * block migration (`ram.md`, 2). Read into records and written back from them.
 */
import { StreamError } from '../../errors.js';
import type { ByteReader, ByteWriter } from '../../vmstate/bytes.js';

/** A run of entries of the hash page table: `valid` entries of 16 bytes, then `invalid` empty ones. */
export interface HtabChunk {
  readonly index: number;
  readonly valid: number;
  readonly invalid: number;
  readonly entries: Uint8Array;
}

/** `spapr/htab`. START has the shift of the table's size; the others have chunks. -1: there is no table. */
export interface HtabBody {
  readonly kind: 'htab';
  readonly first: number;
  readonly chunks: readonly HtabChunk[] | undefined;
}

/** `s390-storage_attributes`: words with an address and flags. */
export interface StorageAttributesBody {
  readonly kind: 'storage-attributes';
  readonly words: readonly { readonly word: bigint; readonly data: Uint8Array | undefined }[];
}

/** `dirty-bitmap`: chunks of flags and what they announce, as read. */
export interface DirtyBitmapChunk {
  readonly flags: number;
  /** 1, 2 or 4. */
  readonly flagBytes: number;
  readonly node: string | undefined;
  readonly bitmap: string | undefined;
  readonly start: { readonly granularity: number; readonly flags: number } | undefined;
  readonly bits: { readonly sector: bigint; readonly count: number; readonly data: Uint8Array | undefined } | undefined;
}
export interface DirtyBitmapBody {
  readonly kind: 'dirty-bitmap';
  readonly chunks: readonly DirtyBitmapChunk[];
}

/** `block`: sectors of disks. */
export interface BlockBody {
  readonly kind: 'block';
  readonly records: readonly {
    readonly word: bigint;
    readonly device: string | undefined;
    readonly data: Uint8Array | undefined;
  }[];
}

export type LiveBody = HtabBody | StorageAttributesBody | DirtyBitmapBody | BlockBody;

interface Codec<B extends LiveBody> {
  readonly kind: B['kind'];
  read(from: ByteReader, isStart: boolean): B;
  write(body: B, to: ByteWriter): void;
}

const NO_TABLE = 0xffffffff;

const htab: Codec<HtabBody> = {
  kind: 'htab',
  read(from, isStart) {
    const first = from.u32();
    if (isStart || first === NO_TABLE) return { kind: 'htab', first, chunks: undefined };
    const chunks: HtabChunk[] = [];
    for (;;) {
      const index = from.u32();
      const valid = from.u16();
      const invalid = from.u16();
      if (index === 0 && valid === 0 && invalid === 0) return { kind: 'htab', first, chunks };
      chunks.push({ index, valid, invalid, entries: from.take(valid * 16) });
    }
  },
  write({ first, chunks }, to) {
    to.u32(first);
    if (chunks === undefined) return;
    for (const { index, valid, invalid, entries } of chunks) {
      to.u32(index);
      to.u16(valid);
      to.u16(invalid);
      to.raw(entries);
    }
    to.zeros(8);
  },
};

const STATTR_FLAG_EOS = 1n;
const STATTR_FLAG_MORE = 2n;
const STATTR_FLAG_ERROR = 4n;

const storageAttributes: Codec<StorageAttributesBody> = {
  kind: 'storage-attributes',
  read(from) {
    const words: { word: bigint; data: Uint8Array | undefined }[] = [];
    for (;;) {
      const { offset } = from;
      const word = from.u64();
      if ((word & STATTR_FLAG_ERROR) !== 0n) throw bad('the storage attributes were not saved whole', offset, word);
      const more = (word & STATTR_FLAG_MORE) !== 0n;
      words.push({ word, data: more ? from.take(length(from)) : undefined });
      if ((word & STATTR_FLAG_EOS) !== 0n) return { kind: 'storage-attributes', words };
    }
  },
  write({ words }, to) {
    for (const { word, data } of words) {
      to.u64(word);
      if (data === undefined) continue;
      to.u64(BigInt(data.length));
      to.raw(data);
    }
  },
};

const DIRTY_EOS = 0x01;
const DIRTY_ZEROES = 0x02;
const DIRTY_BITMAP_NAME = 0x04;
const DIRTY_DEVICE_NAME = 0x08;
const DIRTY_START = 0x10;
const DIRTY_BITS = 0x40;
const DIRTY_EXTRA = 0x80;

const dirtyBitmap: Codec<DirtyBitmapBody> = {
  kind: 'dirty-bitmap',
  read(from) {
    const chunks: DirtyBitmapChunk[] = [];
    for (;;) {
      let flags = from.u8();
      let flagBytes = 1;
      if ((flags & DIRTY_EXTRA) !== 0) {
        flags = (flags << 8) | from.u8();
        flagBytes = 2;
        if ((flags & DIRTY_EXTRA) !== 0) {
          flags = ((flags << 16) | from.u16()) >>> 0;
          flagBytes = 4;
        }
      }
      const low = flags & 0xff;
      const node = low & DIRTY_DEVICE_NAME ? from.counted() : undefined;
      const bitmap = low & DIRTY_BITMAP_NAME ? from.counted() : undefined;
      const start = low & DIRTY_START ? { granularity: from.u32(), flags: from.u8() } : undefined;
      const bits = low & DIRTY_BITS ? readBits(from, (low & DIRTY_ZEROES) !== 0) : undefined;
      chunks.push({ flags, flagBytes, node, bitmap, start, bits });
      if ((low & DIRTY_EOS) !== 0) return { kind: 'dirty-bitmap', chunks };
    }
  },
  write({ chunks }, to) {
    for (const { flags, flagBytes, node, bitmap, start, bits } of chunks) {
      if (flagBytes === 1) to.u8(flags);
      else if (flagBytes === 2) to.u16(flags);
      else to.u32(flags);
      if (node !== undefined) to.counted(node);
      if (bitmap !== undefined) to.counted(bitmap);
      if (start !== undefined) {
        to.u32(start.granularity);
        to.u8(start.flags);
      }
      if (bits === undefined) continue;
      to.u64(bits.sector);
      to.u32(bits.count);
      if (bits.data === undefined) continue;
      to.u64(BigInt(bits.data.length));
      to.raw(bits.data);
    }
  },
};

function readBits(from: ByteReader, zeroes: boolean) {
  const sector = from.u64();
  const count = from.u32();
  return { sector, count, data: zeroes ? undefined : from.take(length(from)) };
}

const BLK_DEVICE_BLOCK = 1n;
const BLK_EOS = 2n;
const BLK_PROGRESS = 4n;
const BLK_ZERO_BLOCK = 8n;
const BLK_CHUNK = 1 << 20;

const block: Codec<BlockBody> = {
  kind: 'block',
  read(from) {
    const records: { word: bigint; device: string | undefined; data: Uint8Array | undefined }[] = [];
    for (;;) {
      const { offset } = from;
      const word = from.u64();
      const flags = word & 0x1ffn;
      if ((flags & ~(BLK_DEVICE_BLOCK | BLK_EOS | BLK_PROGRESS | BLK_ZERO_BLOCK)) !== 0n || flags === 0n) {
        throw bad('unknown flags of a block record', offset, flags);
      }
      const device = flags & BLK_DEVICE_BLOCK ? from.counted() : undefined;
      const data = device !== undefined && !(flags & BLK_ZERO_BLOCK) ? from.take(BLK_CHUNK) : undefined;
      records.push({ word, device, data });
      if ((flags & BLK_EOS) !== 0n) return { kind: 'block', records };
    }
  },
  write({ records }, to) {
    for (const { word, device, data } of records) {
      to.u64(word);
      if (device !== undefined) to.counted(device);
      if (data !== undefined) to.raw(data);
    }
  },
};

/** A `u64` byte count; what it announces must be there. */
function length(from: ByteReader): number {
  const { offset } = from;
  const n = from.u64();
  if (n <= BigInt(from.remaining)) return Number(n);
  throw new StreamError('truncated', `${n} bytes should follow, but the stream ends before`, {
    offset,
    expected: n,
    actual: from.remaining,
  });
}

function bad(reason: string, offset: number, actual: unknown): StreamError {
  return new StreamError('bad-value', reason, { offset, actual });
}

// biome-ignore lint/suspicious/noExplicitAny: each codec meets only bodies of its own kind
type AnyCodec = Codec<any>;
const BY_SECTION: ReadonlyMap<string, AnyCodec> = /* @__PURE__ */ new Map<string, AnyCodec>([
  ['spapr/htab', htab],
  ['s390-storage_attributes', storageAttributes],
  ['dirty-bitmap', dirtyBitmap],
  ['block', block],
]);

/**
 * Reads the body of a live section by its name.
 *
 * @throws {StreamError} `unsupported` for sections nobody knows: their length cannot be told.
 */
export function readLiveBody(idstr: string, from: ByteReader, isStart: boolean): LiveBody {
  const codec = BY_SECTION.get(idstr);
  if (codec !== undefined) return codec.read(from, isStart);
  const vfio = idstr.endsWith('/vfio');
  const reason = vfio
    ? 'a VFIO section has its own end marks, which are not supported'
    : 'unknown live section; nothing says where it ends';
  throw new StreamError('unsupported', reason, { path: idstr, offset: from.offset, actual: idstr });
}

/** Writes the body of a live section. */
export function writeLiveBody(body: LiveBody, to: ByteWriter): void {
  for (const codec of BY_SECTION.values()) if (codec.kind === body.kind) codec.write(body, to);
}
