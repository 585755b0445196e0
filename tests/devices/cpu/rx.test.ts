/**
 * The CPU of rx, with its interrupt controller and timers.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vmstateRxCpu } from '../../../src/devices/cpu/rx.js';
import { vmstateRxIcu } from '../../../src/devices/intc/rx-icu.js';
import { vmstateRenesasCmt } from '../../../src/devices/timer/renesas-cmt.js';
import { vmstateRenesasTmr } from '../../../src/devices/timer/renesas-tmr.js';
import { expectWire, hex, sameBytes } from '../../../src/testing/index.js';
import { blank, decode, encode } from '../../../src/vmstate/index.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/rx');

checkSections(test, { targets: ['rx'], names: ['cpu_common', 'timer', 'rx-icu', 'rx-tmr', 'rx-cmt'] });

test('of a CPU only cpu_common is sent', () => {
  assert.is(vmstateRxCpu.name, 'cpu_common');
});

test('rx-icu: no request is -1', () => {
  const state = blank(vmstateRxIcu, { ir: [1], fir: 0x8102, nmicr: 8, req_irq: -1 });
  const bytes = encode(vmstateRxIcu, state);
  assert.is(bytes.length, 698);
  sameBytes(bytes.subarray(690), hex`/* fir */ 8102 /* nmisr nmier nmiclr nmicr */ 00 00 00 08 /* req_irq */ ffff`);
  assert.equal(decode(vmstateRxIcu, bytes), state);
});

const two = (a: number, b: number) => Uint8Array.of(a, b);

test('rx-tmr: bytes', () => {
  expectWire(
    vmstateRenesasTmr,
    {
      tick: -1n,
      tcnt: two(1, 2),
      tcora: two(3, 4),
      tcorb: two(5, 6),
      tcr: two(7, 8),
      tccr: two(9, 10),
      tcor: two(11, 12),
      tcsr: two(13, 0xff),
      div_round: BigInt64Array.of(1n, -2n),
      next: two(0, 3),
      timer: BigInt64Array.of(5n, -1n),
    },
    hex`/* tick */ ffffffffffffffff /* tcnt tcora tcorb */ 0102 0304 0506 /* tcr tccr tcor tcsr */ 0708 090a 0b0c 0dff
      /* div_round */ 0000000000000001 fffffffffffffffe /* next */ 00 03 /* timer */ 0000000000000005 ffffffffffffffff`,
  );
});

test('rx-cmt: bytes', () => {
  expectWire(
    vmstateRenesasCmt,
    {
      cmstr: 3,
      cmcr: Uint16Array.of(0x40, 0x41),
      cmcnt: Uint16Array.of(1, 0xffff),
      cmcor: Uint16Array.of(0xffff, 2),
      tick: BigInt64Array.of(1n, -1n),
      timer: BigInt64Array.of(-1n, 7n),
    },
    hex`/* cmstr */ 0003 /* cmcr */ 0040 0041 /* cmcnt */ 0001 ffff /* cmcor */ ffff 0002
      /* tick */ 0000000000000001 ffffffffffffffff /* timer */ ffffffffffffffff 0000000000000007`,
  );
});

test.run();
