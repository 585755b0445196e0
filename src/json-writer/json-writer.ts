/**
 * The text of a description.
 *
 * Follows `qjson.c` of QEMU 2.3 (spaced, strings raw) and `json-writer.c` of 6.0 and later (compact, strings
 * escaped). Knows nothing about VMState.
 */

/** How the text looks: `spaced` up to 5.2, `compact` from 6.0. */
export type JsonDialect = 'spaced' | 'compact';

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
  /** The text so far. */
  text = '';
  private first = true;

  constructor(readonly dialect: JsonDialect) {}

  startObject(name?: string): void {
    this.begin(name, '{', ' ');
    this.first = true;
  }

  endObject(): void {
    this.end(' ', '}');
  }

  startArray(name?: string): void {
    this.begin(name, '[', ' ');
    this.first = true;
  }

  endArray(): void {
    this.end(' ', ']');
  }

  /** A string member or item. */
  str(name: string | undefined, value: string): void {
    this.begin(name, this.quoted(value));
  }

  /** An integer member or item; a bigint where 64 bits are needed. */
  int(name: string | undefined, value: number | bigint): void {
    this.begin(name, `${value}`);
  }

  /** Appends text made by another writer of the same dialect as one value, or as a run of members or items. */
  raw(name: string | undefined, text: string): void {
    if (name !== undefined || text !== '') this.begin(name, text); // an empty run takes no comma
  }

  /** The text so far as bytes: UTF-8. */
  bytes(): Uint8Array {
    return new TextEncoder().encode(this.text);
  }

  /** A member's name and its value. `space` stands behind it in the spaced dialect alone. */
  private begin(name: string | undefined, value: string, space = ''): void {
    const spaced = this.dialect === 'spaced';
    if (!this.first) this.text += ', ';
    this.first = false;
    if (name !== undefined) this.text += this.quoted(name) + (spaced ? ' : ' : ': ');
    this.text += spaced ? value + space : value;
  }

  private end(space: string, bracket: string): void {
    this.text += this.dialect === 'spaced' ? space + bracket : bracket;
    this.first = false;
  }

  private quoted(value: string): string {
    return `"${this.dialect === 'spaced' ? value : escapeCompact(value)}"`;
  }
}
