/**
 * The text of a description, written straight into bytes.
 *
 * Follows `qjson.c` of QEMU 2.3 (spaced, strings raw) and `json-writer.c` of 6.0 and later (compact, strings
 * escaped). Knows nothing about VMState.
 */

/** How the text looks: `spaced` up to 5.2, `compact` from 6.0. */
export type JsonDialect = 'spaced' | 'compact';

interface Text {
  readonly objectOpen: Uint8Array;
  readonly objectClose: Uint8Array;
  readonly arrayOpen: Uint8Array;
  readonly arrayClose: Uint8Array;
  readonly colon: Uint8Array;
}

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const comma = /* @__PURE__ */ ascii(', ');
const quote = 0x22;

const SPACED: Text = /* @__PURE__ */ (() => ({
  objectOpen: ascii('{ '),
  objectClose: ascii(' }'),
  arrayOpen: ascii('[ '),
  arrayClose: ascii(' ]'),
  colon: ascii(' : '),
}))();

const COMPACT: Text = /* @__PURE__ */ (() => ({
  objectOpen: ascii('{'),
  objectClose: ascii('}'),
  arrayOpen: ascii('['),
  arrayClose: ascii(']'),
  colon: ascii(': '),
}))();

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** The text of a string as `json-writer.c` prints it: plain ASCII, everything else as `\uXXXX`, upper case. */
export function escapeCompact(text: string): string {
  let out = '';
  const units = text.toWellFormed(); // half a surrogate pair becomes U+FFFD
  for (let i = 0; i < units.length; i++) {
    const c = units.charAt(i);
    const code = units.charCodeAt(i);
    if (code >= 0x20 && code < 0x7f && c !== '"' && c !== '\\') out += c;
    else out += SHORT_ESCAPES[c] ?? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return out;
}

/**
 * Writes one JSON text. The names of QEMU's functions are kept: `startObject(name)` inside an object, without a
 * name at the top or inside an array.
 */
export class JsonWriter {
  private buffer = new Uint8Array(1024);
  private at = 0;
  private first = true;
  private readonly text: Text;

  constructor(readonly dialect: JsonDialect) {
    this.text = dialect === 'spaced' ? SPACED : COMPACT;
  }

  /** Bytes written so far. */
  get length(): number {
    return this.at;
  }

  startObject(name?: string): void {
    this.begin(name);
    this.put(this.text.objectOpen);
    this.first = true;
  }

  endObject(): void {
    this.put(this.text.objectClose);
    this.first = false;
  }

  startArray(name?: string): void {
    this.begin(name);
    this.put(this.text.arrayOpen);
    this.first = true;
  }

  endArray(): void {
    this.put(this.text.arrayClose);
    this.first = false;
  }

  /** A string member or item. */
  str(name: string | undefined, value: string): void {
    this.begin(name);
    this.quoted(value);
  }

  /** An integer member or item; a bigint where 64 bits are needed. */
  int(name: string | undefined, value: number | bigint): void {
    this.begin(name);
    this.putText(value.toString());
  }

  /** Appends text made by another writer of the same dialect as one value, or as a run of members or items. */
  raw(name: string | undefined, bytes: Uint8Array): void {
    if (name === undefined && bytes.length === 0) return; // an empty run takes no comma
    this.begin(name);
    this.put(bytes);
  }

  /** Forgets the text and starts anew. */
  reset(): void {
    this.at = 0;
    this.first = true;
  }

  /** The text so far as a view, valid until the next write. */
  view(): Uint8Array {
    return this.buffer.subarray(0, this.at);
  }

  /** The text so far as a copy of its own. */
  bytes(): Uint8Array {
    return this.buffer.slice(0, this.at);
  }

  private begin(name: string | undefined): void {
    if (this.first) this.first = false;
    else this.put(comma);
    if (name !== undefined) {
      this.quoted(name);
      this.put(this.text.colon);
    }
  }

  private quoted(value: string): void {
    this.ensure(1);
    this.buffer[this.at++] = quote;
    this.putText(this.dialect === 'compact' ? escapeCompact(value) : value);
    this.ensure(1);
    this.buffer[this.at++] = quote;
  }

  private put(bytes: Uint8Array): void {
    this.ensure(bytes.length);
    this.buffer.set(bytes, this.at);
    this.at += bytes.length;
  }

  private putText(text: string): void {
    this.ensure(text.length * 3); // UTF-8 needs at most three bytes for a UTF-16 unit
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 0x7f) {
        this.at += encoder.encodeInto(text.slice(i), this.buffer.subarray(this.at)).written;
        return;
      }
      this.buffer[this.at++] = code;
    }
  }

  private ensure(more: number): void {
    if (this.at + more <= this.buffer.length) return;
    const grown = new Uint8Array(Math.max(this.buffer.length * 2, this.at + more));
    grown.set(this.view());
    this.buffer = grown;
  }
}

const encoder = /* @__PURE__ */ new TextEncoder();
