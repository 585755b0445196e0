/**
 * Wire tests: a state and its exact bytes, in commented hex, both ways.
 */
import { type Accepted, type ContextOf, type Definition, decode, measure, type StateOf } from '../vmstate/index.js';
import { describeDifference, firstDifferentValue } from './_differences.js';
import { type BenchOptions, bytesOf, captionOf, covered, placeOf, type Span, spanAt } from './_spans.js';
import { firstDifferentByte, hex, lengths, toHex, window } from './hex.js';
import { MismatchError } from './mismatch.js';
import { truncations } from './truncations.js';

/** Bytes on a line of commented hex. */
const LINE = 16;

/**
 * The bytes of a state: those of `encode`, or with `live` those of `save`.
 *
 * @throws {MismatchError} `measure` if `measure` counts others, which would be a fault of the library or of a codec.
 */
export function wire<D extends Definition>(
  def: D,
  state: Accepted<StateOf<D>>,
  options: BenchOptions<ContextOf<D>> = {},
): Uint8Array {
  const bytes = bytesOf(def, state as object, options);
  const { live, ...others } = options;
  const measured = live ? bytes.length : measure(def, state, others);
  if (measured === bytes.length) return bytes;
  throw new MismatchError('measure', `measure() counts ${measured} bytes, but ${bytes.length} are written`, {
    path: def.name,
    expected: bytes.length,
    actual: measured,
  });
}

/**
 * The bytes of a state as commented hex, a field a line with its offset, path, type and value. It can be pasted into
 * {@link expectWire}.
 */
export function wireText<D extends Definition>(
  def: D,
  state: Accepted<StateOf<D>>,
  options: BenchOptions<ContextOf<D>> = {},
): string {
  const bytes = wire(def, state, options);
  return linesOf(bytes, covered(def, state as object, bytes, options)).join('\n');
}

/** Spans as lines: digits, then what they are. */
export function linesOf(bytes: Uint8Array, spans: readonly Span[]): string[] {
  return spans.flatMap((span) => {
    const { offset, length, stride } = span;
    const lines: string[] = [];
    for (let at = 0; at < length; at += LINE) {
      const digits = toHex(bytes.subarray(offset + at, offset + Math.min(length, at + LINE)), Math.min(stride, 8));
      lines.push(at === 0 ? `${digits.padEnd(35)} // ${captionOf(span)}` : digits);
    }
    return lines;
  });
}

/** Options of {@link expectWire}. */
export interface WireOptions<C = unknown> extends BenchOptions<C> {
  /** What the stream does not say: counts that are never sent, null elements. The state itself if not given. */
  readonly base?: object;
  /** False leaves out the truncations: n of them take n² / 2 bytes. */
  readonly truncations?: boolean;
}

/**
 * Asserts the three of a wire test: the state is written as these bytes, the bytes are read as this state, and every
 * truncation of them is an error with a place. `expected` is hex in any spacing, with comments, or bytes.
 *
 * @throws {MismatchError} `bytes` with offset and path of the field that differs first, `state`, `truncation`.
 * @example
 * expectWire(vmstateCounter, { value: 5, step: 1 }, '00000005 // value');
 */
export function expectWire<D extends Definition>(
  def: D,
  state: Accepted<StateOf<D>>,
  expected: string | Uint8Array,
  options: WireOptions<ContextOf<D>> = {},
): void {
  const { base, truncations: cut, ...others } = options;
  const bytes = wire(def, state, others);
  const wanted = typeof expected === 'string' ? hex(expected) : expected;
  const spans = () => covered(def, state as object, bytes, others);
  if (firstDifferentByte(bytes, wanted) >= 0) throw bytesDiffer(def, [bytes, wanted], spans(), 'the bytes differ');
  const { live: _, ...decoding } = { ...others, base: base ?? (state as object) };
  const decoded = decode(def, bytes, decoding);
  sameState(def, state, decoded);
  sameAgain(def, bytes, bytesOf(def, decoded as object, decoding), spans);
  if (cut !== false) truncations(def, state, { ...others, base: decoding.base });
}

/**
 * The error for bytes that differ, named by the field in which they do. `spans` are those of the bytes that were written
 * first: `actual`, or `expected` if it is the second writing that differs.
 */
export function bytesDiffer(
  def: Definition,
  [actual, expected]: readonly [Uint8Array, Uint8Array],
  spans: readonly Span[],
  what: 'the bytes differ' | 'written again, the bytes differ',
): MismatchError {
  const at = firstDifferentByte(actual, expected);
  const span = spanAt(spans, at);
  const path = span === undefined ? def.name : placeOf(span, at);
  // Short fields are shown whole, of long ones the element or what is around the byte.
  const whole = span !== undefined && span.length <= LINE;
  const from = whole ? span.offset : Math.max(span?.offset ?? 0, at - 8, 0);
  const to = whole ? span.offset + span.length : at + 8;
  const caption = span === undefined ? '' : `   // ${captionOf(span)}`;
  const first = what === 'the bytes differ';
  return new MismatchError(
    'bytes',
    `${what}, ${lengths(actual.length, expected.length)}`,
    { path, offset: at, expected, actual },
    [
      `expected  ${window(expected, at, from, to)}${first ? '' : caption}`,
      `actual    ${window(actual, at, from, to)}${first ? caption : ''}`,
    ],
  );
}

/** Asserts that bytes which were read are written again as they were. */
export function sameAgain(def: Definition, bytes: Uint8Array, again: Uint8Array, spans: () => readonly Span[]): void {
  if (firstDifferentByte(bytes, again) < 0) return;
  throw bytesDiffer(def, [again, bytes], spans(), 'written again, the bytes differ');
}

/** Asserts that what was read is what was written, as far as the stream brings it. */
export function sameState(def: Definition, expected: unknown, actual: unknown): void {
  const found = firstDifferentValue(expected, actual, { part: true });
  if (found === undefined) return;
  const details = { path: `${def.name}/${found.path}`, expected: found.expected, actual: found.actual };
  throw new MismatchError('state', 'the value that is read is not the one written', details, describeDifference(found));
}
