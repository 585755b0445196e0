/**
 * Kinds of values that v86 keeps and QEMU's integers do not have: JavaScript numbers, values that may be missing, text,
 * arrays of any length.
 */
import { leaf, StreamError, ValueError } from 'vmstate';

/** A number that is no integer, or too large for one: milliseconds, ticks in fractions. */
export const double = leaf<number>({
  type: 'double',
  size: 8,
  put: (value, to, at) => {
    if (typeof value !== 'number') throw new ValueError('wrong-type', 'a number is expected', { actual: value });
    to.setFloat64(at, value);
  },
  get: (from, at) => from.getFloat64(at),
});

/** A `Float64Array` of a fixed length. */
// @__NO_SIDE_EFFECTS__
export const doubles = (length: number) =>
  leaf<Float64Array>({
    type: 'doubles',
    size: 8 * length,
    put: (values, to, at) => {
      if (values.length !== length) {
        throw new ValueError('wrong-length', 'an array of another length is expected', {
          expected: length,
          actual: values.length,
        });
      }
      values.forEach((value, i) => {
        to.setFloat64(at + 8 * i, value);
      });
    },
    get: (from, at) => Float64Array.from({ length }, (_, i) => from.getFloat64(at + 8 * i)),
  })();

/** What v86 leaves undefined until it is first set, or null where something is not there: a mark, then the value. */
// @__NO_SIDE_EFFECTS__
const maybe = <T>(type: string, toNumber: (value: T) => number, fromNumber: (n: number) => T) =>
  leaf<T | null>({
    type,
    size: 5,
    put: (value, to, at) => {
      to.setUint8(at, value === null ? 0 : 1);
      to.setInt32(at + 1, value === null ? 0 : toNumber(value));
    },
    get: (from, at) => {
      const mark = from.getUint8(at);
      if (mark > 1) throw new StreamError('bad-value', 'a mark is 0 or 1', { expected: [0, 1], actual: mark });
      return mark === 0 ? null : fromNumber(from.getInt32(at + 1));
    },
  });

/** A 32-bit integer, or nothing. */
export const maybeInt32 = maybe<number>('int32 or null', Number, Number);
/** A boolean, or nothing. */
export const maybeBool = maybe<boolean>('bool or null', Number, (n) => n !== 0);

/** Bytes of any length behind their count; nothing is another thing than no bytes. */
export const bytes = leaf<Uint8Array>({
  type: 'bytes',
  write: (value, to) => {
    if (!(value instanceof Uint8Array)) throw new ValueError('wrong-type', 'bytes are expected', { actual: value });
    to.u32(value.length);
    to.raw(value);
  },
  read: (from) => from.take(from.u32()).slice(),
});

/** Bytes, or an empty list: what is left of a value that the guest reads byte by byte. */
export const bytesOrEmpty = leaf<Uint8Array | []>({
  type: 'bytes or empty',
  write: (value, to) => {
    if (!Array.isArray(value) && !(value instanceof Uint8Array)) {
      throw new ValueError('wrong-type', 'bytes or an empty list are expected', { actual: value });
    }
    to.u8(Array.isArray(value) ? 0 : 1);
    if (Array.isArray(value)) return;
    to.u32(value.length);
    to.raw(value);
  },
  read: (from) => (from.u8() === 0 ? [] : from.take(from.u32()).slice()),
});

/** Text. */
export const text = leaf<string>({
  type: 'text',
  write: (value, to) => {
    const encoded = new TextEncoder().encode(value);
    to.u32(encoded.length);
    to.raw(encoded);
  },
  read: (from) => new TextDecoder().decode(from.take(from.u32())),
});

/** The contents of a disk that v86 holds in memory, with their length, or no disk. */
export type Disk = [length: number, contents: Uint8Array] | null;
export const disk = leaf<Disk>({
  type: 'disk',
  write: (value, to) => {
    if (value !== null && !(value[1] instanceof Uint8Array)) {
      throw new ValueError('unsupported', 'only disks that are held in memory as a whole can be saved', {
        actual: 'a disk that is loaded in parts',
      });
    }
    to.u8(value === null ? 0 : 1);
    if (value === null) return;
    to.u32(value[0]);
    to.u32(value[1].length);
    to.raw(value[1]);
  },
  read: (from) => (from.u8() === 0 ? null : [from.u32(), from.take(from.u32()).slice()]),
});
