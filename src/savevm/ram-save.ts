/**
 * Saving RAM in its canonical form: the block list in START, every page once in one PART, an empty END.
 */
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

/** The body of START: total and block list. `shared` adds the address that `x-ignore-shared` asks for. */
export function saveRamSetup(blocks: readonly RamBlock[], to: ByteWriter): void {
  const lengths = blocks.map((block) => memoryOf(block).length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  to.reserve(8);
  putHeader(to, total, RAM_SAVE_FLAG_MEM_SIZE);
  inStreamOrder(blocks).forEach((block) => {
    to.counted(block.name);
    to.u64(BigInt(memoryOf(block).length));
  });
  saveRamEnd(to);
}

/** The body of PART: all pages of all blocks. */
export function* saveRamPages(
  blocks: readonly RamBlock[],
  pageSize: number,
  to: ByteWriter,
  onProgress: ((progress: Progress) => void) | undefined,
): Writing {
  const ordered = inStreamOrder(blocks);
  const total = ordered.reduce((sum, block) => sum + memoryOf(block).length, 0);
  let done = 0;
  for (const block of ordered) {
    let memory = memoryOf(block);
    const { length } = memory;
    let named = false;
    let full = to.at + CHUNK;
    for (let offset = 0; offset < length; offset += pageSize) {
      if (block.omit?.(offset)) continue;
      if (to.at > full) {
        onProgress?.({ done: done + offset, total });
        yield;
        full = to.at + CHUNK;
        memory = memoryOf(block); // it may have moved while others ran
      }
      to.reserve(8 + 256 + pageSize);
      const size = Math.min(pageSize, length - offset);
      const zero = isZeroPage(memory, offset, size);
      const flags = zero ? RAM_SAVE_FLAG_ZERO : RAM_SAVE_FLAG_PAGE;
      putHeader(to, offset, named ? flags | RAM_SAVE_FLAG_CONTINUE : flags);
      if (!named) to.counted(block.name);
      named = true;
      if (zero) to.bytes[to.at++] = 0;
      else {
        to.bytes.set(size === length ? memory : memory.subarray(offset, offset + size), to.at);
        to.at += size;
      }
    }
    done += length;
  }
  saveRamEnd(to);
  onProgress?.({ done: total, total });
}
