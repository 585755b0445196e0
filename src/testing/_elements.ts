/**
 * Arbitraries of one field: an element of each kind, and arrays of them.
 */
import * as fc from 'fast-check';
import { StreamError, ValueError } from '../errors.js';
import type { Plan, PlanField } from '../vmstate/_plan.js';
import { countOf } from '../vmstate/_save.js';
import { contentPlan } from '../vmstate/by-hand.js';
import { ByteReader, ByteWriter } from '../vmstate/bytes.js';
import { type Count, UINT8, UINT64 } from '../vmstate/field.js';
import type { LeafCodec } from '../vmstate/leaf.js';
import { bytes, type Filling, fill, fillings, numbers, run, SHORT } from './_numbers.js';
import { objectOf } from './_objects.js';
import type { ArbitraryOptions } from './arbitrary.js';
import { MismatchError } from './mismatch.js';

export type State = Record<string, unknown>;

/** The options with everything filled in. */
export interface Drawing extends ArbitraryOptions {
  readonly maxLength: number;
}

/** Raw material that is drawn, and a value made of it in a state of which the fields before are there. */
export interface Maker {
  readonly raw: fc.Arbitrary<unknown>;
  make(raw: unknown, state: State): unknown;
}

/** One value of a field, or one element of its array. */
export function elementOf(field: PlanField, drawing: Drawing): Maker {
  const { record, sub } = field;
  switch (record.kind) {
    case 'scalar':
      if (record.type === 'timer')
        return { raw: fc.oneof(fc.constant(-1n), fc.bigInt(0n, 2n ** 63n - 1n)), make: same };
      if (record.check === 'less-or-equal') return { raw: fc.nat(0x7fffffff), make: same };
      return { raw: numbers(record.scalar), make: same };
    case 'leaf':
      return leafOf(field, drawing);
    case 'buffer':
      return sized(record.size as Count, UINT8, (n) => n);
    case 'bitmap':
      return sized(record.size as Count, UINT64, (bits) => Math.ceil(bits / 64));
    case 'struct':
    case 'vstruct':
    case 'tmp':
      return objectOf(sub as Plan, drawing);
    case 'qtailq':
    case 'qlist':
      return listOf(objectOf(sub as Plan, drawing), drawing);
    case 'gtree':
      return treeOf(field, drawing);
    default:
      return { raw: fc.constant(undefined), make: () => undefined };
  }
}

const same = <T>(value: T): T => value;

/** A typed array whose length is a constant or a count of the state. */
function sized(size: Count, scalar: number, lengthOf: (size: number) => number): Maker {
  const length = (state: State) => size.start + lengthOf(countOf(size, state));
  if (size.key === undefined && scalar === UINT8) {
    const n = length({});
    return { raw: bytes(n), make: (raw) => (raw instanceof Uint8Array ? raw.slice() : fill(UINT8, n, raw as Filling)) };
  }
  return { raw: fillings(numbers(scalar)), make: (raw, state) => fill(scalar, length(state), raw as Filling) };
}

function listOf(item: Maker, { maxLength }: Drawing): Maker {
  return {
    raw: fc.array(item.raw, { maxLength }),
    make: (raw, state) => (raw as unknown[]).map((one) => item.make(one, state)),
  };
}

/** Nodes in the order of their keys, where these are numbers. */
function treeOf({ sub, keySub }: PlanField, drawing: Drawing): Maker {
  const value = objectOf(sub as Plan, drawing);
  const key = keySub === undefined ? { raw: numbers(UINT64), make: same } : objectOf(keySub, drawing);
  const { maxLength } = drawing;
  const nodes = fc.tuple(key.raw, value.raw);
  return {
    raw:
      keySub === undefined
        ? fc.uniqueArray(nodes, { maxLength, selector: ([number]) => number })
        : fc.array(nodes, { maxLength }),
    make(raw, state) {
      const made = (raw as [unknown, unknown][]).map(([k, v]) => ({
        key: key.make(k, state),
        value: value.make(v, state),
      }));
      return keySub === undefined ? made.sort((a, b) => ((a.key as bigint) < (b.key as bigint) ? -1 : 1)) : made;
    },
  };
}

/** An array of a field's elements. */
export function manyOf(field: PlanField, drawing: Drawing): Maker {
  const { record } = field;
  const count = record.count as Count;
  const length = (state: State) => count.start + countOf(count, state);
  const element = elementOf(field, drawing);
  const nulls = record.pointers !== 'none';
  const plain = record.kind === 'scalar' && !nulls;
  const short = count.key === undefined && length({}) <= SHORT;
  if (plain && short) {
    const n = length({});
    return {
      raw: fc.array(element.raw, { minLength: n, maxLength: n }),
      make: (raw) => fill(record.scalar, n, { seed: 0, edits: (raw as unknown[]).map((value, i) => [i, value]) }),
    };
  }
  // Numbers of comparing kinds have a range of their own, which fillings do not keep.
  if (plain && record.check === undefined && record.type !== 'timer') {
    return {
      raw: fillings(element.raw),
      make: (raw, state) => fill(record.scalar, length(state), raw as Filling),
    };
  }
  const wrap = (values: unknown[]) =>
    plain ? fill(record.scalar, values.length, { seed: 0, edits: values.map((value, i) => [i, value]) }) : values;
  if (short) {
    const n = length({});
    return {
      raw: fc.array(nulls ? fc.option(element.raw, { freq: 2 }) : element.raw, { minLength: n, maxLength: n }),
      make: (raw, state) =>
        wrap((raw as unknown[]).map((item) => (nulls && item === null ? null : element.make(item, state)))),
    };
  }
  // Of a long array a few elements are drawn. In one of pointers they are all there is; else each place takes one.
  return {
    raw: fc.tuple(fc.array(element.raw, { minLength: nulls ? 0 : 1, maxLength: 4 }), fc.nat(0x7fffffff)),
    make(raw, state) {
      const [pool, seed] = raw as [unknown[], number];
      const next = run(seed);
      const n = length(state);
      if (nulls) {
        const values: unknown[] = new Array(n).fill(null);
        for (const item of n > 0 ? pool : []) values[next() % n] = element.make(item, state);
        return values;
      }
      return wrap(
        Array.from({ length: n }, (_, i) =>
          element.make(pool[(i < pool.length || seed === 0 ? i : next()) % pool.length], state),
        ),
      );
    },
  };
}

/** Bytes that a codec of variable length may read. */
const ENOUGH = 512;

/** Values of a codec: those that it reads from random bytes. */
function leafOf(field: PlanField, drawing: Drawing): Maker {
  const { record } = field;
  const { leafs, context } = drawing;
  const codec = record.leaf as LeafCodec;
  const given = leafs?.[codec.type];
  if (given !== undefined) return { raw: given, make: same };
  const content = contentPlan(field, 'save');
  if (content !== undefined) return objectOf(content, drawing);
  return {
    raw: bytes(codec.size ?? ENOUGH),
    make(raw, state) {
      const random = ArrayBuffer.isView(raw)
        ? (raw as Uint8Array)
        : (fill(UINT8, codec.size ?? ENOUGH, raw as Filling) as Uint8Array);
      for (const candidate of candidates(random)) {
        const value = decoded(codec, candidate, context, state);
        if (value !== undefined) return value;
      }
      const reason = `random bytes are no value of a ${codec.type}, nor are zeros; hand over values in \`leafs\``;
      throw new MismatchError('no-value', reason, { expected: codec.type });
    },
  };
}

/** What a codec may take that refuses the bytes themselves: small bytes, small words, nothing. */
function* candidates(random: Uint8Array): Generator<Uint8Array> {
  yield random;
  yield random.map((byte) => byte & 1);
  for (const width of [2, 4, 8]) yield random.map((byte, i) => (i % width === width - 1 ? byte & 3 : 0));
  for (const width of [4, 8]) yield random.map((byte, i) => (i % width === width - 1 ? byte & 1 : 0));
  yield random.map(() => 0);
}

/** The value of bytes, or undefined if the codec refuses it. A codec that throws anything else is at fault. */
function decoded(codec: LeafCodec, from: Uint8Array, context: unknown, state: State): unknown {
  try {
    if (codec.size !== undefined) {
      const value = codec.get(new DataView(from.buffer, from.byteOffset, from.byteLength), 0);
      codec.put(value, new DataView(new ArrayBuffer(codec.size)), 0);
      return value;
    }
    const value = codec.read(new ByteReader(from), { context, state });
    codec.write(value, new ByteWriter(ENOUGH), { context, state });
    return value;
  } catch (error) {
    if (error instanceof StreamError || error instanceof ValueError) return undefined;
    throw error;
  }
}
