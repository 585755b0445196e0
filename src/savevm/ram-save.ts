/**
 * Saving RAM in its canonical form: the block list in START, every page once in one PART, an empty END.
 */
import { ValueError } from '../errors.js';
import type { ByteWriter } from '../vmstate/bytes.js';
import {
  inStreamOrder,
  isZeroPage,
  memoryOf,
  type Progress,
  RAM_SAVE_FLAG_CONTINUE,
  RAM_SAVE_FLAG_EOS,
  RAM_SAVE_FLAG_MEM_SIZE,
  RAM_SAVE_FLAG_PAGE,
  RAM_SAVE_FLAG_ZERO,
  type RamBlock,
} from './ram.js';

/** A step of writing: `yield` says that what is in the writer may be taken away. */
export type Writing = Generator<void, void, void>;

/** Bytes of output between two yields. */
const CHUNK = 256 * 1024;

function putHeader(to: ByteWriter, offset: number, flags: number): void {
  to.view.setUint32(to.at, Math.floor(offset / 0x100000000));
  to.view.setUint32(to.at + 4, ((offset >>> 0) | flags) >>> 0);
  to.at += 8;
}

/** The word that ends every body. */
export function saveRamEnd(to: ByteWriter): void {
  to.reserve(8);
  putHeader(to, 0, RAM_SAVE_FLAG_EOS);
}

/** What a save of RAM goes by. */
export interface RamSaving {
  readonly blocks: readonly RamBlock[];
  readonly pageSize: number;
  /** Capability x-ignore-shared: the block list has addresses, and shared blocks have no pages. */
  readonly ignoreShared: boolean;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** The body of START: the total of all lengths and the block list. */
export function saveRamSetup({ blocks, pageSize, ignoreShared }: RamSaving, to: ByteWriter): void {
  for (const block of blocks) checkLength(block, pageSize);
  to.reserve(8);
  putHeader(to, totalOf(blocks), RAM_SAVE_FLAG_MEM_SIZE);
  for (const block of inStreamOrder(blocks)) {
    to.counted(block.name);
    to.u64(BigInt(memoryOf(block).length));
    if (ignoreShared) to.u64(block.address ?? 0n);
  }
  saveRamEnd(to);
}

function totalOf(blocks: readonly RamBlock[]): number {
  return blocks.reduce((sum, block) => sum + memoryOf(block).length, 0);
}

function checkLength(block: RamBlock, pageSize: number): void {
  const { length } = memoryOf(block);
  // The list ends when lengths add up to the total, so behind it an empty block would not be read as one.
  if (length > 0 && length % pageSize === 0) return;
  const expected = Math.max(1, Math.ceil(length / pageSize)) * pageSize;
  throw new ValueError('wrong-length', 'a block takes whole pages', { path: block.name, expected, actual: length });
}

/** The body of PART: all pages of all blocks. */
export function* saveRamPages({ blocks, pageSize, ignoreShared, onProgress }: RamSaving, to: ByteWriter): Writing {
  const total = totalOf(blocks);
  let done = 0;
  let full = to.at + CHUNK;
  for (const block of inStreamOrder(blocks)) {
    let memory = memoryOf(block);
    const { length } = memory;
    const ignored = ignoreShared && block.shared === true;
    let named = false;
    for (let offset = 0; offset < length && !ignored; offset += pageSize) {
      if (block.omit?.(offset)) continue;
      if (to.at > full) {
        onProgress?.({ done: done + offset, total });
        yield;
        full = to.at + CHUNK;
        memory = memoryOf(block); // it may have moved while others ran
      }
      to.reserve(8 + 256 + pageSize);
      const zero = isZeroPage(memory, offset, pageSize);
      const flags = zero ? RAM_SAVE_FLAG_ZERO : RAM_SAVE_FLAG_PAGE;
      putHeader(to, offset, named ? flags | RAM_SAVE_FLAG_CONTINUE : flags);
      if (!named) to.counted(block.name);
      named = true;
      if (zero) to.bytes[to.at++] = 0;
      else {
        to.bytes.set(pageSize === length ? memory : memory.subarray(offset, offset + pageSize), to.at);
        to.at += pageSize;
      }
    }
    done += length;
  }
  saveRamEnd(to);
  onProgress?.({ done: total, total });
}
