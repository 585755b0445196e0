/**
 * The CPU of loongarch64, with the interrupt controllers of its machines.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { LoongarchCpuContext } from '../../../src/devices/cpu/loongarch/context.js';
import {
  LOONGARCH_FP_EXCEPTION,
  LOONGARCH_TLB_ENTRIES,
  type LoongarchCpuState,
  packCrmd,
  packEstat,
  packFcsr,
  packTlbMisc,
  packTlbPage,
  unpackCrmd,
  unpackEstat,
  unpackFcsr,
  unpackTlbMisc,
  unpackTlbPage,
  vmstateLoongarchCpu,
} from '../../../src/devices/cpu/loongarch.js';
import { loongarchExtioi } from '../../../src/devices/intc/loongarch-extioi.js';
import { vmstateLoongarchPchPic } from '../../../src/devices/intc/loongarch-pch-pic.js';
import { loongsonIpi, vmstateLoongarchIpi } from '../../../src/devices/intc/loongson-ipi.js';
import { StreamError } from '../../../src/errors.js';
import { SaveVM } from '../../../src/index.js';
import { expectWire, hex, sameBytes } from '../../../src/testing/index.js';
import { blank, decode, describe, encode, type Release, type Values } from '../../../src/vmstate/index.js';
import { throwsError } from '../../support/errors.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/loongarch');

const controllers = ['loongson_ipi', 'loongarch.extioi', 'loongarch_pch_pic'];
checkSections(test, { targets: ['loongarch64'], names: ['cpu', 'cpu_common', 'timer', ...controllers] });

const TLB_BYTES = LOONGARCH_TLB_ENTRIES * 24;

test('crmd, estat and fcsr0: each part has its bits', () => {
  const crmd = { PLV: 3, IE: true, DA: true, PG: true, DATF: 3, DATM: 3, WE: true };
  assert.is(packCrmd(crmd), 0x3ffn);
  assert.equal(unpackCrmd(0x3ffn), crmd);
  assert.is(packCrmd({ DA: true }), 8n);
  assert.equal(unpackCrmd(0xffff_ffff_ffff_fc00n), unpackCrmd(0n));
  const estat = { IS: 0x1fff, MSGINT: true, Ecode: 0x3f, EsubCode: 0x1ff };
  assert.is(packEstat(estat), 0x7fff5fffn);
  assert.equal(unpackEstat(2n ** 64n - 1n), estat);
  const fcsr = { Enables: 31, RM: 3, Flags: 31, Cause: LOONGARCH_FP_EXCEPTION.invalid };
  assert.is(packFcsr(fcsr), 0x101f031f);
  assert.equal(unpackFcsr(0x101f031f), fcsr);
  assert.equal(unpackFcsr(0xe0e0fce0), unpackFcsr(0));
});

test('words of the TLB: each part has its bits', () => {
  const misc = { E: true, ASID: 0x3ff, VPPN: 2 ** 35 - 1, PS: 0x3f };
  assert.is(packTlbMisc(misc), 0x003fffffffffe7ffn);
  assert.equal(unpackTlbMisc(2n ** 64n - 1n), misc);
  assert.is(packTlbMisc({ VPPN: 2 ** 35 }), 0n);
  const page = { V: true, D: true, PLV: 3, MAT: 3, G: true, PPN: 2 ** 36 - 1, NR: true, NX: true, RPLV: true };
  assert.is(packTlbPage(page), 0xe000fffffffff07fn);
  assert.equal(unpackTlbPage(2n ** 64n - 1n), page);
  assert.equal(unpackTlbPage(0x1fff000000000f80n), unpackTlbPage(0n));
});

test('7.2 has all in the section itself', () => {
  const values = {
    gpr: [0n, 1n],
    fpr: [0x7ff8000000000001n],
    cf: [true],
    CSR_CRMD: 8n,
    tlb_entries: [{ tlb_misc: 1n }],
  };
  const cpu = blank(vmstateLoongarchCpu, values, { release: '7.2' });
  const bytes = encode(vmstateLoongarchCpu, cpu, { release: '7.2' });
  assert.is(bytes.length, 33 * 8 + 32 * 8 + 4 + 8 + (50 + 16 + 4 + 1) * 8 + TLB_BYTES);
  sameBytes(bytes.subarray(33 * 8, 34 * 8), hex`/* a NaN keeps its payload */ 7ff8000000000001`);
  assert.equal(decode(vmstateLoongarchCpu, bytes, { release: '7.2' }), cpu);
  assert.match(describe(vmstateLoongarchCpu, cpu, { release: '7.2' }), '"name": "env.CSR_CRMD", "type": "uint64"');
});

const units: Values<LoongarchCpuState> = {
  fpu: { fpr: [{ ud0: 0x7ff0000000000001n }], fcsr0: 0x300, cf: [true] },
  lsx: { fpr: [{ ud1: 1n }] },
  lasx: { fpr: [{ ud2: 2n, ud3: 3n }] },
  tlb: { tlb: [{ tlb_misc: 1n }] },
  lbt: { scr0: 4n, eflags: 0x8d5, ftop: 7 },
};
const later: Values<LoongarchCpuState> = { ...units, msgint: { CSR_MSGIS: [1n] }, pmu: { perf_event_num: 4 } };

function cpuOf(release: Release) {
  return blank(vmstateLoongarchCpu, release === '11.1' ? later : units, { release });
}

test('10.0 and 11.1: subsections in their order', () => {
  for (const release of ['10.0', '11.1'] as const) {
    const cpu = cpuOf(release);
    const bytes = encode(vmstateLoongarchCpu, cpu, { release });
    assert.equal(decode(vmstateLoongarchCpu, bytes, { release }), cpu);
    const names = [...describe(vmstateLoongarchCpu, cpu, { release }).matchAll(/"cpu\/(\w+)"/g)].map(
      (match) => match[1],
    );
    const sent = [...new Set(names.filter((name) => name !== 'tlb_entry'))];
    const ours = ['fpu', 'lsx', 'lasx', 'tlb', 'lbt'];
    assert.equal(sent, release === '11.1' ? [...ours, 'msgint', 'pmu'] : ours);
  }
  const registers = describe(vmstateLoongarchCpu, cpuOf('11.1'), { release: '11.1' });
  assert.match(registers, '"env.sys_states[0].CSR_CRMD"');
  assert.match(registers, '"env.sys_states[0].CSR_MSGIS"');
});

function sent(release: Release, context: LoongarchCpuContext): string[] {
  const vm = new SaveVM({ release });
  vm.register(vmstateLoongarchCpu, cpuOf(release), { context });
  const text = new TextDecoder('latin1').decode(vm.save());
  return [...text.matchAll(/"vmsd_name"\s*:\s*"cpu\/(\w+)"/g)].map((match) => match[1] as string);
}

test('a live save sends what the model has', () => {
  const facts = { fp: 'fpu', lsx: 'lsx', lasx: 'lasx', lbt: 'lbt', tcg: 'tlb', msgint: 'msgint', pmu: 'pmu' };
  for (const [fact, name] of Object.entries(facts)) {
    assert.ok(sent('11.1', { [fact]: true }).includes(name), name);
    assert.not.ok(sent('11.1', { [fact]: false }).includes(name), name);
  }
});

test('no version of another release loads', () => {
  const bytes = encode(vmstateLoongarchCpu, cpuOf('10.0'), { release: '10.0' });
  throwsError(() => decode(vmstateLoongarchCpu, bytes, { release: '11.1', version: 3 }), StreamError, {
    code: 'too-old',
  });
  throwsError(() => decode(vmstateLoongarchCpu, bytes, { release: '7.2', version: 3 }), StreamError, {
    code: 'too-new',
  });
});

const single = { status: 1, en: 2, set: 3, clear: 4, buf: new Uint32Array([5, 0, 0, 0, 0, 0, 0, 6]) };
const words = hex`00000001 00000002 00000003 00000004
  00000005 00000000 00000000 00000000 00000000 00000000 00000000 00000006`;

test('interrupts between CPUs: bytes', () => {
  for (const release of ['10.0', '11.1'] as const) expectWire(loongsonIpi(1), { cpu: [single] }, words, { release });
  const four = blank(vmstateLoongarchIpi, { ipi_core: [single, single] }, { release: '7.2' });
  const bytes = encode(vmstateLoongarchIpi, four, { release: '7.2' });
  assert.is(bytes.length, 4 * 48);
  sameBytes(bytes.subarray(48, 96), words);
});

test('extioi: both layouts', () => {
  const def = loongarchExtioi(2);
  const old = encode(def, blank(def, { coreisr: [0, 7], sw_coremap: [9] }, { release: '7.2' }), { release: '7.2' });
  assert.is(old.length, 32 + 128 + 32 * 3 + 8 + 256 + 8 + 256);
  sameBytes(old.subarray(32, 40), hex`/* coreisr */ 00000000 00000007`);
  for (const release of ['10.0', '11.1'] as const) {
    const state = blank(def, { cpu: [{}, { coreisr: [1] }], status: 1 }, { release });
    const bytes = encode(def, state, { release });
    assert.is(bytes.length, 32 * 4 + 8 + 256 + 64 + 8);
    sameBytes(
      bytes.subarray(-40),
      hex`/* coreisr of CPU 1 */ 00000001 00000000 00000000 00000000
      00000000 00000000 00000000 00000000 /* features, status */ 00000000 00000001`,
    );
    assert.equal(decode(def, bytes, { release }), state);
  }
});

test('pch pic: bytes', () => {
  const state = blank(vmstateLoongarchPchPic, { int_mask: 1n, route_entry: [2], htmsi_vector: [3], int_polarity: 4n });
  const bytes = encode(vmstateLoongarchPchPic, state);
  assert.is(bytes.length, 48 + 128 + 32);
  sameBytes(bytes.subarray(0, 8), hex`/* int_mask */ 0000000000000001`);
  sameBytes(bytes.subarray(48, 49), hex`/* route_entry */ 02`);
  sameBytes(bytes.subarray(112, 113), hex`/* htmsi_vector */ 03`);
  sameBytes(bytes.subarray(-8), hex`/* int_polarity */ 0000000000000004`);
  assert.equal(decode(vmstateLoongarchPchPic, bytes), state);
});

test.run();
