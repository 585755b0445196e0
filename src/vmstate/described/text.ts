/**
 * The JSON text of a description, read with everything a plain parser loses: the order of keys and their
 * duplicates (a list writes the keys of each of its elements into one object).
 *
 * The text comes from outside, so its size, its depth and the number of its values are bounded. Follows `qjson.c`
 * of QEMU 2.3 (strings raw) and `json-writer.c` of 6.0 and later (strings escaped).
 */
import { type ParseErrorCode, visit } from 'jsonc-parser';
import { StreamError } from '../../errors.js';
import type { JsonDialect } from '../../json-writer/index.js';

/** One `"key": value` of an object. */
export interface JsonMember {
  readonly key: string;
  readonly value: JsonValue;
}

/** An object as written: members in order, a key as often as it stands there. */
export class JsonObject {
  readonly members: JsonMember[] = [];
}

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** How much a text may ask for. */
export interface TextLimits {
  /** Bytes of the text; 64 MiB if not given. */
  readonly maxBytes?: number;
  /** Objects and arrays within each other; 64 if not given (recorded: 20). */
  readonly maxDepth?: number;
  /** Values of any kind; 4 million if not given (recorded: some 100,000). */
  readonly maxValues?: number;
}

/** Options of {@link parseJson}. */
export interface TextOptions extends TextLimits {
  /** How strings stand there; {@link textDialect} finds out if not given. */
  readonly dialect?: JsonDialect;
  /** What the text is, for errors; `description` if not given. */
  readonly what?: string;
  /** Offset in the whole stream of the first byte, for errors. */
  readonly base?: number;
}

/** The longest description that is looked at if nothing else is said. */
export const MAX_TEXT = 64 * 1024 * 1024;
const MAX_DEPTH = 64;
const MAX_VALUES = 4_000_000;

// The numbers of jsonc-parser's errors; its enum is declared `const` and so cannot be imported.
const REASONS: Readonly<Record<number, string>> = {
  1: 'this is no JSON value',
  2: 'this is no number',
  3: 'a key in quotes should stand here',
  4: 'a value should stand here',
  5: 'a colon should stand here',
  6: 'a comma should stand here',
  7: 'a closing brace should stand here',
  8: 'a closing bracket should stand here',
  9: 'the text should end here',
  10: 'comments are not allowed',
  12: 'the string does not end',
  13: 'this is no number',
  14: 'four hex digits should follow \\u',
  15: 'there is no such escape',
  16: 'a control character has to be escaped',
};

/** How the text looks, from its second byte: up to 5.2 a space follows each opening brace. */
export function textDialect(bytes: Uint8Array): JsonDialect {
  return bytes[1] === 0x20 ? 'spaced' : 'compact';
}

/**
 * Parses a text, strictly: no comments, no trailing commas, nothing behind the value, whole numbers only.
 *
 * In the spaced dialect QEMU does not escape, so there a backslash is an ordinary character.
 *
 * @throws {StreamError} `description-syntax` with the offset, `too-large` when a limit is passed.
 */
export function parseJson(bytes: Uint8Array, options: TextOptions = {}): JsonValue {
  const { maxBytes = MAX_TEXT, maxDepth = MAX_DEPTH, maxValues = MAX_VALUES, base = 0, what = 'description' } = options;
  if (bytes.length > maxBytes) throw tooLarge(what, 'bytes', maxBytes, bytes.length, base);
  const plain = decodeText(bytes, what, base);
  const raw = (options.dialect ?? textDialect(bytes)) === 'spaced' && plain.includes('\\');
  const text = raw ? plain.replaceAll('\\', '\\\\') : plain;
  const place = (at: number): number => base + byteOffset(text, at, raw);

  let values = 0;
  let root: JsonValue | undefined;
  const open: { holder: JsonObject | JsonValue[]; key: string }[] = [];
  const count = (at: number): void => {
    if (++values > maxValues) throw tooLarge(what, 'values', maxValues, values, place(at));
  };
  const put = (value: JsonValue): void => {
    const top = open[open.length - 1];
    if (top === undefined) root = value;
    else if (Array.isArray(top.holder)) top.holder.push(value);
    else (top.holder as JsonObject).members.push({ key: top.key, value });
  };
  const begin = (holder: JsonObject | JsonValue[], at: number): void => {
    count(at);
    // Checked before the parser goes in: it calls itself once a level.
    if (open.length >= maxDepth) throw tooLarge(what, 'levels', maxDepth, open.length + 1, place(at));
    put(holder);
    open.push({ holder, key: '' });
  };

  visit(
    text,
    {
      onObjectBegin: (at) => begin(new JsonObject(), at),
      onArrayBegin: (at) => begin([], at),
      onObjectEnd: () => void open.pop(),
      onArrayEnd: () => void open.pop(),
      onObjectProperty: (key) => {
        (open[open.length - 1] as { key: string }).key = key;
      },
      onLiteralValue: (value: string | number | boolean | null, at, length) => {
        count(at);
        if (typeof value === 'number' && !/^(0|-?[1-9][0-9]*)$/.test(text.slice(at, at + length))) {
          throw syntax(what, 'numbers are written as plain whole numbers here', place(at));
        }
        put(value);
      },
      onError: (error: ParseErrorCode, at) => {
        throw syntax(what, REASONS[error] ?? 'this is no JSON', place(at));
      },
    },
    { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false },
  );
  return root as JsonValue;
}

function decodeText(bytes: Uint8Array, what: string, base: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const at = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).indexOf('\ufffd');
    throw syntax(what, 'these bytes are not UTF-8', base + at);
  }
}

/** The parser counts UTF-16 units, and backslashes of raw strings twice. */
function byteOffset(text: string, at: number, raw: boolean): number {
  const before = text.slice(0, at);
  const doubled = raw ? (before.match(/\\\\/g)?.length ?? 0) : 0;
  return new TextEncoder().encode(before).length - doubled;
}

function syntax(what: string, reason: string, offset: number): StreamError {
  return new StreamError('description-syntax', `the ${what} is not JSON as QEMU writes it: ${reason}`, { offset });
}

function tooLarge(what: string, unit: string, limit: number, actual: number, offset: number): StreamError {
  const reason = `the ${what} has more than ${limit} ${unit}; raise the limit if it is to be trusted`;
  return new StreamError('too-large', reason, { offset, expected: limit, actual });
}
