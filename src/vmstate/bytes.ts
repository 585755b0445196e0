/**
 * A growing buffer to write into and a window of bytes to read from. Everything is big endian.
 */
import { StreamError, type StreamErrorCode } from '../errors.js';

/** A reusable output buffer. `bytes`, `view` and `at` are for the walkers; reserve before writing through them. */
export class ByteWriter {
  bytes: Uint8Array<ArrayBuffer>;
  view: DataView;
  at = 0;

  constructor(capacity = 4096) {
    this.bytes = new Uint8Array(capacity);
    this.view = new DataView(this.bytes.buffer);
  }

  /** Makes sure that `more` bytes can be written at `at`. May replace `bytes` and `view`. */
  reserve(more: number): void {
    if (this.at + more > this.bytes.length) this.grow(more);
  }

  u8(value: number): void {
    this.reserve(1);
    this.bytes[this.at++] = value;
  }

  u16(value: number): void {
    this.reserve(2);
    this.view.setUint16(this.at, value);
    this.at += 2;
  }

  u32(value: number): void {
    this.reserve(4);
    this.view.setUint32(this.at, value);
    this.at += 4;
  }

  u64(value: bigint): void {
    this.reserve(8);
    this.view.setBigUint64(this.at, value);
    this.at += 8;
  }

  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.at);
    this.at += bytes.length;
  }

  zeros(n: number): void {
    this.reserve(n);
    this.bytes.fill(0, this.at, this.at + n);
    this.at += n;
  }

  /** A counted string: `u8` length and at most 255 bytes, one a character (`latin1`). */
  counted(text: string): void {
    this.u8(text.length);
    this.reserve(text.length);
    for (let i = 0; i < text.length; i++) this.bytes[this.at++] = text.charCodeAt(i);
  }

  /** What has been written, as a view that the next write may overwrite. */
  written(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.at);
  }

  private grow(more: number): void {
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.at + more));
    grown.set(this.written());
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }
}

/** A window of a stream. Reading past its end throws `truncated`, never a bare `RangeError`. */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  at: number;
  end: number;
  /** Offset in the whole stream of `bytes[0]`. */
  readonly base: number;
  /** Whether bytes were asked for that are not there. */
  lacked = false;

  constructor(bytes: Uint8Array, at = 0, end = bytes.length, base = 0, view?: DataView) {
    this.bytes = bytes;
    this.view = view ?? new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
    this.end = end;
    this.base = base;
  }

  /** Offset in the whole stream of the next byte. */
  get offset(): number {
    return this.base + this.at;
  }

  get remaining(): number {
    return this.end - this.at;
  }

  /** An error about the byte that comes next, or one `back` bytes before it; for codecs to throw. */
  bad(code: StreamErrorCode, reason: string, expected?: unknown, actual?: unknown, back = 0): StreamError {
    return new StreamError(code, reason, { offset: this.offset - back, expected, actual });
  }

  /** Checks that `n` more bytes are there. @throws {StreamError} `truncated` */
  need(n: number): void {
    if (this.at + n <= this.end) return;
    this.lacked = true;
    throw this.bad('truncated', 'the stream is cut off, bytes are missing', n, this.remaining);
  }

  /** Passes over `n` bytes. */
  skip(n: number): void {
    this.need(n);
    this.at += n;
  }

  u8(): number {
    this.skip(1);
    return this.bytes[this.at - 1] as number;
  }

  u16(): number {
    this.skip(2);
    return this.view.getUint16(this.at - 2);
  }

  u32(): number {
    this.skip(4);
    return this.view.getUint32(this.at - 4);
  }

  u64(): bigint {
    this.skip(8);
    return this.view.getBigUint64(this.at - 8);
  }

  /** The next `n` bytes as a view of the window; copy what has to last. */
  take(n: number): Uint8Array {
    this.skip(n);
    return this.bytes.subarray(this.at - n, this.at);
  }

  /** A counted string: `u8` length, then that many bytes. */
  counted(): string {
    const length = this.u8();
    this.skip(length);
    return latin1(this.bytes, this.at - length, length);
  }

  /** A window of some of the bytes, at the same offsets; `copy` one that lasts. */
  window(at: number, end: number): ByteReader {
    return new ByteReader(this.bytes, at, end, this.base, this.view);
  }

  copy(at: number, end: number): ByteReader {
    return new ByteReader(this.bytes.slice(at, end), 0, end - at, this.base + at);
  }

  /** The byte `ahead` bytes from here without taking it, or -1 past the end. */
  peek(ahead = 0): number {
    const at = this.at + ahead;
    return at < this.end ? (this.bytes[at] as number) : -1;
  }
}

/** Bytes as text, one character each: names keep bytes that are no UTF-8. */
export function latin1(bytes: Uint8Array, at: number, length: number): string {
  let text = '';
  for (let i = at; i < at + length; i++) text += String.fromCharCode(bytes[i] as number);
  return text;
}
