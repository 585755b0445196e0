/**
 * Objects that QEMU writes by hand: the bytes of a definition behind a type name.
 */

import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError, ValueError } from '../../src/errors.js';
import { arbitrary } from '../../src/testing/arbitrary.js';
import { expectWire, hex, roundTrip } from '../../src/testing/index.js';
import {
  byHand,
  context,
  decode,
  describe,
  encode,
  load,
  save,
  uint8,
  uint16,
  varray,
  vmstate,
  when,
} from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('vmstate/by-hand');

const broken = vmstate({ name: 'ring/broken', versionId: 1, minimumVersionId: 1, fields: { broken: uint8() } });
const ring = vmstate({
  name: 'ring',
  versionId: 3,
  context: context<{ readonly wide?: boolean } | undefined>(),
  fields: { n: uint8(), at: varray('n', uint16()), width: when('wide', uint8()) },
  conditions: { wide: (_state, _version, machine) => machine?.wide === true },
  subsections: { broken },
});
const device = vmstate({
  name: 'device',
  versionId: 1,
  context: context<{ readonly wide?: boolean } | undefined>(),
  fields: { ring: byHand('ring state', ring)(), after: uint8() },
});

test('the bytes are those of the definition, with its subsections', () => {
  const bytes = hex`02 0102 0304 /* subsection */ 05 0b 72696e672f62726f6b656e 00000001 01 /* after */ ff`;
  const state = { ring: { n: 2, at: Uint16Array.of(0x102, 0x304), broken: { broken: 1 } }, after: 255 };
  // Without the subsection it is a whole object, too.
  expectWire(device, state, bytes, { truncations: false });
  expectWire(device, { ring: { n: 0, at: new Uint16Array(0) }, after: 255 }, hex`00 ff`);
});

test('the description has its type and its size, whatever is in it', () => {
  const state = { ring: { n: 2, at: Uint16Array.of(1, 2), broken: { broken: 1 } }, after: 0 };
  assert.match(
    describe(device, state),
    '"fields": [{"name": "ring", "type": "ring state", "size": 23}, {"name": "after"',
  );
});

test('it gets the context', () => {
  const state = { ring: { n: 0, at: new Uint16Array(0), width: 7 }, after: 1 };
  const options = { context: { wide: true } };
  assert.equal([...save(device, state, options)], [0, 7, 1]);
  assert.equal(decode(device, hex`00 07 01`, options).ring, { n: 0, at: new Uint16Array(0), width: 7 });
});

test('errors have the whole path', () => {
  const state = { ring: { n: 1, at: [70_000] }, after: 1 };
  throwsError(() => encode(device, state), ValueError, { code: 'out-of-range', path: 'device/ring.at[0]' });
  throwsError(() => decode(device, hex`02 0001 00`), StreamError, { code: 'truncated', path: /^device\/ring\.at/ });
});

test('a load makes the object anew, once all is checked', () => {
  const before = { n: 0, at: new Uint16Array(0) };
  const state = { ring: before, after: 1 };
  throwsError(() => load(device, state, hex`01 0005`), StreamError, { code: 'truncated', path: 'device/after' });
  assert.is(state.ring, before);
  load(device, state, hex`01 0005 02`);
  assert.equal(state, { ring: { n: 1, at: Uint16Array.of(5) }, after: 2 });
});

test('arbitrary states are those of the definition', () => {
  fc.assert(fc.property(arbitrary(device), (state) => roundTrip(device, state).length > 0));
});

test.run();
