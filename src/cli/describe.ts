/**
 * `vmstate describe FILE`: the description at the end of a stream, indented or as recorded.
 */
import { readFileHeader } from '../savevm/wire.js';
import { ByteReader } from '../vmstate/bytes.js';
import { findDescription, JsonObject, type JsonValue, parseJson } from '../vmstate/described/index.js';
import type { Io } from './io.js';
import { type ExitCode, GOOD, NO, Problem, reading } from './problems.js';

/** What the command takes. */
export interface DescribeOptions {
  readonly raw?: boolean;
  readonly json?: boolean;
}

/** Prints the description. */
export async function describe(io: Io, file: string, options: DescribeOptions): Promise<ExitCode> {
  const bytes = reading(file, () => {
    const all = io.read(file);
    readFileHeader(new ByteReader(all));
    return all;
  });
  const place = findDescription(bytes);
  if (place === undefined) throw new Problem(`${file}: the stream has no description`, NO, 'description-missing');
  const text = bytes.subarray(place.start, place.end);
  if (options.raw && !options.json) {
    const output = io.open(undefined);
    await output.write(text);
    output.close(true);
    return GOOD;
  }
  const json = reading(file, () => parseJson(text, { base: place.start }));
  io.out(`${options.json ? compact(json) : indented(json, '')}\n`);
  return GOOD;
}

/** On one line, with all keys as often as they stand there. */
function compact(json: JsonValue): string {
  if (json instanceof JsonObject) {
    const members = json.members.map(({ key, value }) => `${JSON.stringify(key)}: ${compact(value)}`);
    return `{${members.join(', ')}}`;
  }
  return Array.isArray(json) ? `[${json.map(compact).join(', ')}]` : JSON.stringify(json);
}

const WIDTH = 100;

/** Indented; what has nothing nested in it stays on one line if that is not long. */
function indented(json: JsonValue, indent: string): string {
  const isList = Array.isArray(json);
  if (!isList && !(json instanceof JsonObject)) return compact(json);
  const items = isList ? json : (json as JsonObject).members.map(({ value }) => value);
  const nested = items.some((item) => Array.isArray(item) || item instanceof JsonObject);
  const short = nested ? undefined : compact(json);
  if (short !== undefined && indent.length + short.length <= WIDTH) return short;
  const inner = `${indent}  `;
  const lines = isList
    ? json.map((item: JsonValue) => indented(item, inner))
    : (json as JsonObject).members.map(({ key, value }) => `${JSON.stringify(key)}: ${indented(value, inner)}`);
  const [open, close] = isList ? '[]' : '{}';
  return `${open}\n${lines.map((line) => inner + line).join(',\n')}\n${indent}${close}`;
}
