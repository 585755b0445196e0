/**
 * Words as named parts, and members of entries.
 */
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { packBits, unpackBits } from '../../../src/devices/cpu/_bits.js';
import { member } from '../../../src/devices/cpu/_member.js';
import { ValueError } from '../../../src/errors.js';
import { throwsError } from '../../support/errors.js';

const test = suite('devices/cpu/bits');

const BITS = { top: 63, high: [40, 16], flag: 5, low: [0, 5] } as const;
const NAMED = (1n << 63n) | (0xffffn << 40n) | 0x3fn;

test('each part has its place', () => {
  assert.is(packBits(BITS, {}), 0n);
  assert.is(packBits(BITS, { top: true }), 1n << 63n);
  assert.is(packBits(BITS, { flag: true, low: 3 }), 0x23n);
  assert.is(packBits(BITS, { high: 0xffff }), 0xffff0000000000n);
  assert.equal(unpackBits(BITS, 1n << 63n), { top: true, high: 0, flag: false, low: 0 });
  assert.equal(unpackBits(BITS, 0x1234_0000_0000_3fn), { top: false, high: 0x1234, flag: true, low: 31 });
});

test('of a number the bits that have room count', () => {
  assert.is(packBits(BITS, { low: 0x3f, high: 0x1ffff }), 0xffff000000001fn);
  assert.is(packBits(BITS, { low: -1 }), 0x1fn);
});

test('packing what was unpacked gives the bits that have names', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 2n ** 64n - 1n), (word) => packBits(BITS, unpackBits(BITS, word)) === (word & NAMED)),
  );
});

test('a member has to fit into its bits', () => {
  assert.is(member('x', 255, 8), 255);
  assert.is(member('x', 0xffffffff, 32), 0xffffffff);
  assert.is(member('x', 2n ** 64n - 1n, 64), 2n ** 64n - 1n);
  assert.is(member('x', 2n ** 32n - 1n, 32, 'bigint'), 2n ** 32n - 1n);
  for (const value of [-1, 256, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    throwsError(() => member('x', value, 8), ValueError, { code: 'out-of-range', path: 'x', actual: value });
  }
  throwsError(() => member('x', 2n ** 64n, 64), ValueError, { code: 'out-of-range' });
  throwsError(() => member('x', -1n, 64), ValueError, { code: 'out-of-range' });
  throwsError(() => member('x', 2n ** 32n, 32, 'bigint'), ValueError, { code: 'out-of-range' });
  throwsError(() => member('x', 1, 64), ValueError, { code: 'wrong-type', path: 'x' });
  throwsError(() => member('x', 1n, 16), ValueError, { code: 'wrong-type' });
  throwsError(() => member('x', undefined as unknown as number, 32), ValueError, { code: 'wrong-type' });
});

test.run();
