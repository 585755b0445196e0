/**
 * VGA: the registers' place on the wire, the byte order of the frame buffer, and all that was recorded.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vmstateVga } from '../../../src/devices/display/vga.js';
import { StreamError } from '../../../src/errors.js';
import { cuts, hex, sameBytes } from '../../../src/testing/index.js';
import { blank, decode, encode, save } from '../../../src/vmstate/index.js';
import { concat } from '../../support/bytes.js';
import { throwsError } from '../../support/errors.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('vga');

const state = () => blank(vmstateVga, { latch: 0x01020304, sr_index: 5, is_vbe_vmstate: 1, vbe_index: 0x0607 });

const BYTES = concat(
  hex`/* latch */ 01020304 /* sr_index */ 05`,
  new Uint8Array(8 + 1 + 16 + 1 + 21 + 4 + 1 + 256 + 8 + 3 + 768 + 4), // sr to bank_offset
  hex`/* is_vbe_vmstate */ 01 /* vbe_index */ 0607`,
  new Uint8Array(10 * 2 + 3 * 4),
);

test('registers and bytes belong together', () => {
  sameBytes(encode(vmstateVga, state()), BYTES);
  assert.equal(decode(vmstateVga, BYTES, { base: state() }), state());
  cuts(BYTES, (bytes) => decode(vmstateVga, bytes, { base: state() }));
});

test("a VGA without Bochs' registers is another", () => {
  const other = BYTES.slice();
  other[BYTES.length - 35] = 0;
  throwsError(() => decode(vmstateVga, other, { base: state() }), StreamError, { code: 'not-equal' });
});

test("the byte order is sent where it is not the target's", () => {
  const endian = { endian: { big_endian_fb: true } };
  const length = (bigEndian: boolean) => save(vmstateVga, { ...state(), ...endian }, { context: { bigEndian } }).length;
  assert.is(length(true), BYTES.length);
  assert.ok(length(false) > BYTES.length);
});

checkSections(test, { names: ['vga', 'vga-isa'] });

test.run();
