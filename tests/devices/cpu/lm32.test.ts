/**
 * The CPU of lm32, with its interrupt controller and timers.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vmstateLm32Cpu } from '../../../src/devices/cpu/lm32.js';
import { vmstateLm32Pic } from '../../../src/devices/intc/lm32-pic.js';
import { vmstateLm32Timer } from '../../../src/devices/timer/lm32-timer.js';
import { StreamError } from '../../../src/errors.js';
import { hex, sameBytes } from '../../../src/testing/index.js';
import { blank, decode, describe, encode, type Release } from '../../../src/vmstate/index.js';
import { throwsError } from '../../support/errors.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/lm32');

checkSections(test, { targets: ['lm32'], names: ['cpu', 'cpu_common', 'timer', 'lm32-pic', 'lm32-timer'] });

const releases: readonly Release[] = ['2.3', '5.2'];

test('a CPU: the same in both releases', () => {
  const state = blank(vmstateLm32Cpu, { env: { regs: [0, 0xffffffff], pc: 0x8000, ie: 5, wp: [0, 0, 0, 4] } });
  for (const release of releases) {
    const bytes = encode(vmstateLm32Cpu, state, { release });
    assert.is(bytes.length, 192);
    sameBytes(bytes.subarray(0, 8), hex`/* r0 r1 */ 00000000 ffffffff`);
    sameBytes(bytes.subarray(128, 136), hex`/* pc */ 00008000 /* ie */ 00000005`);
    sameBytes(bytes.subarray(188), hex`/* wp3 */ 00000004`);
    assert.equal(decode(vmstateLm32Cpu, bytes, { release }), state);
    assert.match(describe(vmstateLm32Cpu, state, { release }), /"vmsd_name"\s*:\s*"env"/);
  }
});

test('lm32-pic: counters of 32 bits, then of 64', () => {
  const old = blank(vmstateLm32Pic, { im: 1, stats_irq_count: [2] }, { release: '2.3' });
  const bytes = encode(vmstateLm32Pic, old, { release: '2.3' });
  assert.is(bytes.length, 12 + 32 * 4);
  sameBytes(bytes.subarray(0, 16), hex`/* im ip irq_state */ 00000001 00000000 00000000 /* of irq 0 */ 00000002`);
  assert.equal(decode(vmstateLm32Pic, bytes, { release: '2.3' }), old);
  const young = blank(vmstateLm32Pic, { im: 1, stats_irq_count: [2n ** 63n] }, { release: '5.2' });
  const longer = encode(vmstateLm32Pic, young, { release: '5.2' });
  assert.is(longer.length, 12 + 32 * 8);
  sameBytes(longer.subarray(12, 20), hex`/* of irq 0 */ 8000000000000000`);
  assert.equal(decode(vmstateLm32Pic, longer, { release: '5.2' }), young);
  throwsError(() => decode(vmstateLm32Pic, bytes, { release: '5.2', version: 1 }), StreamError, { code: 'too-old' });
});

test('lm32-timer: the ptimer, then frequency and registers', () => {
  const state = blank(vmstateLm32Timer, { ptimer: { enabled: 1 }, freq_hz: 50_000_000, regs: [1, 2, 3, 4] });
  for (const release of releases) {
    const bytes = encode(vmstateLm32Timer, state, { release });
    assert.is(bytes.length, 73);
    sameBytes(bytes.subarray(53), hex`/* freq_hz */ 02faf080 /* regs */ 00000001 00000002 00000003 00000004`);
    assert.equal(decode(vmstateLm32Timer, bytes, { release }), state);
  }
});

test.run();
