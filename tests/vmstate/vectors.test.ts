/**
 * The reference vectors: an object, its bytes, and what a load makes of them (`vmstate.md`, section 7).
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { cuts, expectWire, hex, sameBytes } from '../../src/testing/index.js';
import {
  array,
  bool,
  int16,
  int32,
  load,
  nullable,
  qtailq,
  type Release,
  save,
  struct,
  uint8,
  uint16,
  uint32,
  uint64,
  vmstate,
} from '../../src/vmstate/index.js';

const test = suite('vmstate/vectors');

const young: readonly Release[] = ['5.2', '7.2', '10.0', '11.1'];

test('an array of three uint16', () => {
  const def = vmstate({ name: 'array', versionId: 1, fields: { u16: array(3, uint16()) } });
  for (const release of ['2.3', ...young] as const)
    expectWire(def, { u16: Uint16Array.of(0x42, 0x43, 0x44) }, hex`0042 0043 0044`, { release });
});

const versioned = vmstate({
  name: 'test/versioned',
  versionId: 2,
  minimumVersionId: 1,
  fields: {
    a: uint32(),
    b: uint32({ since: 2 }),
    c: uint32(),
    d: uint64(),
    e: uint32({ since: 2 }),
    f: uint64({ since: 2 }),
  },
});

test('fields of version 2 loaded at version 1 keep their values', () => {
  const bytes = hex`
    /* a */ 0000000a
    /* c */ 0000001e
    /* d */ 0000000000000028`;
  for (const release of ['2.3', ...young] as const) {
    const live = { a: 0, b: 200, c: 0, d: 0n, e: 500, f: 600n };
    load(versioned, live, bytes, { version: 1, release });
    assert.equal(live, { a: 10, b: 200, c: 30, d: 40n, e: 500, f: 600n });
    cuts(bytes, (cut) => load(versioned, live, cut, { version: 1, release }));
  }
});

test('fields of version 2 are saved at version 2', () => {
  const state = { a: 1, b: 2, c: 3, d: 4n, e: 5, f: 6n };
  expectWire(versioned, state, hex`00000001 00000002 00000003 0000000000000004 00000005 0000000000000006`);
});

test('four pointers to a struct of an int32, one of them null', () => {
  const item = vmstate({ name: 'test/arr_ptr_struct', versionId: 1, minimumVersionId: 1, fields: { f: int32() } });
  const def = vmstate({
    name: 'test/arr',
    versionId: 1,
    minimumVersionId: 1,
    fields: { ar: nullable(4, struct(item)) },
  });
  for (const release of young) {
    const bytes = hex`00000000 30 00000002 00000003`;
    const state = { ar: [{ f: 0 }, null, { f: 2 }, { f: 3 }] };
    sameBytes(save(def, state, { release }), bytes);
    expectWire(def, state, bytes, { release, base: { ar: [{ f: 9 }, null, { f: 9 }, { f: 9 }] } });
  }
});

test('an int16, a queue of two elements, an int32', () => {
  const element = vmstate({ name: 'test/queue list', versionId: 1, fields: { b: bool(), u8: uint8() } });
  const def = vmstate({
    name: 'test/queue',
    versionId: 1,
    minimumVersionId: 1,
    fields: { i16: int16(), q: qtailq(element, { since: 1 }), i32: int32() },
  });
  const state = {
    i16: -512,
    q: [
      { b: true, u8: 0x82 },
      { b: false, u8: 0x41 },
    ],
    i32: 70000,
  };
  for (const release of young) expectWire(def, state, hex`FE00 01 01 82 01 00 41 00 00011170`, { release });
});

test.run();
