/**
 * v86's save state as a file: 16 bytes of header, JSON, buffers (`src/state.js` of v86 0.5.x).
 *
 * The JSON is a tree of plain values; typed arrays stand in it as references to the buffers behind it. Here a file is
 * that tree with the arrays in their places, and writing it again gives the same bytes.
 */
import { StreamError } from 'vmstate';

/** What v86 keeps in a typed array. */
export type V86Array = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float64Array;
/** A value in the tree; a device is a list of them, in the order of v86's own `get_state`. */
export type V86Value = null | boolean | number | string | V86Array | V86Value[];

const MAGIC = 0x86768676;
const ZSTD_MAGIC = 0xfd2fb528;
/** The version of the file's form; what it holds has none. */
const FILE_VERSION = 6;
const HEADER_SIZE = 16;

const ARRAYS = { Uint8Array, Int8Array, Uint16Array, Int16Array, Uint32Array, Int32Array, Float64Array } as const;

interface Info {
  readonly buffer_infos: readonly { readonly offset: number; readonly length: number }[];
  readonly state: unknown[];
}

/**
 * Reads a file. The arrays are copies: the bytes are not needed afterwards.
 *
 * @throws {StreamError} `bad-magic`, `bad-version`, `truncated` or `bad-value`, with the offset.
 */
export function readStateFile(bytes: Uint8Array): V86Value[] {
  if (bytes.length < HEADER_SIZE) throw truncated(HEADER_SIZE, bytes.length);
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER_SIZE);
  const magic = header.getUint32(0, true);
  if (magic === ZSTD_MAGIC) {
    throw bad('bad-magic', 'the state is compressed with zstd: decompress it first', 0, MAGIC, magic);
  }
  if (magic !== MAGIC) throw bad('bad-magic', 'this is no save state of v86', 0, MAGIC, magic);
  const version = header.getInt32(4, true);
  if (version !== FILE_VERSION)
    throw bad('unsupported-version', 'the form of this state file is not known', 4, FILE_VERSION, version);
  const length = header.getInt32(8, true);
  if (length !== bytes.length) throw truncated(length, bytes.length);
  const textLength = header.getInt32(12, true);
  if (textLength < 0 || HEADER_SIZE + textLength > bytes.length)
    throw truncated(HEADER_SIZE + textLength, bytes.length);
  const { buffer_infos, state } = parseInfo(bytes.subarray(HEADER_SIZE, HEADER_SIZE + textLength));
  const begin = align(HEADER_SIZE + textLength);
  const buffers = buffer_infos.map(({ offset, length }) => {
    if (begin + offset + length > bytes.length) throw truncated(begin + offset + length, bytes.length);
    return bytes.slice(begin + offset, begin + offset + length).buffer;
  });
  return state.map((value) => revive(value, buffers));
}

function parseInfo(text: Uint8Array): Info {
  let info: Partial<Info>;
  try {
    info = JSON.parse(new TextDecoder().decode(text));
  } catch (error) {
    throw bad(
      'bad-value',
      `the text of the state is no JSON: ${(error as Error).message}`,
      HEADER_SIZE,
      'JSON',
      'other text',
    );
  }
  const { buffer_infos, state } = info;
  const whole = (n: unknown) => Number.isInteger(n) && (n as number) >= 0;
  const sound = Array.isArray(buffer_infos) && buffer_infos.every((b) => whole(b?.offset) && whole(b?.length));
  if (!sound || !Array.isArray(state)) {
    throw bad(
      'bad-value',
      'the text of the state lacks its buffers or its values',
      HEADER_SIZE,
      'buffer_infos and state',
      'neither',
    );
  }
  return { buffer_infos, state };
}

function revive(value: unknown, buffers: readonly ArrayBuffer[]): V86Value {
  if (Array.isArray(value)) return value.map((element) => revive(element, buffers));
  if (typeof value !== 'object' || value === null) return value as V86Value;
  const { __state_type__: type, buffer_id: id } = value as { __state_type__?: string; buffer_id?: number };
  const Typed = ARRAYS[type as keyof typeof ARRAYS];
  const buffer = buffers[id ?? -1];
  if (Typed === undefined || buffer === undefined || buffer.byteLength % Typed.BYTES_PER_ELEMENT !== 0) {
    throw bad('bad-value', 'the state refers to an array that cannot be', HEADER_SIZE, Object.keys(ARRAYS), type);
  }
  return new Typed(buffer);
}

/** Writes a file: the bytes that v86 would have written for these values. */
export function writeStateFile(state: readonly V86Value[]): Uint8Array<ArrayBuffer> {
  const buffers: V86Array[] = [];
  const plain = state.map((value) => flatten(value, buffers));
  let end = 0;
  const buffer_infos = buffers.map(({ byteLength: length }) => {
    const offset = align(end);
    end = offset + length;
    return { offset, length };
  });
  const text = new TextEncoder().encode(JSON.stringify({ buffer_infos, state: plain }));
  const begin = align(HEADER_SIZE + text.length);
  const bytes = new Uint8Array(begin + end);
  const header = new DataView(bytes.buffer);
  header.setUint32(0, MAGIC, true);
  header.setInt32(4, FILE_VERSION, true);
  header.setInt32(8, bytes.length, true);
  header.setInt32(12, text.length, true);
  bytes.set(text, HEADER_SIZE);
  buffers.forEach((array, id) => {
    const { buffer, byteOffset, byteLength } = array;
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), begin + (buffer_infos[id]?.offset ?? 0));
  });
  return bytes;
}

function flatten(value: V86Value, buffers: V86Array[]): unknown {
  if (Array.isArray(value)) return value.map((element) => flatten(element, buffers));
  if (typeof value !== 'object' || value === null) return value;
  return { __state_type__: value.constructor.name, buffer_id: buffers.push(value) - 1 };
}

const align = (n: number): number => (n + 3) & ~3;

function truncated(expected: number, actual: number): StreamError {
  return new StreamError('truncated', 'the state file is not as long as it says', { offset: actual, expected, actual });
}

type Code = 'bad-magic' | 'bad-value' | 'unsupported-version';

function bad(code: Code, message: string, offset: number, expected: unknown, actual: unknown): StreamError {
  return new StreamError(code, message, { offset, expected, actual });
}
