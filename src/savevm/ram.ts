/**
 * Guest memory: the blocks of the `ram` section, and how its records look (`migration/ram.c`, section version 4).
 *
 * A block is any `Uint8Array`, also a part of a WASM memory. Pages are read and written in place.
 */
import { DefinitionError, StreamError } from '../errors.js';

export const RAM_SAVE_FLAG_ZERO = 0x002;
export const RAM_SAVE_FLAG_MEM_SIZE = 0x004;
export const RAM_SAVE_FLAG_PAGE = 0x008;
export const RAM_SAVE_FLAG_EOS = 0x010;
export const RAM_SAVE_FLAG_CONTINUE = 0x020;
export const RAM_SAVE_FLAG_XBZRLE = 0x040;
export const RAM_SAVE_FLAG_HOOK = 0x080;
export const RAM_SAVE_FLAG_COMPRESS_PAGE = 0x100;
export const RAM_SAVE_FLAG_MULTIFD_FLUSH = 0x200;

export const RAM_SECTION = 'ram';
export const RAM_SECTION_VERSION = 4;

/** Memory, or a function that gives it each time: a WASM memory that grows replaces its buffer. */
export type Memory = Uint8Array | (() => Uint8Array);

/** What can be said of a block besides its memory. */
export interface RamOptions {
  /** The length that decides about the order of blocks; that of the memory if not given. In bytes. */
  readonly maximumLength?: number;
  /** Called on load when the stream has another length; must make the memory that long. */
  readonly resize?: (length: number) => void;
  /** Pages that are not sent, by their offset in bytes: memory that is not plugged in. */
  readonly omit?: (offset: number) => boolean;
  /** With the capability x-ignore-shared: the memory stays where it is, so none of its pages are sent. */
  readonly shared?: boolean;
  /** With x-ignore-shared: where the region begins within its container; 0n if not given. */
  readonly address?: bigint;
}

/** One block. */
export interface RamBlock extends RamOptions {
  readonly name: string;
  readonly memory: Memory;
}

/** How far RAM has come, in bytes of guest memory. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** The memory of a block as it is now. */
export function memoryOf(block: RamBlock): Uint8Array {
  return typeof block.memory === 'function' ? block.memory() : block.memory;
}

/** Blocks in the order of the stream: largest first, equal ones in order of registration. */
export function inStreamOrder(blocks: readonly RamBlock[]): RamBlock[] {
  const maximum = (block: RamBlock) => block.maximumLength ?? memoryOf(block).length;
  return [...blocks].sort((a, b) => maximum(b) - maximum(a));
}

/**
 * Checks a page size.
 *
 * @throws {DefinitionError} `bad-count` unless it is a power of two from 256.
 */
export function checkPageSize(pageSize: number): void {
  if (!Number.isInteger(pageSize) || pageSize < 256 || (pageSize & (pageSize - 1)) !== 0) {
    throw new DefinitionError('bad-count', 'page sizes are powers of two from 256', { actual: pageSize });
  }
}

/** Looks at 32-bit words, eight at a time; the tail and unaligned memory byte by byte. */
export function isZeroPage(memory: Uint8Array, at: number, length: number): boolean {
  const start = memory.byteOffset + at;
  if (start % 4 !== 0 || length % 32 !== 0) return memory.subarray(at, at + length).every((byte) => byte === 0);
  const words = new Int32Array(memory.buffer, start, length / 4);
  for (let i = 0; i < words.length; i += 8) {
    // Written out: a loop takes twice the time.
    const any =
      (words[i] as number) |
      (words[i + 1] as number) |
      (words[i + 2] as number) |
      (words[i + 3] as number) |
      (words[i + 4] as number) |
      (words[i + 5] as number) |
      (words[i + 6] as number) |
      (words[i + 7] as number);
    if (any !== 0) return false;
  }
  return true;
}

/** The error for a page record that cannot be read here. */
export function refusedFlags(kind: number, offset: number): StreamError {
  const mode = REFUSED[kind];
  if (mode === undefined)
    return new StreamError('ram-bad-flags', 'no record of a page has these flags', { offset, actual: kind });
  const reason =
    kind === RAM_SAVE_FLAG_XBZRLE || kind === RAM_SAVE_FLAG_COMPRESS_PAGE
      ? `${mode} pages need { ramEncodings } from 'vmstate/ram-encodings'`
      : `the pages of ${mode} migrations are not in the stream`;
  return new StreamError('unsupported', reason, { offset, actual: kind });
}

const REFUSED: Readonly<Record<number, string>> = {
  [RAM_SAVE_FLAG_XBZRLE]: 'XBZRLE',
  [RAM_SAVE_FLAG_COMPRESS_PAGE]: 'compressed',
  [RAM_SAVE_FLAG_HOOK]: 'RDMA',
  [RAM_SAVE_FLAG_MULTIFD_FLUSH]: 'multifd',
};
