/**
 * Two kinds of values that emulators in JavaScript have and QEMU has not.
 */
import { leaf } from 'vmstate';

/** A number with a fraction. */
export const double = leaf<number>({
  type: 'double',
  size: 8,
  put: (value, to, at) => to.setFloat64(at, value),
  get: (from, at) => from.getFloat64(at),
});

/** A string of bytes, one a character: four bytes of length, then the characters. */
export const text = leaf<string>({
  type: 'text',
  write(value, to) {
    to.u32(value.length);
    to.raw(Uint8Array.from(value, (character) => character.charCodeAt(0)));
  },
  read: (from) => Array.from(from.take(from.u32()), (byte) => String.fromCharCode(byte)).join(''),
});
