/**
 * Where a stream is read from: one buffer, or chunks as they come.
 *
 * Readers are generators that yield when they need more than there is. Over a whole buffer they never do, so one
 * reader serves `load(bytes)` and `loadFrom(chunks)`.
 */
import { StreamError } from '../errors.js';
import { ByteReader } from '../vmstate/bytes.js';

/** Bytes that must lie behind an object before it can be told that no subsection follows: type, length, name. */
const LOOKAHEAD = 257;

const NOTHING = /* @__PURE__ */ new Uint8Array(0);

/** A step of reading; `yield` asks for more input. */
export type Reading<T = void> = Generator<void, T, void>;

export class Source {
  /** The window of what has come and is not read yet. Replaced when more comes. */
  reader: ByteReader;
  /** True when nothing more will come. */
  ended: boolean;
  /** Whether the window is the whole input, which stays. */
  private readonly whole: boolean;
  /** What several chunks are put together in. */
  private joined: Uint8Array = NOTHING;

  /** A whole buffer, which begins `base` bytes into its stream; or nothing yet, and chunks to come. */
  constructor(bytes?: Uint8Array, base = 0) {
    this.reader = new ByteReader(bytes ?? NOTHING, 0, bytes?.length ?? 0, base);
    this.whole = bytes !== undefined;
    this.ended = this.whole;
  }

  /** Adds a chunk behind what is unread. The chunk must stay as it is until the next one comes. */
  feed(chunk: Uint8Array): void {
    const { reader } = this;
    const left = reader.remaining;
    if (left === 0) {
      this.reader = new ByteReader(chunk, 0, chunk.length, reader.offset);
      return;
    }
    // Room is doubled, so that many small chunks do not copy what is unread each time.
    if (reader.bytes !== this.joined || reader.end + chunk.length > this.joined.length) {
      this.joined = new Uint8Array((left + chunk.length) * 2);
      this.joined.set(reader.bytes.subarray(reader.at, reader.end));
      this.joined.set(chunk, left);
      this.reader = new ByteReader(this.joined, 0, left + chunk.length, reader.offset);
      return;
    }
    this.joined.set(chunk, reader.end);
    this.reader = new ByteReader(this.joined, reader.at, reader.end + chunk.length, reader.base);
  }

  /** Waits until `n` bytes are there, or nothing more will come. */
  *gather(n: number): Reading {
    while (this.reader.remaining < n && !this.ended) yield;
  }

  /** A window of what has been read, which lasts. */
  kept(begin: number, end: number): ByteReader {
    const { bytes, base, view } = this.reader;
    if (this.whole) return new ByteReader(bytes, begin, end, base, view);
    return new ByteReader(bytes.slice(begin, end), 0, end - begin, base + begin);
  }

  /** Waits for `n` bytes. @throws {StreamError} `truncated` */
  *need(n: number): Reading {
    yield* this.gather(n);
    this.reader.need(n);
  }

  /** Takes and drops `n` bytes, however many. */
  *skip(n: number): Reading {
    for (let left = n; left > 0; ) {
      yield* this.need(1);
      const step = Math.min(left, this.reader.remaining);
      this.reader.at += step;
      left -= step;
    }
  }

  /**
   * Reads a piece whose length is not known beforehand: from the same place again, with twice the bytes, until it
   * is all there. Near the end of what has come a subsection cannot be told from data, so no error counts there.
   */
  *attempt<T>(read: (from: ByteReader) => T): Reading<T> {
    for (;;) {
      const start = this.reader.at;
      const decided = () => this.ended || this.reader.remaining >= LOOKAHEAD;
      try {
        const result = read(this.reader);
        if (decided()) return result;
      } catch (error) {
        const cut = !this.ended && error instanceof StreamError && error.code === 'truncated';
        if (!cut && decided()) throw error;
      }
      this.reader.at = start;
      yield* this.gather(Math.max(this.reader.remaining * 2, 4096));
    }
  }
}

/** Reads a whole buffer. */
export function runSync<T>(reading: Reading<T>): T {
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}

/** Where chunks come from. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Reads chunks as they come, up to the end of the piece: a pipe may stay open behind it. A `ReadableStream` is left
 * to its owner then, and cancelled if the piece cannot be read.
 */
export async function runAsync<T>(source: Source, reading: Reading<T>, chunks: Chunks): Promise<T> {
  const stream = 'getReader' in chunks ? (chunks as ReadableStream<Uint8Array>) : undefined;
  try {
    let step = reading.next();
    for await (const chunk of stream?.values({ preventCancel: true }) ?? chunks) {
      source.feed(chunk);
      step = reading.next();
      if (step.done) return step.value;
    }
    source.ended = true;
    while (!step.done) step = reading.next();
    return step.value;
  } catch (error) {
    stream?.cancel(error).catch(() => {}); // the error is told by the load
    throw error;
  }
}
