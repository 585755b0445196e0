/** What `compare` says, against what loading does: a law over random definitions and random changes. */
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compare } from '../../../src/vmstate/compare/index.js';
import type { AnyField } from '../../../src/vmstate/field.js';
import {
  type AnyVMState,
  array,
  blank,
  bool,
  encode,
  type FieldOptions,
  load,
  struct,
  uint8,
  uint16,
  uint32,
  uint64,
  unused,
  vmstate,
} from '../../../src/vmstate/index.js';

const test = suite('vmstate/compare/soundness');

const KINDS = ['uint8', 'uint16', 'uint32', 'uint64', 'bool', 'array', 'struct'] as const;
type Kind = (typeof KINDS)[number];
const BYTES: Readonly<Record<Kind, number>> = {
  uint8: 1,
  uint16: 2,
  uint32: 4,
  uint64: 8,
  bool: 1,
  array: 3,
  struct: 3,
};

/** One field; those without a name are unused space of as many bytes. */
interface Part {
  readonly key: number;
  readonly kind: Kind | number;
  readonly since: number;
}
interface Shape {
  readonly versionId: number;
  readonly minimumVersionId: number;
  readonly parts: readonly Part[];
  /** The first and the last of the fields that stand in a struct. */
  readonly wrapped?: readonly [number, number];
}

const INNER = vmstate({ name: 'inner', versionId: 1, fields: { x: uint8(), y: uint16() } });

function fieldOf({ kind, since }: Part): AnyField {
  const options: FieldOptions = { since };
  switch (kind) {
    case 'uint8':
      return uint8(options);
    case 'uint16':
      return uint16(options);
    case 'uint32':
      return uint32(options);
    case 'uint64':
      return uint64(options);
    case 'bool':
      return bool(options);
    case 'array':
      return array(3, uint8(), options);
    case 'struct':
      return struct(INNER, options);
    default:
      return unused(kind, options);
  }
}

const nameOf = ({ key }: Part) => `f${key}`;

/** A value that only this field has. */
function sample({ key, kind }: Part): unknown {
  const n = 10 * key + 1;
  switch (kind) {
    case 'uint64':
      return BigInt(n);
    case 'bool':
      return true;
    case 'array':
      return [n, n + 1, n + 2];
    case 'struct':
      return { x: n, y: n + 1 };
    default:
      return n;
  }
}

function definitionOf({ parts, wrapped, versionId, minimumVersionId }: Shape): AnyVMState {
  const fields = parts.map((part) => [nameOf(part), fieldOf(part)] as const);
  if (wrapped !== undefined) {
    const [from, to] = wrapped;
    const inside = fields.slice(from, to + 1);
    const io = vmstate({ name: 'io', versionId: 0, fields: Object.fromEntries(inside) });
    fields.splice(from, inside.length, ['io', struct(io)]);
  }
  return vmstate({ name: 'dev', versionId, minimumVersionId, fields: Object.fromEntries(fields) });
}

const kind = fc.constantFrom(...KINDS);
const part = (key: number): fc.Arbitrary<Part> =>
  fc.record({ key: fc.constant(key), kind, since: fc.constantFrom(0, 0, 0, 1, 2, 3) });
const shape: fc.Arbitrary<Shape> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 6 }))
  .chain(([versionId, keys]) =>
    fc.tuple(...[...new Set(keys)].map(part)).map((parts) => ({ versionId, minimumVersionId: 1, parts })),
  );

type Change = (shape: Shape) => Shape;
const at = <T>(list: readonly T[], i: number) => i % Math.max(1, list.length);
const replaced = (parts: readonly Part[], i: number, more: readonly Part[], n = 1) => [
  ...parts.slice(0, i),
  ...more,
  ...parts.slice(i + n),
];
const free = ({ parts }: Shape) => Math.max(9, ...parts.map(({ key }) => key)) + 1;

/** Small changes, good and bad ones. */
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.nat(9).map(
    (i): Change =>
      (s) => ({ ...s, parts: replaced(s.parts, at(s.parts, i), []) }),
  ),
  fc.tuple(fc.nat(9), kind, fc.constantFrom(0, 2, 3, 4)).map(
    ([i, of, since]): Change =>
      (s) => ({ ...s, parts: replaced(s.parts, at(s.parts, i), [{ key: free(s), kind: of, since }], 0) }),
  ),
  fc.tuple(fc.nat(9), fc.nat(9)).map(
    ([i, j]): Change =>
      (s) => {
        const [a, b] = [at(s.parts, i), at(s.parts, j)];
        const parts = [...s.parts];
        [parts[a], parts[b]] = [s.parts[b] as Part, s.parts[a] as Part];
        return { ...s, parts: parts.filter((one) => one !== undefined) };
      },
  ),
  fc.tuple(fc.nat(9), kind).map(
    ([i, of]): Change =>
      (s) => {
        const old = s.parts[at(s.parts, i)];
        return old === undefined ? s : { ...s, parts: replaced(s.parts, at(s.parts, i), [{ ...old, kind: of }]) };
      },
  ),
  fc.tuple(fc.nat(9), fc.nat(4)).map(
    ([i, since]): Change =>
      (s) => {
        const old = s.parts[at(s.parts, i)];
        return old === undefined ? s : { ...s, parts: replaced(s.parts, at(s.parts, i), [{ ...old, since }]) };
      },
  ),
  fc.tuple(fc.nat(9), fc.constantFrom(1, 2), fc.constantFrom(0, 0, 1)).map(
    ([i, n, more]): Change =>
      (s) => {
        const from = at(s.parts, i);
        const gone = s.parts.slice(from, from + n);
        const bytes = gone.reduce<number>((sum, { kind: of }) => sum + (typeof of === 'number' ? of : BYTES[of]), more);
        return { ...s, parts: replaced(s.parts, from, [{ key: free(s), kind: bytes, since: 0 }], n) };
      },
  ),
  fc.tuple(fc.nat(9), fc.nat(2)).map(
    ([i, n]): Change =>
      (s) => {
        const from = at(s.parts, i);
        return s.parts.length === 0 ? s : { ...s, wrapped: [from, Math.min(from + n, s.parts.length - 1)] };
      },
  ),
  fc.constantFrom(1, 1, 2).map(
    (n): Change =>
      (s) => ({ ...s, versionId: s.versionId + n }),
  ),
  fc.constant<Change>((s) => ({ ...s, minimumVersionId: Math.min(s.minimumVersionId + 1, s.versionId) })),
);

/** Bytes of OLD with its values, loaded by NEW: what is wrong about that, if anything is. */
function fault(older: Shape, newer: Shape): string | undefined {
  const [from, to] = [definitionOf(older), definitionOf(newer)];
  const values = Object.fromEntries(older.parts.map((one) => [nameOf(one), sample(one)]));
  const bytes = encode(from, blank(from, values));
  const state = blank(to) as Record<string, unknown>;
  try {
    const taken = load(to, state, bytes, { version: older.versionId });
    if (taken !== bytes.length) return `${taken} of ${bytes.length} bytes`;
  } catch (error) {
    return (error as Error).message;
  }
  const inside = { ...state, ...(state.io as object | undefined) };
  for (const one of older.parts) {
    const same = newer.parts.find(({ key, kind: of }) => key === one.key && of === one.kind);
    if (same === undefined || typeof one.kind === 'number') continue;
    // A field that either side leaves out at this version is not on its way.
    if (Math.max(one.since, same.since) > older.versionId) continue;
    const [want, got] = [sample(one), inside[nameOf(one) as keyof typeof inside] as unknown];
    const plain = ArrayBuffer.isView(got) ? Array.from(got as Uint8Array) : got;
    if (JSON.stringify(want, text) !== JSON.stringify(plain, text)) return `${nameOf(one)} is another value`;
  }
  return undefined;
}

const text = (_key: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value);

const pairs = fc.tuple(shape, fc.array(change, { maxLength: 3 })).map(([older, changes]) => ({
  older,
  newer: changes.reduce((s, one) => one(s), older),
}));

test('what compare finds no error in does load, with every value in its place', () => {
  let good = 0;
  fc.assert(
    fc.property(pairs, ({ older, newer }) => {
      const { compatible, findings } = compare(definitionOf(older), definitionOf(newer));
      if (!compatible) return;
      good++;
      assert.is(fault(older, newer), undefined, JSON.stringify({ older, newer, findings }));
    }),
    { numRuns: 3000 },
  );
  assert.ok(good > 300, `only ${good} were compatible`);
});

test('what does not load has an error', () => {
  let bad = 0;
  fc.assert(
    fc.property(pairs, ({ older, newer }) => {
      const reason = fault(older, newer);
      if (reason === undefined) return;
      bad++;
      assert.is(compare(definitionOf(older), definitionOf(newer)).compatible, false, reason);
    }),
    { numRuns: 3000 },
  );
  assert.ok(bad > 300, `only ${bad} did not load`);
});

test.run();
