/**
 * Wire tests come in threes: object to exact bytes, bytes to object, every truncation of the bytes to the right error.
 */
import * as assert from 'uvu/assert';
import { StreamError } from '../../src/errors.js';
import {
  type Accepted,
  type ContextOf,
  type DecodeOptions,
  type Definition,
  decode,
  encode,
  measure,
  type StateOf,
} from '../../src/vmstate/index.js';
import { sameBytes } from './bytes.js';
import { throwsError } from './errors.js';

/**
 * Asserts that every truncation of `bytes` is `truncated`, with a path, where the bytes end.
 *
 * `complete` are the lengths at which the bytes are a whole object all the same: before a subsection nothing says
 * that one should follow, nor does half of its header (`vmstate.md`, 5.3).
 */
export function truncations(
  bytes: Uint8Array,
  decodeBytes: (bytes: Uint8Array) => unknown,
  complete: readonly number[] = [],
): void {
  for (let length = 0; length < bytes.length; length++) {
    const cut = bytes.slice(0, length);
    if (complete.includes(length)) {
      decodeBytes(cut);
      continue;
    }
    const error = throwsError(() => decodeBytes(cut), StreamError, { code: 'truncated', path: /./ });
    const at = error.offset ?? -1;
    assert.ok(at >= 0 && at <= length, `cut at ${length}, but the error is at byte ${at}`);
  }
}

/** Options of {@link wire}. */
export interface WireOptions<C> extends DecodeOptions<C> {
  /** See {@link truncations}. */
  readonly complete?: readonly number[];
}

/** Asserts the three for a state that is what its bytes decode to. */
export function wire<D extends Definition>(
  def: D,
  state: StateOf<D>,
  bytes: Uint8Array,
  options: WireOptions<ContextOf<D>> = {},
): void {
  const { complete, ...others } = options;
  sameBytes(encode(def, state as Accepted<StateOf<D>>, others), bytes, 'encoded');
  assert.is(measure(def, state as Accepted<StateOf<D>>, others), bytes.length, 'measured');
  assert.equal(decode(def, bytes, others), state);
  truncations(bytes, (cut) => decode(def, cut, others), complete);
}
