/**
 * Arbitrary states of any definition, for fast-check: `vmstate/testing/arbitrary`.
 *
 * Every field draws its raw material on its own, whether the state will have it or not; then the state is made in the
 * order of the fields, where conditions and counts see what stands before. So nothing is drawn twice, and shrinking is
 * that of a tuple: each field on its own.
 */
import type * as fc from 'fast-check';
import { planOf } from '../vmstate/_plan.js';
import type { ContextOf, Definition, ObjectOptions, StateOf } from '../vmstate/index.js';
import { NEWEST } from '../vmstate/object.js';
import { objectOf } from './_objects.js';
import type { MismatchError } from './mismatch.js';

/** Options of {@link arbitrary}. */
export interface ArbitraryOptions<C = unknown> extends ObjectOptions<C> {
  /** Values of leaf codecs by the type of the codec, where random bytes are no value of it. */
  readonly leafs?: Readonly<Record<string, fc.Arbitrary<unknown>>>;
  /** Values of single fields by definition and key: `{ 'i8254.irq_disabled': fc.nat(1) }`. */
  readonly values?: Readonly<Record<string, fc.Arbitrary<unknown>>>;
  /**
   * Leaves out subsections that no loader finds: one whose name does not begin with that of its owner, and one that
   * follows an object whose name its own begins with (`cpu/m`, `cpu/m-security`), which refuses it. QEMU has both. Without
   * this they are there, and a round trip shows what is wrong.
   */
  readonly loadable?: boolean;
  /** Most elements of lists and of arrays with a count; 4 if not given. */
  readonly maxLength?: number;
}

/**
 * States of a definition as they are in one release (the youngest if none is given) and at one version: every value in
 * its range, counts that agree with their arrays, fields whose condition holds, subsections and null elements that are
 * there or not.
 *
 * Conditions are tried on what stands before them; one that seldom holds is helped by values that make it hold.
 *
 * @throws {DefinitionError} `not-in-release`. Drawing throws {@link MismatchError} `no-value` where random bytes
 * are no value of a codec, `unmet` where no value meets a test: hand values over in `leafs` or `values`.
 * @example
 * fc.assert(fc.property(arbitrary(vmstatePit), (state) => { roundTrip(vmstatePit, state); }));
 */
export function arbitrary<D extends Definition>(
  def: D,
  options: ArbitraryOptions<ContextOf<D>> = {},
): fc.Arbitrary<StateOf<D>> {
  const plan = planOf(def, options.release ?? NEWEST, 'save', options.version);
  const { raw, make } = objectOf(plan, { ...options, maxLength: options.maxLength ?? 4 });
  return raw.map((drawn) => make(drawn, {})) as fc.Arbitrary<StateOf<D>>;
}
