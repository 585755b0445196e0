/**
 * Wire tests: what a failure says, and that each of the three fails on its own.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError } from '../../src/errors.js';
import { expectWire, hex, MismatchError, wire, wireText } from '../../src/testing/index.js';
import {
  array,
  bool,
  buffer,
  gtreeDirect,
  leaf,
  marked,
  nullable,
  qtailq,
  struct,
  uint8,
  uint16,
  uint32,
  uint64,
  unused,
  varray,
  vmstate,
  when,
} from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('testing/wire');

const channel = vmstate({ name: 'channel', versionId: 1, fields: { count: uint16(), mode: uint8() } });
const fifo = vmstate({ name: 'dev/fifo', versionId: 3, fields: { level: uint8() } });
const dev = vmstate({
  name: 'dev',
  versionId: 2,
  fields: {
    n: uint8(),
    channels: array(2, struct(channel)),
    regs: array(3, uint16()),
    rare: when('many', uint32()),
    bytes: varray('n', uint8()),
    gap: unused(2),
    raw: buffer(18),
  },
  conditions: { many: ({ n }) => n > 1 },
  subsections: { fifo },
});
const state = {
  n: 2,
  channels: [
    { count: 1000, mode: 3 },
    { count: 1, mode: 0 },
  ],
  regs: Uint16Array.of(1, 2, 3),
  rare: 0xdeadbeef,
  bytes: Uint8Array.of(0xaa, 0xbb),
  raw: new Uint8Array(18).fill(0x11),
  fifo: { level: 9 },
};
const text = `
02                                  // 0000 dev/n: uint8 = 2
03e8                                // 0001 dev/channels[0].count: uint16 = 1000
03                                  // 0003 dev/channels[0].mode: uint8 = 3
0001                                // 0004 dev/channels[1].count: uint16 = 1
00                                  // 0006 dev/channels[1].mode: uint8 = 0
0001 0002 0003                      // 0007 dev/regs: uint16[3]
deadbeef                            // 000d dev/rare: uint32 = 3735928559
aa bb                               // 0011 dev/bytes: uint8[2]
0000                                // 0013 dev/unused: unused_buffer
11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 // 0015 dev/raw: buffer
11 11
05086465762f6669 666f00000003       // 0027 dev/dev/fifo: subsection version 3
09                                  // 0035 dev/dev/fifo/level: uint8 = 9`;

test('the bytes as text, a field a line', () => {
  assert.is(wireText(dev, state), text.slice(1));
  assert.equal(hex(text), wire(dev, state));
});

test('what wireText writes, expectWire takes', () => {
  expectWire(dev, state, text);
  expectWire(dev, state, wire(dev, state));
});

test('a difference is named by offset, path and both lines', () => {
  const wrong = text.replace('0001 0002 0003', '0001 0002 0004').replace('03e8', '03e9');
  const first = throwsError(() => expectWire(dev, state, wrong), MismatchError, {
    code: 'bytes',
    path: 'dev/channels[0].count',
    offset: 2,
  });
  assert.is(
    first.message,
    `dev/channels[0].count: the bytes differ, 54 bytes (at byte 2)
  expected  … 03 [e9] …
  actual    … 03 [e8] …   // 0001 dev/channels[0].count: uint16 = 1000`,
  );
  throwsError(() => expectWire(dev, state, text.replace('0002 0003', '0002 0103')), MismatchError, {
    code: 'bytes',
    path: 'dev/regs[2]',
    offset: 11,
  });
});

test('bytes that are missing or too many are named, too', () => {
  const short = throwsError(() => expectWire(dev, state, wire(dev, state).slice(0, 53)), MismatchError, {
    code: 'bytes',
    path: 'dev/dev/fifo/level',
    offset: 53,
  });
  assert.match(short.message, /the bytes differ, 54 bytes, not 53/);
  const long = throwsError(() => expectWire(dev, state, `${text.replace(/\/\/.*$/gm, '')} 07`), MismatchError, {
    code: 'bytes',
    path: 'dev',
    offset: 54,
  });
  assert.match(long.message, /the bytes differ, 54 bytes, not 55/);
});

test('an optional field that is not there has no line', () => {
  const { rare: _, fifo: __, ...few } = { ...state, n: 1 };
  assert.match(wireText(dev, few), /regs.*\n.*bytes: uint8\[1\]/);
  assert.not.match(wireText(dev, few), /rare|fifo/);
});

test('lists, trees, nulls and marks have lines of their own', () => {
  const def = vmstate({
    name: 'lists',
    versionId: 1,
    fields: {
      q: qtailq(channel, { since: 1 }),
      t: gtreeDirect(channel, { since: 1 }),
      p: nullable(2, struct(channel)),
      m: marked(2, uint16()),
    },
  });
  const one = { count: 1, mode: 2 };
  const full = { q: [one], t: [{ key: 7n, value: one }], p: [null, one], m: [null, 5] };
  assert.is(
    wireText(def, full).replace(/ +\/\//g, ' //'),
    `01 // 0000 lists/q[0]: mark = 1
0001 // 0001 lists/q[0].count: uint16 = 1
02 // 0003 lists/q[0].mode: uint8 = 2
00 // 0004 lists/q: mark = 0
00000001 // 0005 lists/t: count = 1
01 // 0009 lists/t[0]: mark = 1
0000000000000007 // 000a lists/t[0].key: uint64 = 7n
0001 // 0012 lists/t[0].value.count: uint16 = 1
02 // 0014 lists/t[0].value.mode: uint8 = 2
00 // 0015 lists/t: mark = 0
30 // 0016 lists/p[0]: null = 48
0001 // 0017 lists/p[1].count: uint16 = 1
02 // 0019 lists/p[1].mode: uint8 = 2
30 // 001a lists/m[0]: null = 48
31 // 001b lists/m[1]: mark = 49
0005 // 001c lists/m[1]: uint16 = 5`,
  );
  expectWire(def, full, wireText(def, full));
});

test('live: hooks run and needed decides', () => {
  const part = vmstate({ name: 'live/part', versionId: 1, needed: ({ x }) => x > 0, fields: { x: uint8() } });
  const def = vmstate({
    name: 'live',
    versionId: 1,
    preSave: (s) => {
      s.sum = 7;
    },
    fields: { sum: uint8() },
    subsections: { part },
  });
  assert.equal(wire(def, { sum: 0, part: { x: 0 } }, { live: true }), hex`07`);
  assert.equal(wire(def, { sum: 0, part: { x: 0 } }), hex`00 05 09 6c6976652f70617274 00000001 00`);
  expectWire(def, { sum: 0, part: { x: 0 } }, '07', { live: true });
  assert.is(wireText(def, { sum: 0, part: { x: 0 } }, { live: true }).split('\n').length, 1);
});

test('bytes that are right but are read as something else are a failure', () => {
  const lossy = leaf<number>({
    type: 'lossy',
    size: 1,
    put: (value, to, at) => to.setUint8(at, value),
    get: (from, at) => from.getUint8(at) & 0xf0,
  });
  const def = vmstate({ name: 'lossy', versionId: 1, fields: { v: array(2, lossy()) } });
  const error = throwsError(() => expectWire(def, { v: [0x10, 0x12] }, '10 12'), MismatchError, {
    code: 'state',
    path: 'lossy/v[1]',
    expected: 0x12,
    actual: 0x10,
  });
  assert.match(error.message, /the value that is read is not the one written\n {2}expected {2}18\n {2}actual {4}16/);
});

test('bytes that cannot be read are the error of the reader', () => {
  const refusing = leaf<boolean>({
    type: 'refusing',
    size: 1,
    put: (value, to, at) => to.setUint8(at, value ? 7 : 0),
    get: () => {
      throw new StreamError('bad-value', 'no');
    },
  });
  const def = vmstate({ name: 'refusing', versionId: 1, fields: { ok: bool(), v: refusing() } });
  throwsError(() => expectWire(def, { ok: true, v: true }, '01 07'), StreamError, { code: 'bad-value' });
});

test('the truncations are part of it, unless they are left out', () => {
  const sloppy = leaf<bigint>({
    type: 'sloppy',
    write: (value, to) => to.u64(value),
    read: (from) => (from.remaining >= 8 ? from.u64() : 0n),
  });
  const def = vmstate({ name: 'sloppy', versionId: 1, fields: { a: uint64(), v: sloppy() } });
  const bytes = '0000000000000001 0000000000000002';
  throwsError(() => expectWire(def, { a: 1n, v: 2n }, bytes), MismatchError, { code: 'truncation', offset: 8 });
  expectWire(def, { a: 1n, v: 2n }, bytes, { truncations: false });
});

test.run();
