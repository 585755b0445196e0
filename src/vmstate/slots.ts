/**
 * What stands around a field in a record: conditions, ladders of releases, prefixes, markers.
 */

import { DefinitionError } from '../errors.js';
import {
  type Absent,
  type AnyField,
  type AnyWhen,
  type FieldRecord,
  field,
  fixed,
  type Ladder,
  type Local,
  type Rung,
  type Rungs,
  type Slot,
  type Slots,
  type Validate,
  type ValueOf,
  type When,
} from './field.js';
import { RELEASES } from './release.js';

/** A field with a condition: sent when `conditions[label]` says so. Replaces the version test. */
// @__NO_SIDE_EFFECTS__
export function when<F extends AnyField>(label: string, of: F): When<ValueOf<F>> {
  return Object.freeze({ slot: 'when' as const, label, field: of });
}

/** VMSTATE_VALIDATE: nothing on the wire; saving and loading fail unless `conditions[label]` holds. */
// @__NO_SIDE_EFFECTS__
export function validate(label: string, options?: { readonly name?: string }): Validate {
  const test = field<never, never, 'none'>(
    { kind: 'validate', hasValue: false, type: 'validate', count: fixed(0), mustExist: true, name: label },
    options,
  );
  return Object.freeze({ slot: 'when' as const, label, field: test });
}

/** VMS_MUST_EXIST: a field whose condition has to hold, or saving and loading fail. */
// @__NO_SIDE_EFFECTS__
export function mustExist<S extends AnyField | AnyWhen>(slot: S): S {
  return change(slot, { mustExist: true });
}

/** VMS_POINTER: the property is a pointer in QEMU. Says so in dumps; nothing on the wire. */
// @__NO_SIDE_EFFECTS__
export function pointer<F extends AnyField>(of: F): F {
  return change(of, { pointer: true });
}

/** VMS_ALLOC: loading makes the array or buffer anew; without it the one that exists must be long enough. */
// @__NO_SIDE_EFFECTS__
export function alloc<F extends AnyField>(of: F): F {
  return change(of, { pointer: true, alloc: true });
}

/** No field in this release: a rung of a ladder. */
export const absent: Absent = /* @__PURE__ */ Object.freeze({ slot: 'absent' as const });

/** A property that is never sent: the count of a `varray`, or what a condition reads. */
// @__NO_SIDE_EFFECTS__
export function local<T>(): Local<T> {
  return LOCAL;
}

const LOCAL: Local<never> = /* @__PURE__ */ Object.freeze({ slot: 'local' as const });

/**
 * One slot that differs between releases. A rung holds from its release until the next; `'2.3'` means from the
 * start.
 *
 * @throws {DefinitionError} `bad-release` when a key is no release.
 */
// @__NO_SIDE_EFFECTS__
export function byRelease<const R extends Rungs>(rungs: R): Ladder<R> {
  for (const release of Object.keys(rungs)) {
    if (!(RELEASES as readonly string[]).includes(release)) {
      throw new DefinitionError('bad-release', `a rung names a release; use ${RELEASES.join(', ')}`, {
        actual: release,
      });
    }
  }
  return Object.freeze({ slot: 'ladder' as const, rungs: Object.freeze({ ...rungs }) });
}

/** Puts a prefix before the wire name of each slot of a run: `named('env.', { eip: ulong(64) })`. */
// @__NO_SIDE_EFFECTS__
export function named<F extends Slots>(prefix: string, slots: F): F {
  const out: Record<string, Slot> = {};
  for (const [key, slot] of Object.entries(slots)) out[key] = prefixed(prefix, key, slot);
  return out as F;
}

function prefixed(prefix: string, key: string, slot: Slot): Slot {
  switch (slot.slot) {
    case 'field':
      if (slot.kind === 'unused' || slot.kind === 'tmp') return slot; // always called that
      return change(slot, { name: prefix + (slot.name ?? key) });
    case 'when':
      return Object.freeze({ ...slot, field: prefixed(prefix, key, slot.field as AnyField) as AnyField });
    case 'ladder': {
      const rungs: Record<string, Rung> = {};
      for (const [release, rung] of Object.entries(slot.rungs)) {
        rungs[release] = prefixed(prefix, key, rung as Rung) as Rung;
      }
      return Object.freeze({ ...slot, rungs: Object.freeze(rungs) });
    }
    default:
      return slot;
  }
}

// @__NO_SIDE_EFFECTS__
function change<S extends AnyField | AnyWhen>(slot: S, members: Partial<FieldRecord>): S {
  if (slot.slot === 'when') return Object.freeze({ ...slot, field: Object.freeze({ ...slot.field, ...members }) });
  return Object.freeze({ ...slot, ...members });
}
