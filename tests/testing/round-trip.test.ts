/**
 * Round trips: what they compare, and that they fail.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { hex, MismatchError, releasesOf, roundTrip } from '../../src/testing/index.js';
import {
  array,
  byRelease,
  leaf,
  marked,
  nullable,
  partialBuffer,
  releases,
  struct,
  subArray,
  uint8,
  uint16,
  varray,
  varrayMultiply,
  vmstate,
} from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('testing/round-trip');

test('the bytes come back, whatever else the object has', () => {
  const def = vmstate({
    name: 'dev',
    versionId: 1,
    fields: {
      n: uint8(),
      some: varray('n', uint16()),
      part: subArray(1, 2, uint8()),
      head: partialBuffer(1),
    },
  });
  class Device {
    n = 1;
    some = Uint16Array.of(7, 8, 9);
    part = Uint8Array.of(1, 2, 3, 4);
    head = Uint8Array.of(5, 6);
    bus = { device: this };
    step() {}
  }
  assert.equal(roundTrip(def, new Device()), hex`01 0007 02 03 05`);
  assert.equal(roundTrip(def, { n: 1, some: [7], part: [1, 2, 3], head: Uint8Array.of(5) }), hex`01 0007 02 03 05`);
});

test('nulls and version are taken from the state and the options', () => {
  const item = vmstate({ name: 'item', versionId: 1, fields: { x: uint8() } });
  const def = vmstate({
    name: 'dev',
    versionId: 2,
    fields: { items: nullable(2, struct(item)), young: uint8({ since: 2 }) },
  });
  const state = { items: [null, { x: 1 }], young: 2 };
  assert.equal(roundTrip(def, state), hex`30 01 02`);
  assert.equal(roundTrip(def, state, { version: 1 }), hex`30 01`);
});

test('a value that is lost is named', () => {
  const def = vmstate({
    name: 'dev',
    versionId: 1,
    fields: {
      channels: array(
        2,
        struct(
          vmstate({
            name: 'channel',
            versionId: 1,
            fields: {
              level: leaf<number>({
                type: 'nibble',
                size: 1,
                put: (value, to, at) => to.setUint8(at, value & 15),
                get: (from, at) => from.getUint8(at),
              })(),
            },
          }),
        ),
      ),
    },
  });
  roundTrip(def, { channels: [{ level: 1 }, { level: 15 }] });
  throwsError(() => roundTrip(def, { channels: [{ level: 1 }, { level: 16 }] }), MismatchError, {
    code: 'state',
    path: 'dev/channels[1].level',
    expected: 16,
    actual: 0,
  });
});

test('values that are read as they were but written otherwise are named by their byte', () => {
  let n = 0;
  const counting = leaf<number>({
    type: 'counting',
    size: 1,
    put: (_value, to, at) => to.setUint8(at, n++),
    get: () => 1,
  });
  const def = vmstate({ name: 'dev', versionId: 1, fields: { v: counting() } });
  const error = throwsError(() => roundTrip(def, { v: 1 }), MismatchError, { code: 'bytes', path: 'dev/v', offset: 0 });
  assert.is(
    error.message,
    `dev/v: written again, the bytes differ, 1 bytes (at byte 0)
  expected  [00]   // 0000 dev/v: counting = 1
  actual    [01]`,
  );
});

/** A device whose two registers share a byte of the stream. */
class Packed {
  packed = 0;
  constructor(
    public a = 0,
    public b = 0,
  ) {}
}

const packed = (forgetful: boolean) =>
  vmstate({
    name: 'packed',
    versionId: 1,
    preSave: (state) => {
      state.packed = (state as Packed).a * 16 + (state as Packed).b;
    },
    postLoad: (state) => {
      (state as Packed).a = state.packed >> 4;
      if (!forgetful) (state as Packed).b = state.packed & 15;
    },
    fields: { packed: uint8() },
  });

test('into: with all hooks, through a fresh object', () => {
  assert.equal(roundTrip(packed(false), new Packed(3, 4), { into: () => new Packed() }), hex`34`);
  const error = throwsError(
    () => roundTrip(packed(true), new Packed(3, 4), { into: () => new Packed() }),
    MismatchError,
    { code: 'bytes' },
  );
  assert.match(error.message, /^packed\/packed: written again, the bytes differ, 1 bytes \(at byte 0\)/);
});

test('releasesOf: where there is a layout, and where all kinds exist', () => {
  const plain = vmstate({ name: 'plain', versionId: 1, fields: { x: uint8() } });
  assert.equal(releasesOf(plain), ['2.3', '5.2', '7.2', '10.0', '11.1']);
  assert.equal(releasesOf(releases({ '7.2': plain })), ['7.2', '10.0', '11.1']);
  const young = vmstate({ name: 'young', versionId: 1, fields: { x: nullable(1, uint8()) } });
  assert.equal(releasesOf(young), ['5.2', '7.2', '10.0', '11.1']);
  const newest = vmstate({ name: 'newest', versionId: 1, fields: { x: marked(1, uint8()) } });
  assert.equal(releasesOf(newest), ['11.1']);
  const ladder = vmstate({ name: 'ladder', versionId: 1, fields: { x: byRelease({ '11.1': marked(1, uint8()) }) } });
  assert.is(releasesOf(ladder).length, 5);
  const gone = vmstate({ name: 'gone', versionId: 1, fields: { n: uint8(), x: varrayMultiply('n', 2, uint8()) } });
  assert.equal(releasesOf(gone), ['5.2', '7.2', '10.0']);
});

test.run();
