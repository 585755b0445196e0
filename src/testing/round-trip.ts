/**
 * Round trips: a state out and in again, and the releases in which that can be done.
 */
import { DefinitionError } from '../errors.js';
import { planOf } from '../vmstate/_plan.js';
import {
  type Accepted,
  type ContextOf,
  type Definition,
  decode,
  load,
  RELEASES,
  type Release,
  type StateOf,
  save,
} from '../vmstate/index.js';
import { type BenchOptions, bytesOf, covered } from './_spans.js';
import { sameAgain, sameState, wire } from './wire.js';

/** Options of {@link roundTrip}. */
export interface RoundTripOptions<S = unknown, C = unknown> extends BenchOptions<C> {
  /**
   * Makes the object that is loaded into, as it is in a machine that has just been made: the state is then saved live,
   * with all hooks, loaded with all hooks, and saved again.
   */
  readonly into?: () => Accepted<S>;
  /** What the stream does not say: counts that are never sent, null elements. The state itself if not given. */
  readonly base?: object;
}

/**
 * Asserts that a state comes back: its bytes are read as the same values, and those are written as the same bytes.
 * Returns the bytes.
 *
 * Only what is sent is compared: the object may have other properties, and arrays longer than what is sent of them.
 *
 * @throws {MismatchError} `state` with the path of the first value that differs, `bytes` with that of the first field that
 * is written otherwise, or not at all.
 */
export function roundTrip<D extends Definition>(
  def: D,
  state: Accepted<StateOf<D>>,
  options: RoundTripOptions<StateOf<D>, ContextOf<D>> = {},
): Uint8Array {
  const { into, base, ...others } = options;
  const { live: _, ...object } = others;
  if (into !== undefined) {
    const bytes = wire(def, state, { ...others, live: true });
    const fresh = into();
    load(def, fresh, bytes, object);
    sameState(def, state, decode(def, bytes, { ...object, base: fresh as object }));
    sameAgain(def, bytes, save(def, fresh, object), () =>
      covered(def, state as object, bytes, { ...others, live: true }),
    );
    return bytes;
  }
  const bytes = wire(def, state, others);
  const decoded = decode(def, bytes, { ...object, base: base ?? (state as object) });
  sameState(def, state, decoded);
  sameAgain(def, bytes, bytesOf(def, decoded as object, object), () => covered(def, state as object, bytes, others));
  return bytes;
}

/** The releases in which a definition can be used: those that have a layout of it and all kinds of its fields. */
export function releasesOf(def: Definition): Release[] {
  return RELEASES.filter((release) => {
    try {
      planOf(def, release, 'save');
      return true;
    } catch (error) {
      if (error instanceof DefinitionError && error.code === 'not-in-release') return false;
      throw error;
    }
  });
}
