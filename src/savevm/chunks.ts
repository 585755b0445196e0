/**
 * Reading a stream that comes in chunks.
 *
 * A loader reads a piece at a time: a section, a record of memory. Where bytes are missing it begins the piece again
 * when more have come, so one loader serves `load(bytes)` and `loadFrom(chunks)`.
 */
import { ByteReader } from '../vmstate/bytes.js';

/** Where chunks come from. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Gives what comes to `step` until it says that the piece has been read: a pipe may stay open behind it. `step` is told
 * whether nothing more will come. A `ReadableStream` is left to its owner then, and cancelled if it cannot be read.
 */
export async function readChunks(chunks: Chunks, step: (from: ByteReader, ended: boolean) => boolean): Promise<void> {
  const stream = 'getReader' in chunks ? (chunks as ReadableStream<Uint8Array>) : undefined;
  const window = new Window();
  try {
    for await (const chunk of stream?.values({ preventCancel: true }) ?? chunks) {
      window.feed(chunk);
      if (window.read(step, false)) return;
    }
    window.read(step, true);
  } catch (error) {
    stream?.cancel(error).catch(() => {}); // the error is told by the load
    throw error;
  }
}

/** What has come and is not read yet. */
class Window {
  private reader = new ByteReader(new Uint8Array(0));
  /** Bytes without which another attempt would be in vain. */
  private wanted = 0;

  /** Adds a chunk behind what is unread. The chunk must stay as it is until the next one comes. */
  feed(chunk: Uint8Array): void {
    const { at, end, bytes, offset, remaining } = this.reader;
    if (remaining === 0) {
      this.reader = new ByteReader(chunk, 0, chunk.length, offset);
      return;
    }
    const length = remaining + chunk.length;
    // Room is doubled, so that many small chunks do not copy what is unread each time.
    const fits = this.joined === bytes && end + chunk.length <= bytes.length;
    const to = fits ? bytes : new Uint8Array(length * 2);
    const begin = fits ? at : 0;
    if (!fits) to.set(bytes.subarray(at, end));
    to.set(chunk, begin + remaining);
    this.joined = to;
    this.reader = new ByteReader(to, begin, begin + length, offset - begin);
  }
  private joined: Uint8Array | undefined;

  /** Takes steps as far as the bytes go. Returns whether all has been read. */
  read(step: (from: ByteReader, ended: boolean) => boolean, ended: boolean): boolean {
    const { reader } = this;
    while (ended || reader.remaining >= this.wanted) {
      const { at, remaining } = reader;
      reader.lacked = false;
      try {
        if (step(reader, ended)) return true;
        this.wanted = 0;
      } catch (error) {
        if (ended || !reader.lacked) throw error;
        reader.at = at;
        this.wanted = Math.max(1, remaining * 2); // a large piece is not to be begun with every small chunk
      }
    }
    return false;
  }
}
