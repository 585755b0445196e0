/**
 * The struct `clock`.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { clockPeriodOfHz, vmstateClock } from '../../../src/devices/core/clock.js';
import { expectWire, hex, sameBytes } from '../../../src/testing/index.js';
import { encode, load, struct, vmstate } from '../../../src/vmstate/index.js';

const test = suite('devices/core/clock');

test('periods are in units of 2^-32 ns, rounded down', () => {
  assert.is(clockPeriodOfHz(0), 0n);
  assert.is(clockPeriodOfHz(1_000_000_000), 1n << 32n);
  assert.is(clockPeriodOfHz(25_000_000), 40n << 32n);
  assert.is(clockPeriodOfHz(3), (1_000_000_000n << 32n) / 3n);
});

test('the bytes of a clock', () => {
  expectWire(vmstateClock, { period: clockPeriodOfHz(25_000_000) }, hex`/* 40 ns */ 00000028 00000000`);
});

test('multiplier and divider: not in 5.2', () => {
  const clock = { period: 1n, muldiv: { multiplier: 2, divider: 3 } };
  sameBytes(encode(vmstateClock, clock, { release: '5.2' }), hex`0000000000000001`);
  const bytes = hex`0000000000000001 /* subsection */ 05 0c 636c6f636b2f6d756c646976 /* version */ 00000001
    /* 2 / 3 */ 00000002 00000003`;
  expectWire(vmstateClock, clock, bytes, { release: '7.2' });
});

test('a clock that was sent without them has 1 and 1', () => {
  const device = vmstate({ name: 'x', versionId: 1, fields: { clock: struct(vmstateClock) } });
  const live = { clock: { period: 0n, muldiv: { multiplier: 7, divider: 9 } } };
  load(device, live, hex`0000000000000005`);
  assert.equal(live, { clock: { period: 5n, muldiv: { multiplier: 1, divider: 1 } } });
});

test.run();
