/**
 * v86's memory in its state file: the pages that are not zero, one behind the other, and a bit for each page.
 */
import { StreamError } from 'vmstate';

const PAGE = 4096;

/** Memory as it is in the state file (slots 77 and 78). */
export interface PackedMemory {
  readonly pages: Uint8Array;
  /** The lowest bit of the first byte is page 0. */
  readonly bitmap: Uint8Array;
}

/** @throws {StreamError} `truncated` when there are fewer pages than bits. */
export function unpackMemory({ pages, bitmap }: PackedMemory, size: number): Uint8Array {
  const memory = new Uint8Array(size);
  let from = 0;
  for (let page = 0; page < size / PAGE; page++) {
    if ((((bitmap[page >> 3] ?? 0) >> (page & 7)) & 1) === 0) continue;
    if (from + PAGE > pages.length) {
      throw new StreamError('truncated', 'the memory has fewer pages than its bitmap says', {
        path: 'v86.ram',
        offset: from,
        expected: from + PAGE,
        actual: pages.length,
      });
    }
    memory.set(pages.subarray(from, from + PAGE), page * PAGE);
    from += PAGE;
  }
  return memory;
}

export function packMemory(memory: Uint8Array): PackedMemory {
  const count = memory.length / PAGE;
  const words = new BigUint64Array(memory.buffer, memory.byteOffset, memory.length / 8);
  const used: number[] = [];
  const bitmap = new Uint8Array(Math.ceil(count / 8));
  for (let page = 0; page < count; page++) {
    const at = (page * PAGE) / 8;
    if (words.subarray(at, at + PAGE / 8).every((word) => word === 0n)) continue;
    used.push(page);
    bitmap[page >> 3] = (bitmap[page >> 3] ?? 0) | (1 << (page & 7));
  }
  const pages = new Uint8Array(used.length * PAGE);
  used.forEach((page, i) => {
    pages.set(memory.subarray(page * PAGE, (page + 1) * PAGE), i * PAGE);
  });
  return { pages, bitmap };
}
