/**
 * Streams that are cut off: every length has to be an error that says where, never half a load.
 */
import { StreamError } from '../errors.js';
import { type Accepted, type ContextOf, type Definition, decode, type StateOf } from '../vmstate/index.js';
import { type BenchOptions, bytesOf, covered } from './_spans.js';
import { MismatchError } from './mismatch.js';

/** Options of {@link truncations}. */
export interface TruncationOptions<C = unknown> extends BenchOptions<C> {
  /** What the stream does not say: counts that are never sent, null elements. The state itself if not given. */
  readonly base?: object;
}

/**
 * Asserts that the bytes of a state, cut at every length, are a `StreamError` `truncated` with the path of the field
 * and an offset within what is left. Returns the lengths that are whole objects all the same.
 *
 * Those lie within the header of a subsection: nothing says that one should follow, nor does half of its header
 * (`vmstate_subsection_load` peeks). There the only errors allowed are `StreamError`s with an offset.
 *
 * @throws {MismatchError} `truncation` with the length as its offset.
 */
export function truncations<D extends Definition>(
  def: D,
  state: Accepted<StateOf<D>>,
  options: TruncationOptions<ContextOf<D>> = {},
): number[] {
  const { base, ...others } = options;
  const bytes = bytesOf(def, state as object, others);
  const loose = new Set<number>();
  for (const { type, offset, length } of covered(def, state as object, bytes, others)) {
    // 05, the length, the name; the version behind them is as needed as any field.
    if (type === 'subsection') for (let at = offset; at < offset + length - 4; at++) loose.add(at);
  }
  const { live: _, ...decoding } = { ...others, base: base ?? (state as object) };
  return cuts(bytes, (cut) => decode(def, cut, decoding), loose);
}

/**
 * Asserts the same of any bytes and any reader. `loose` are the lengths at which the bytes may be whole. Returns those
 * of them at which they are.
 *
 * @throws {MismatchError} `truncation` with the length as its offset.
 */
export function cuts(bytes: Uint8Array, read: (bytes: Uint8Array) => unknown, loose: Iterable<number> = []): number[] {
  const may = new Set(loose);
  const whole: number[] = [];
  for (let length = 0; length < bytes.length; length++) {
    const error = thrownBy(() => read(bytes.slice(0, length)));
    if (error === undefined) {
      if (!may.has(length)) throw failed(length, bytes.length, 'nothing was thrown');
      whole.push(length);
    } else if (!(error instanceof StreamError)) throw failed(length, bytes.length, `got ${String(error)}`, error);
    else if (error.offset === undefined || error.offset > length || error.offset < 0) {
      throw failed(length, bytes.length, `the error is at byte ${error.offset}: ${error.message}`, error);
    } else if (!may.has(length) && (error.code !== 'truncated' || error.path === '')) {
      throw failed(
        length,
        bytes.length,
        `got ${error.code}${error.path === '' ? ' without a path' : ''}: ${error.message}`,
        error,
      );
    }
  }
  return whole;
}

function thrownBy(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error ?? new Error('something empty was thrown');
  }
}

function failed(length: number, whole: number, what: string, cause?: unknown): MismatchError {
  const reason = `cut at ${length} of ${whole} bytes, expected a StreamError truncated with a path, but ${what}`;
  return new MismatchError('truncation', reason, { offset: length, expected: 'truncated', actual: cause, cause });
}
