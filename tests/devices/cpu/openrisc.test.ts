/**
 * The CPU of or32 and or1k, with its timer and the controller of interrupts between CPUs.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { sr } from '../../../src/devices/cpu/openrisc/words.js';
import {
  OPENRISC_TIMER,
  packFpcsr,
  packSr,
  packTtmr,
  unpackFpcsr,
  unpackSr,
  unpackTtmr,
  vmstateOpenriscCpu,
} from '../../../src/devices/cpu/openrisc.js';
import { vmstateOr1kOmpic } from '../../../src/devices/intc/or1k-ompic.js';
import { vmstateOr1kTimer } from '../../../src/devices/timer/or1k-timer.js';
import { StreamError } from '../../../src/errors.js';
import { expectWire, hex, sameBytes } from '../../../src/testing/index.js';
import { blank, decode, describe, encode, load, type Release, vmstate } from '../../../src/vmstate/index.js';
import { throwsError } from '../../support/errors.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/openrisc');

checkSections(test, { targets: ['or32', 'or1k'], names: ['cpu', 'cpu_common', 'timer', 'or1k_timer'] });

const later: readonly Release[] = ['5.2', '7.2', '10.0', '11.1'];
const word = vmstate({ name: 'x', versionId: 1, fields: { sr: sr() } });

test('sr: all bits of the word are kept', () => {
  expectWire(word, { sr: 0 }, hex`00000000`);
  expectWire(word, { sr: 0xffffffff }, hex`/* reserved bits too */ ffffffff`);
  expectWire(word, { sr: packSr({ SM: true, CY: true, CID: 9 }) }, hex`/* CID 9, FO, CY, SM */ 90008401`);
  assert.match(describe(word, { sr: 0 }), '{"name": "sr", "type": "sr", "size": 4}');
});

test('sr: each flag has its bit, FO is always set', () => {
  assert.is(packSr({}), 0x8000);
  const flags = 'SM TEE IEE DCE ICE DME IME LEE CE F CY OV OVE DSX EPH FO SUMRA SCE'.split(' ');
  flags.forEach((name, bit) => {
    assert.is(packSr({ FO: false, [name]: true }), 2 ** bit, name);
    assert.equal(unpackSr(2 ** bit), { ...unpackSr(0), [name]: true });
  });
  assert.is(packSr({ CID: 15, FO: false }), 0xf0000000);
  assert.is(unpackSr(0xf0000000).CID, 15);
  assert.equal(unpackSr(0x0ffc0000), unpackSr(0));
});

test('fpcsr and ttmr: each part has its bits', () => {
  const flags = 'FPEE RM RM OVF UNF SNF QNF ZF IXF IVF INF DZF'.split(' ');
  flags.forEach((name, bit) => {
    if (name === 'RM') return;
    assert.is(packFpcsr({ [name]: true }), 1 << bit, name);
    assert.equal(unpackFpcsr(1 << bit), { ...unpackFpcsr(0), [name]: true });
  });
  assert.is(packFpcsr({ RM: 3 }), 6);
  assert.equal(unpackFpcsr(0xfffff000), unpackFpcsr(0));
  const full = { TP: 0xfffffff, IP: true, IE: true, M: OPENRISC_TIMER.continue };
  assert.is(packTtmr(full), 0xffffffff);
  assert.equal(unpackTtmr(0xffffffff), full);
  assert.is(packTtmr({ M: OPENRISC_TIMER.restart, TP: 5 }), 0x40000005);
  assert.is(packTtmr({ TP: 0x10000000 }), 0);
});

test('a CPU of 2.3 is its registers alone', () => {
  const cpu = blank(vmstateOpenriscCpu, { env: { gpr: [0, 1], sr: 0x8001, ppc: 8 } }, { release: '2.3' });
  const bytes = encode(vmstateOpenriscCpu, cpu, { release: '2.3' });
  assert.is(bytes.length, 8 + 160);
  sameBytes(bytes.subarray(8, 16), hex`/* r0 */ 00000000 /* r1 */ 00000001`);
  sameBytes(bytes.subarray(8 + 128, 8 + 132), hex`/* sr */ 00008001`);
  sameBytes(bytes.subarray(-4), hex`/* ppc */ 00000008`);
  assert.equal(decode(vmstateOpenriscCpu, bytes, { release: '2.3' }), cpu);
});

test('later ones have shadow registers, TLBs, timer and interrupts', () => {
  const env = { shadow_gpr: Array.from({ length: 512 }, (_, i) => i), sr: packSr({ SM: true }), mac: 2n ** 64n - 1n };
  const values = { env: { ...env, tlb: { dtlb: [{ mr: 1, tr: 2 }] }, timer: -1n, picsr: 3 } };
  for (const release of later) {
    const cpu = blank(vmstateOpenriscCpu, values, { release });
    const bytes = encode(vmstateOpenriscCpu, cpu, { release });
    assert.is(bytes.length, 8 + 2048 + 17 * 4 + 8 + 2048 + 8 + 12);
    sameBytes(bytes.subarray(8 + 4 * 33, 8 + 4 * 34), hex`/* r1 of set 1 */ 00000021`);
    sameBytes(
      bytes.subarray(-20),
      hex`/* timer */ ffffffffffffffff /* ttmr */ 00000000 /* picmr, picsr */ 00000000 00000003`,
    );
    assert.equal(decode(vmstateOpenriscCpu, bytes, { release }), cpu);
  }
});

test('a loaded CPU has FO of SR set, and what is cut off is refused', () => {
  const cpu = blank(vmstateOpenriscCpu, { env: { sr: 1 } }, { release: '7.2' });
  const bytes = encode(vmstateOpenriscCpu, cpu, { release: '7.2' });
  load(vmstateOpenriscCpu, cpu, bytes, { release: '7.2' });
  assert.is(cpu.env.sr, 0x8001);
  for (const length of [0, 7, 8, 2000, bytes.length - 1]) {
    const cut = bytes.slice(0, length);
    throwsError(() => decode(vmstateOpenriscCpu, cut, { release: '7.2' }), StreamError, {
      code: 'truncated',
      path: /./,
    });
  }
});

test('or1k_timer: both layouts', () => {
  const old = hex`/* ttcr */ 00000005 /* last_clk */ 0000000000000006`;
  for (const release of ['5.2', '7.2'] as const)
    expectWire(vmstateOr1kTimer, { ttcr: 5, last_clk: 6n }, old, { release });
  const now = hex`/* ttcr */ 00000005 /* ttcr_offset */ fffffffe /* clk_offset */ 0000000000000007`;
  for (const release of ['10.0', '11.1'] as const) {
    expectWire(vmstateOr1kTimer, { ttcr: 5, ttcr_offset: 0xfffffffe, clk_offset: 7n }, now, { release });
    throwsError(() => decode(vmstateOr1kTimer, old, { release, version: 1 }), StreamError, { code: 'too-old' });
  }
});

test('or1k-ompic: bytes', () => {
  const cpus = [1, 2, 3, 4].map((n) => ({ status: n, control: 0x80000000 + n }));
  const words = hex`00000001 80000001 00000002 80000002 00000003 80000003 00000004 80000004 /* num_cpus */ 00000002`;
  expectWire(vmstateOr1kOmpic, { cpus, num_cpus: 2 }, words);
});

test.run();
