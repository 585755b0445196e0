/**
 * The CPU of moxie.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vmstateMoxieCpu } from '../../../src/devices/cpu/moxie.js';
import { hex, sameBytes } from '../../../src/testing/index.js';
import { blank, decode, encode, type Release } from '../../../src/vmstate/index.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/moxie');

checkSections(test, { targets: ['moxie'], names: ['cpu', 'cpu_common', 'timer'] });

test('a CPU: the same in both releases', () => {
  const releases: readonly Release[] = ['2.3', '5.2'];
  const state = blank(vmstateMoxieCpu, { flags: 1, gregs: [2, 3], sregs: [4], pc: 0xfffffffe, cc_a: 5, cc_b: 6 });
  for (const release of releases) {
    const bytes = encode(vmstateMoxieCpu, state, { release });
    assert.is(bytes.length, 1104);
    sameBytes(bytes.subarray(0, 12), hex`/* flags */ 00000001 /* fp, sp */ 00000002 00000003`);
    sameBytes(bytes.subarray(68, 72), hex`/* sreg 0 */ 00000004`);
    sameBytes(bytes.subarray(1092), hex`/* pc */ fffffffe /* cc_a, cc_b */ 00000005 00000006`);
    assert.equal(decode(vmstateMoxieCpu, bytes, { release }), state);
  }
});

test.run();
