/**
 * How the values of QEMU's leaf types are read and written, by the type name in the description.
 *
 * Follows the infos of `migration/vmstate-types.c` (core: their size is checked) and those of CPUs and devices whose
 * encoding is a plain number (releases 2.3 to 11.1). Every other name is opaque: as many bytes as are described.
 */
import { StreamError, show, ValueError } from '../../errors.js';
import type { ByteReader, ByteWriter } from '../bytes.js';

/** A run of equal numbers, in the width and sign of its type. */
export type NumberArray =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | BigUint64Array
  | BigInt64Array;

/**
 * One value: up to 32 bits a number, 64 bits a bigint, `bool` a boolean, `capability` a text, a few small vectors
 * and `bitmap` (64 bits a word) as typed arrays, all other bytes a `Uint8Array`. `null` is a null pointer, `true` in a
 * `ptr-marker` says that the element follows.
 */
export type LeafValue = number | bigint | boolean | string | null | NumberArray;

type NumberArrayConstructor = new (length: number) => NumberArray;

/** Reads and writes the values of one type in one size. */
export interface WireType {
  /** Bytes; undefined if they depend on the value. */
  readonly size: number | undefined;
  /** What a run of such values is kept in, if not in a plain array. */
  readonly array?: NumberArrayConstructor;
  /** Whether a described size can be right. */
  fits(size: number): boolean;
  /** Whether a value is of the kind that this type has. */
  accepts(value: unknown): value is LeafValue;
  /** @throws {StreamError} `truncated`, `bad-value`, `bad-null-mark` */
  read(from: ByteReader, size: number): LeafValue;
  /** @throws {ValueError} `out-of-range`, `bad-text` */
  write(value: LeafValue, to: ByteWriter): void;
}

/** The byte that stands for a null element, and the one that announces an element in 11.x. */
export const NULL_MARK = 0x30;
export const PRESENT_MARK = 0x31;

interface Access<T> {
  get(view: DataView, at: number): T;
  set(view: DataView, at: number, value: T): void;
}

function scalar<T extends number | bigint>(
  size: number,
  kind: 'number' | 'bigint',
  signed: boolean,
  array: NumberArrayConstructor,
  access: Access<T>,
): WireType {
  const bits = BigInt(size * 8);
  const low = signed ? -(1n << (bits - 1n)) : 0n;
  const high = (1n << (signed ? bits - 1n : bits)) - 1n;
  return {
    size,
    array,
    fits: (described) => described === size,
    accepts: (value): value is LeafValue => typeof value === kind,
    read(from) {
      from.need(size);
      from.at += size;
      return access.get(from.view, from.at - size);
    },
    write(value, to) {
      const whole = typeof value === 'bigint' || Number.isInteger(value);
      if (!whole || (value as bigint) < low || (value as bigint) > high) {
        throw new ValueError('out-of-range', `must be a whole number from ${low} to ${high}, not ${show(value)}`, {
          actual: value,
        });
      }
      to.reserve(size);
      access.set(to.view, to.at, value as T);
      to.at += size;
    },
  };
}

const U8 = scalar<number>(1, 'number', false, Uint8Array, {
  get: (view, at) => view.getUint8(at),
  set: (view, at, value) => view.setUint8(at, value),
});
const I8 = scalar<number>(1, 'number', true, Int8Array, {
  get: (view, at) => view.getInt8(at),
  set: (view, at, value) => view.setInt8(at, value),
});
const U16 = scalar<number>(2, 'number', false, Uint16Array, {
  get: (view, at) => view.getUint16(at),
  set: (view, at, value) => view.setUint16(at, value),
});
const I16 = scalar<number>(2, 'number', true, Int16Array, {
  get: (view, at) => view.getInt16(at),
  set: (view, at, value) => view.setInt16(at, value),
});
const U32 = scalar<number>(4, 'number', false, Uint32Array, {
  get: (view, at) => view.getUint32(at),
  set: (view, at, value) => view.setUint32(at, value),
});
const I32 = scalar<number>(4, 'number', true, Int32Array, {
  get: (view, at) => view.getInt32(at),
  set: (view, at, value) => view.setInt32(at, value),
});
const U64 = scalar<bigint>(8, 'bigint', false, BigUint64Array, {
  get: (view, at) => view.getBigUint64(at),
  set: (view, at, value) => view.setBigUint64(at, value),
});
const I64 = scalar<bigint>(8, 'bigint', true, BigInt64Array, {
  get: (view, at) => view.getBigInt64(at),
  set: (view, at, value) => view.setBigInt64(at, value),
});

/** QEMU saves the byte that is there: a `bool` that nobody set may hold another number (recorded: `pl330` of 2.3). */
const BOOL: WireType = {
  size: 1,
  fits: (described) => described === 1,
  accepts: (value): value is LeafValue =>
    typeof value === 'boolean' || (Number.isInteger(value) && (value as number) > 1 && (value as number) < 256),
  read(from) {
    const byte = from.u8();
    return byte > 1 ? byte : byte === 1;
  },
  write: (value, to) => to.u8(Number(value)),
};

/** Several numbers that make one value. `count` undefined: as many as the described size has. */
function vector(element: WireType, count?: number): WireType {
  const width = element.size as number;
  const Numbers = element.array as NumberArrayConstructor;
  return {
    size: count === undefined ? undefined : width * count,
    fits: (described) => (count === undefined ? described % width === 0 : described === width * count),
    accepts: (value): value is LeafValue => value instanceof Numbers && (count === undefined || value.length === count),
    read(from, described) {
      from.need(described);
      const values = new Numbers(described / width);
      for (let i = 0; i < values.length; i++) values[i] = element.read(from, width) as never;
      return values;
    },
    write(value, to) {
      for (const number of value as NumberArray) element.write(number, to);
    },
  };
}

/** As many bytes as described: `buffer`, `unused_buffer` (its bytes are kept), and every type nobody knows. */
const BYTES: WireType = {
  size: undefined,
  fits: () => true,
  accepts: (value): value is LeafValue => value instanceof Uint8Array,
  read: (from, described) => from.take(described).slice(),
  write: (value, to) => to.raw(value as Uint8Array),
};

const BYTE_ARRAY: WireType = {
  size: undefined,
  fits: (described) => described >= 4,
  accepts: (value): value is LeafValue => value instanceof Uint8Array,
  read: (from) => from.take(from.u32()).slice(),
  write(value, to) {
    to.u32((value as Uint8Array).length);
    to.raw(value as Uint8Array);
  },
};

const COUNTED: WireType = {
  size: undefined,
  fits: (described) => described >= 1 && described <= 256,
  accepts: (value) => typeof value === 'string',
  read: (from) => from.counted(),
  write(value, to) {
    const text = value as string;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: any byte may stand in a counted string
    if (text.length > 255 || !/^[\u0000-\u00ff]*$/.test(text)) {
      throw new ValueError('bad-text', 'at most 255 characters of one byte each fit here', { actual: value });
    }
    to.counted(text);
  },
};

/** The stand-ins of null elements; `ptr-marker` also announces the elements of arrays that QEMU allocates on load. */
function marker(announces: boolean): WireType {
  return {
    size: 1,
    fits: (described) => described === 1,
    accepts: (value): value is LeafValue => value === null || (announces && value === true),
    read(from) {
      const { offset } = from;
      const byte = from.u8();
      if (byte === NULL_MARK) return null;
      if (byte === PRESENT_MARK && announces) return true;
      throw new StreamError('bad-null-mark', 'a null element is the byte 0x30', {
        offset,
        expected: NULL_MARK,
        actual: byte,
      });
    },
    write: (value, to) => to.u8(value === true ? PRESENT_MARK : NULL_MARK),
  };
}

/** The core's types: a size that does not fit is an error in the description. */
const CORE: Readonly<Record<string, WireType>> = {
  bool: BOOL,
  int8: I8,
  int16: I16,
  int32: I32,
  int64: I64,
  uint8: U8,
  uint16: U16,
  uint32: U32,
  uint64: U64,
  'uint8 equal': U8,
  'uint16 equal': U16,
  'int32 equal': I32,
  'uint32 equal': U32,
  'int64 equal': U64, // QEMU's name of the unsigned comparison
  'int32 le': I32,
  CPU_Double_U: U64,
  float64: U64,
  timer: I64,
  buffer: BYTES,
  unused_buffer: BYTES,
  bitmap: vector(U64),
  capability: COUNTED,
  GByteArray: BYTE_ARRAY,
  nullptr: marker(false),
  'ptr-marker': marker(true),
};

/** Infos of CPUs and devices. Targets share names, so a size that is not listed is opaque, not an error. */
const OTHERS: Readonly<Record<string, readonly WireType[]>> = {
  cpsr: [U32],
  fpscr: [U32],
  powered_off: [BOOL],
  fpr: [U64, vector(I64, 2)], // ppc, MIPS
  vsr: [U64],
  avr: [vector(U64, 2)],
  'cpu/altivec/vscr': [U32],
  slbe: [vector(U64, 2)],
  psr: [U32],
  fsr: [U32, U64],
  xcc: [U32],
  psw: [U32, U64],
  fpcr: [U64],
  fpsr: [U64],
  sr: [U32],
  msr: [U32],
  sreg: [U8],
  rampD: [U8],
  rampX: [U8],
  rampY: [U8],
  rampZ: [U8],
  eind: [U8],
  fd: [I32],
  int32_as_uint16: [U16],
  uint16_from_uint8: [U8],
  uint64_as_uint32: [U32],
  fpreg_1_mmx: [U64],
  fpreg_1_no_mmx: [U64],
  'pci irq state': [vector(U32, 4)],
};

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** How values of this type and described size are read; undefined if a core type cannot have that size. */
export function wireTypeFor(type: string, size: number): WireType | undefined {
  const core = own(CORE, type);
  if (core !== undefined) return core.fits(size) ? core : undefined;
  return own(OTHERS, type)?.find((variant) => variant.fits(size)) ?? BYTES;
}

/** The bytes that a core type always has; undefined for all others. */
export function coreSize(type: string): number | undefined {
  return own(CORE, type)?.size;
}

/**
 * How a value of this type is written.
 *
 * @throws {ValueError} `wrong-type` when the type has no such values.
 */
export function wireTypeOf(type: string, value: unknown): WireType {
  const core = own(CORE, type);
  const variants = core === undefined ? [...(own(OTHERS, type) ?? []), BYTES] : [core];
  for (const variant of variants) if (variant.accepts(value)) return variant;
  throw new ValueError('wrong-type', `a value of type ${show(type)} cannot be ${show(value)}`, { actual: value });
}

/** How the elements of a typed array are written; undefined if runs of this type are not kept in such an array. */
export function wireTypeOfArray(type: string, values: NumberArray): WireType | undefined {
  const core = own(CORE, type);
  const variants = core === undefined ? (own(OTHERS, type) ?? []) : [core];
  return variants.find(({ array }) => array !== undefined && values instanceof array);
}

/** Types whose nested vmsd stands in the field object, once. */
export const INLINE_TYPES: ReadonlySet<string> = new Set(['vstruct', 'tmp']);
/** Types whose nested vmsds stand in the field object, once for each element. */
export const LIST_TYPES: ReadonlySet<string> = new Set(['qtailq', 'qlist', 'gtree']);

/** True for the types that stand in for null elements (10.0: `nullptr`, 11.x: `ptr-marker`). */
export function isMarker(type: string): boolean {
  return type === 'nullptr' || type === 'ptr-marker';
}
