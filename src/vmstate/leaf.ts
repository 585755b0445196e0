/**
 * Leaf codecs: QEMU's `VMStateInfo`, a type name with a way to put a value on the wire and to get it back.
 */
import { DefinitionError } from '../errors.js';
import { wrong } from './_scalar.js';
import type { ByteReader, ByteWriter } from './bytes.js';
import { type AnyDefinition, type Field, type FieldOptions, field, type Walk } from './field.js';

/** What a codec of variable length may look at besides the value. */
export interface LeafEnvironment {
  /** The context handed over at `register`, `save` or `load`. */
  readonly context: unknown;
  /** The state (on load: what has been loaded of it) in which the field stands. */
  readonly state: Readonly<Record<string, unknown>>;
}

/** A codec of a fixed number of bytes, big endian by `DataView`'s default. */
export interface FixedCodec<T> {
  /** The type name in the description. */
  readonly type: string;
  /** Bytes on the wire. */
  readonly size: number;
  put(value: T, to: DataView, at: number): void;
  get(from: DataView, at: number): T;
}

/** A codec whose length depends on the value. */
export interface VariableCodec<T> {
  readonly type: string;
  readonly size?: undefined;
  /** What it writes, where a definition says so (`byHand`). */
  readonly content?: AnyDefinition;
  write(value: T, to: ByteWriter, environment: LeafEnvironment): void;
  /** Reads what `write` wrote. Bounds are checked by the reader: it throws `truncated`. */
  read(from: ByteReader, environment: LeafEnvironment): T;
}

// biome-ignore lint/suspicious/noExplicitAny: a codec of any value
export type LeafCodec = FixedCodec<any> | VariableCodec<any>;

const LEAF: Walk = {
  save({ record }, value, state, run) {
    const codec = record.leaf as LeafCodec;
    const { to, context } = run;
    if (value === undefined) throw wrong('a value', value);
    const begin = to.at;
    if (codec.size === undefined) {
      codec.write(value, to, { context, state });
      run.note(to.at - begin);
      return;
    }
    to.reserve(codec.size);
    codec.put(value, to.view, begin);
    to.at = begin + codec.size;
  },
  load({ record }, _old, state, { from, context }) {
    const codec = record.leaf as LeafCodec;
    if (codec.size === undefined) return codec.read(from, { context, state });
    from.skip(codec.size);
    return codec.get(from.view, from.at - codec.size);
  },
};

/**
 * Makes a field factory from a codec: QEMU's own infos (`cpsr`, `pci config`) and those of users.
 *
 * Throw a {@link ValueError} from `put` for a value that cannot be written, a {@link StreamError} from `get` for
 * bytes that cannot be right; the path is added on the way out.
 *
 * @throws {DefinitionError} `bad-codec` when the type name is empty or the size is not a whole number.
 */
// @__NO_SIDE_EFFECTS__
export function leaf<T>(codec: FixedCodec<T> | VariableCodec<T>): (options?: FieldOptions) => Field<T> {
  const { type, size = 0 } = codec;
  if (type === '' || !Number.isInteger(size) || size < 0) {
    throw new DefinitionError('bad-codec', 'a codec has a type name, and a size in whole bytes or none', {
      actual: type === '' ? type : size,
    });
  }
  const members = { kind: 'leaf' as const, walk: LEAF, type, leaf: Object.freeze({ ...codec }) };
  return (options) => field<T, T[]>(members, options);
}
