/**
 * The section `or-irq`.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { orIrq } from '../../../src/devices/core/or-irq.js';
import { SaveVM } from '../../../src/index.js';
import { hex, sameBytes } from '../../../src/testing/index.js';
import { blank, decode, encode } from '../../../src/vmstate/index.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/core/or-irq');

checkSections(test, { names: ['or-irq'] });

test('gates have 16 lines at least', () => {
  const gate = blank(orIrq(2), { levels: [false, true] });
  const bytes = encode(orIrq(2), gate);
  sameBytes(bytes, hex`00 01 00000000 00000000 00000000 0000`);
  assert.equal(decode(orIrq(2), bytes), gate);
});

test('of 16 lines and more all are sent once more', () => {
  const sent = (lines: number) => {
    const vm = new SaveVM({ release: '7.2' });
    vm.register(orIrq(lines), blank(orIrq(lines), { extras: { levels: [true] } }));
    return new TextDecoder('latin1').decode(vm.save()).includes('or-irq-extras');
  };
  assert.not.ok(sent(15));
  assert.ok(sent(16));
  const wide = blank(orIrq(20), { extras: { levels: new Array<boolean>(20).fill(true) } });
  const bytes = encode(orIrq(20), wide);
  assert.is(bytes.length, 16 + 2 + 'or-irq-extras'.length + 4 + 20);
  assert.equal(decode(orIrq(20), bytes), wide);
});

test.run();
