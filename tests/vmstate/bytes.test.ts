/**
 * The growing writer and the reader that never reads past its end.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError } from '../../src/errors.js';
import { hex, sameBytes } from '../../src/testing/index.js';
import { ByteReader, ByteWriter } from '../../src/vmstate/index.js';
import { ascii, concat } from '../support/bytes.js';
import { throwsError } from '../support/errors.js';

const test = suite('vmstate/bytes');

test('everything is big endian', () => {
  const to = new ByteWriter();
  to.u8(0x01);
  to.u16(0x0203);
  to.u32(0x04050607);
  to.u64(0x08090a0b0c0d0e0fn);
  to.raw(hex`aabb`);
  to.zeros(2);
  to.counted('hi\xff');
  sameBytes(to.written(), hex`01 0203 04050607 08090a0b0c0d0e0f aabb 0000 03 6869ff`);
});

test('a writer grows, whatever it was made for', () => {
  for (const capacity of [0, 1, 7]) {
    const to = new ByteWriter(capacity);
    for (let i = 0; i < 100; i++) to.u32(i);
    to.raw(new Uint8Array(1000).fill(7));
    to.zeros(3);
    assert.is(to.written().length, 1403);
    assert.is(new DataView(to.written().buffer).getUint32(396), 99);
    sameBytes(to.written().subarray(1398), hex`0707 000000`);
  }
});

test('zeros are zero where other bytes have been', () => {
  const to = new ByteWriter();
  to.raw(hex`ffffffff`);
  to.at = 0;
  to.zeros(3);
  sameBytes(to.written(), hex`000000`);
});

test('a reader reads what a writer wrote', () => {
  const from = new ByteReader(hex`01 0203 04050607 08090a0b0c0d0e0f aabb 03 6869ff`);
  assert.is(from.peek(), 1);
  assert.is(from.peek(2), 3);
  assert.is(from.u8(), 0x01);
  assert.is(from.u16(), 0x0203);
  assert.is(from.u32(), 0x04050607);
  assert.is(from.u64(), 0x08090a0b0c0d0e0fn);
  sameBytes(from.take(2), hex`aabb`);
  assert.is(from.counted(), 'hi\xff');
  assert.is(from.remaining, 0);
  assert.is(from.peek(), -1);
});

test('reading past the end is truncated, at the place, and takes nothing', () => {
  const works: readonly ((from: ByteReader) => unknown)[] = [
    (from) => from.u16(),
    (from) => from.u32(),
    (from) => from.u64(),
    (from) => from.take(2),
    (from) => from.need(2),
  ];
  for (const work of works) {
    const from = new ByteReader(hex`00 01`, 1);
    throwsError(() => work(from), StreamError, { code: 'truncated', offset: 1, actual: 1 });
    assert.is(from.at, 1);
  }
  throwsError(() => new ByteReader(hex``).u8(), StreamError, { code: 'truncated', offset: 0 });
  throwsError(() => new ByteReader(hex`03 6161`).counted(), StreamError, { code: 'truncated', offset: 1 });
});

test('a window knows its place in the whole stream, and ends where it ends', () => {
  const from = new ByteReader(concat(hex`00`, ascii('abcd')), 1, 3, 100);
  assert.is(from.offset, 101);
  assert.is(from.remaining, 2);
  from.u8();
  assert.is(from.offset, 102);
  assert.is(from.peek(1), -1);
  throwsError(() => from.u16(), StreamError, { code: 'truncated', offset: 102, expected: 2, actual: 1 });
});

test('a window into a larger buffer', () => {
  const whole = hex`ffff 0001 0002`;
  const from = new ByteReader(whole.subarray(2));
  assert.equal([from.u16(), from.u16()], [1, 2]);
});

test.run();
