/**
 * Old versions of x86 CPUs and of what is around them, and the hooks.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vmstateI386Cpu, vmstateX86Cpu, type X86CpuState } from '../../../../src/devices/cpu/i386.js';
import { vmstateKvmClock } from '../../../../src/devices/i386/kvm-clock.js';
import { vmstateApic } from '../../../../src/devices/intc/apic.js';
import { vmstateRtc } from '../../../../src/devices/rtc/mc146818rtc.js';
import { vmstateHpet } from '../../../../src/devices/timer/hpet.js';
import { vmstatePit } from '../../../../src/devices/timer/i8254.js';
import { StreamError } from '../../../../src/errors.js';
import { cuts, hex } from '../../../../src/testing/index.js';
import {
  blank,
  decode,
  encode,
  load,
  RELEASES,
  type Release,
  save,
  type Values,
} from '../../../../src/vmstate/index.js';
import { concat } from '../../../support/bytes.js';
import { throwsError } from '../../../support/errors.js';

const test = suite('devices/cpu/i386/versions');

const later = RELEASES.slice(1);

/** A state in which every field that came with a version has a value. */
const values: Values<X86CpuState> = {
  regs: [1n, 2n],
  eip: 0xfff0n,
  sysenter_esp_32: 0x87654321n,
  sysenter_eip_32: 0x12345678n,
  sysenter_esp: 0x1_00000001n,
  sysenter_eip: 0x1_00000002n,
  cr0: 1n,
  kernelgsbase: 3n,
  smbase: 4,
  pat: 5n,
  hflags2: 5,
  halted: 5,
  v_tpr: 5,
  mtrr_deftype: 8n,
  mtrr_var: [{ base: 8n, mask: 0x800n }],
  interrupt_injected: 9,
  tsc: 9n,
  exception_nr: 11,
  sipi_vector: 11,
  mcg_cap: 10n,
  tsc_aux: 11n,
  wall_clock_msr: 11n,
  xcr0: 12n,
  ymmh_regs: [{ q2: 12n }],
};
const arrivals: readonly (readonly [keyof X86CpuState, number])[] = [
  ['smbase', 4],
  ['pat', 5],
  ['hflags2', 5],
  ['v_tpr', 5],
  ['mtrr_deftype', 8],
  ['interrupt_injected', 9],
  ['tsc', 9],
  ['mcg_cap', 10],
  ['exception_nr', 11],
  ['sipi_vector', 11],
  ['tsc_aux', 11],
  ['wall_clock_msr', 11],
  ['xcr0', 12],
];

test('2.3 loads versions 3 to 12: what a version lacks keeps its value', () => {
  const release = '2.3';
  const whole = blank(vmstateX86Cpu, values, { release });
  for (let version = 3; version <= 12; version++) {
    const bytes = encode(vmstateX86Cpu, blank(vmstateX86Cpu, values, { release, version }), { release, version });
    const live = blank(vmstateX86Cpu, { interrupt_injected: -2, exception_nr: -2 }, { release });
    const untouched = structuredClone(live);
    assert.is(load(vmstateX86Cpu, live, bytes, { release, version }), bytes.length);
    for (const [key, since] of arrivals) {
      assert.is(live[key], version >= since ? whole[key] : untouched[key], `${key} in version ${version}`);
    }
    assert.is(live.halted, version === 5 ? 5 : undefined);
    assert.is(live.mtrr_var[0]?.mask, version >= 8 ? 0x800n : 0n);
    assert.is(live.ymmh_regs[0]?.q2, version >= 12 ? 12n : 0n);
    assert.is(live.sysenter_esp, version >= 7 ? 0x1_00000001n : 0x87654321n);
    assert.is(live.sysenter_eip, version >= 7 ? 0x1_00000002n : 0x12345678n);
  }
});

test('sizes by version', () => {
  const release = '2.3';
  const narrow = { ...values, sysenter_esp: 1n, sysenter_eip: 2n };
  const sizes = Array.from({ length: 10 }, (_, i) => {
    const version = i + 3;
    return [vmstateX86Cpu, vmstateI386Cpu].map(
      (def) => encode(def, blank(def, narrow, { release, version }), { release, version }).length,
    );
  });
  assert.equal(sizes, [
    [856, 488],
    [860, 492],
    [921, 553],
    [917, 549],
    [925, 549],
    [1149, 773],
    [1165, 789],
    [1509, 1133],
    [1545, 1169],
    [1817, 1313],
  ]);
});

test('since 5.2 nothing below 11', () => {
  for (const release of later) {
    const bytes = encode(vmstateX86Cpu, blank(vmstateX86Cpu, values, { release }), { release, version: 11 });
    const live = blank(vmstateX86Cpu, { xcr0: 7n }, { release });
    load(vmstateX86Cpu, live, bytes, { release, version: 11 });
    assert.is(live.tsc_aux, 11n);
    assert.is(live.xcr0, 7n);
    throwsError(() => load(vmstateX86Cpu, live, bytes, { release, version: 10 }), StreamError, { code: 'too-old' });
  }
  const old = blank(vmstateX86Cpu, {}, { release: '2.3', version: 3 });
  const bytes = encode(vmstateX86Cpu, old, { release: '2.3', version: 3 });
  throwsError(() => decode(vmstateX86Cpu, bytes, { release: '2.3', version: 2 }), StreamError, { code: 'too-old' });
});

/** Where `fpregs_format_vmstate` stands, before the registers. */
const formatAt = 16 * 8 + 8 + 8 + 4 + 2 + 2 + 2;

/** A state of 2.3 with registers of eight bytes each, put in place of those of ten. */
function format1(tags: Uint8Array, registers: Uint8Array): Uint8Array {
  const bytes = encode(vmstateX86Cpu, blank(vmstateX86Cpu, {}, { release: '2.3' }), { release: '2.3' });
  return concat(
    bytes.subarray(0, formatAt - 4),
    tags,
    hex`/* format */ 0001`,
    registers,
    bytes.subarray(formatAt + 2 + 80),
  );
}
const seven = new Uint8Array(56);

test('FPU registers of format 1: MMX registers', () => {
  const release = '2.3';
  const bytes = format1(
    hex`/* fpus */ 0000 /* all in use */ 00ff`.subarray(0, 4),
    concat(hex`0102030405060708`, seven),
  );
  const live = blank(vmstateX86Cpu, {}, { release });
  load(vmstateX86Cpu, live, bytes, { release });
  assert.equal(live.fpregs?.[0], { tmp: { tmp_mant: 0x0102030405060708n, tmp_exp: 0xffff } });
  assert.equal(live.fpregs?.[7], { tmp: { tmp_mant: 0n, tmp_exp: 0xffff } });
  cuts(bytes, (cut) => decode(vmstateX86Cpu, cut, { release }));
});

test('FPU registers of format 1: doubles', () => {
  const release = '2.3';
  const doubles: readonly (readonly [Uint8Array, bigint, number])[] = [
    [hex`/* 1.0 */ 3ff0000000000000`, 0x8000000000000000n, 0x3fff],
    [hex`/* -2.5 */ c004000000000000`, 0xa000000000000000n, 0xc000],
    [hex`/* a NaN, its payload is kept */ 7ff8000000000001`, 0xc000000000000800n, 0x43ff],
    [hex`/* 0.0 */ 0000000000000000`, 0x8000000000000000n, 0x3c00],
  ];
  for (const [double, tmp_mant, tmp_exp] of doubles) {
    const bytes = format1(hex`/* fpus */ 3800 /* in use */ 00ff`, concat(double, seven));
    const live = blank(vmstateX86Cpu, {}, { release });
    load(vmstateX86Cpu, live, bytes, { release });
    assert.equal(live.fpregs?.[0], { tmp: { tmp_mant, tmp_exp } });
  }
  const live = blank(vmstateX86Cpu, {}, { release });
  load(vmstateX86Cpu, live, format1(hex`0000 00fe`, concat(hex`3ff0000000000000`, seven)), { release });
  assert.is(live.fpregs?.[0]?.tmp.tmp_exp, 0x3fff);
  assert.is(decode(vmstateX86Cpu, save(vmstateX86Cpu, live, { release }), { release }).fpregs_format_vmstate, 0);
});

test('since 5.2 only format 0', () => {
  for (const release of later) {
    const state = blank(vmstateX86Cpu, { fpregs_format_vmstate: 1, regs: [5n] }, { release });
    const bytes = encode(vmstateX86Cpu, state, { release });
    const live = blank(vmstateX86Cpu, {}, { release });
    throwsError(() => load(vmstateX86Cpu, live, bytes, { release }), StreamError, { code: 'bad-value' });
    assert.is(live.regs[0], 0n);
  }
});

test('real mode has no privilege levels, the level of protected mode is that of SS', () => {
  const segs = [{ flags: 0xf300 }, { flags: 0xfb00 }, { flags: 0xf300 }];
  for (const release of RELEASES) {
    const real = blank(vmstateX86Cpu, { segs }, { release });
    const saved = decode(vmstateX86Cpu, save(vmstateX86Cpu, real, { release }), { release });
    assert.equal(
      saved.segs.map(({ flags }) => flags),
      [0x9300, 0x9b00, 0x9300, 0, 0, 0],
    );
    const live = blank(vmstateX86Cpu, {}, { release });
    const user = blank(vmstateX86Cpu, { segs, cr0: 1n, hflags: 0xb0 }, { release });
    load(vmstateX86Cpu, live, encode(vmstateX86Cpu, user, { release }), { release });
    assert.is(live.hflags, 0xb3);
    assert.is(live.segs[1]?.flags, 0xfb00);
  }
});

test('a pending exception that is not a nested guest’s goes as injected, with its payload', () => {
  const info = { exception_pending: 1, exception_has_payload: 1, exception_payload: 0x1_00004000n };
  for (const release of later) {
    const sent = (more: Values<X86CpuState>) => {
      const state = blank(vmstateX86Cpu, { exception_info: info, ...more }, { release });
      return decode(vmstateX86Cpu, save(vmstateX86Cpu, state, { release }), { release });
    };
    const debug = sent({ exception_nr: 1 });
    assert.is(debug.exception_info, undefined);
    assert.is(debug.dr[6], 0x1_00004000n);
    assert.is(sent({ exception_nr: 14 }).cr2, 0x1_00004000n);
    const nested = sent({ exception_nr: 14, hflags: 1 << 21 });
    assert.is(nested.exception_info?.exception_payload, 0x1_00004000n);
    assert.is(nested.cr2, 0n);
  }
});

test('an exception that is neither pending nor injected was injected', () => {
  for (const exception_nr of [-1, 13]) {
    const live = blank(vmstateX86Cpu, { exception_info: {} });
    load(vmstateX86Cpu, live, encode(vmstateX86Cpu, blank(vmstateX86Cpu, { exception_nr })));
    assert.is(live.exception_info?.exception_injected, exception_nr === -1 ? 0 : 1);
  }
});

test('v_tpr is part of int_ctl', () => {
  const state = blank(vmstateX86Cpu, { v_tpr: 3, svm_guest: { int_ctl: 0x105 } });
  assert.is(decode(vmstateX86Cpu, save(vmstateX86Cpu, state)).v_tpr, 5);
});

test('kvmclock: not reliable unless it says so', () => {
  const bytes = hex`/* clock */ 0000000000000007`;
  for (const release of RELEASES) {
    const live = { clock: 0n, reliable: { clock_is_reliable: true } };
    load(vmstateKvmClock, live, bytes, { release });
    assert.is(live.clock, 7n);
    if (release !== '2.3') assert.is(live.reliable.clock_is_reliable, false);
  }
});

/** Versions that only 2.3 loads: refused by the others. */
function refused(check: (release: Release) => unknown): void {
  for (const release of later) throwsError(() => check(release), StreamError, { code: 'too-old' });
}

test('apic: versions 1 and 2', () => {
  const interleaved = hex(Array.from({ length: 8 }, (_, i) => `0000010${i} 0000020${i} 0000030${i}`).join(' '));
  const bytes = concat(
    hex`/* apicbase */ fee00900 /* id */ 01 /* arb_id */ 02 /* tpr */ 03 /* spurious */ 000001ff /* destination */ 04 0f`,
    interleaved,
    hex`/* lvt */ 00010000 00010001 00010002 00010003 00010004 00010005 /* esr */ 00000006 /* icr */ 00000007 00000008
      /* divide */ 0000000b /* shift */ 00000003 /* initial count */ 0000ffff /* load time */ 0000000000000010
      /* next */ 0000000000000020`,
  );
  const expiry = hex`/* expiry */ ffffffffffffffff`;
  const live = () => blank(vmstateApic, { timer_expiry: 5n });
  const two = live();
  load(vmstateApic, two, concat(bytes, expiry), { release: '2.3', version: 2 });
  assert.is(two.timer_expiry, -1n);
  const one = live();
  load(vmstateApic, one, bytes, { release: '2.3', version: 1 });
  assert.equal({ ...one, timer_expiry: -1n }, two);
  assert.is(one.timer_expiry, 5n);
  assert.equal([one.isr[7], one.tmr[7], one.irr[7]], [0x107, 0x207, 0x307]);
  assert.equal([one.spurious_vec, one.lvt[5], one.icr[1], one.count_shift], [0x1ff, 0x10005, 8, 3]);
  assert.equal([one.initial_count_load_time, one.next_time], [16n, 32n]);
  cuts(bytes, (cut) => decode(vmstateApic, cut, { release: '2.3', version: 1 }));
  refused((release) => decode(vmstateApic, concat(bytes, expiry), { release, version: 2 }));
});

test('i8254: version 1', () => {
  const channel = hex`/* count */ 00010000 /* latched */ 0001 02 03 /* status */ 04 05 06 07 03 02 00 /* gate */ 01
    /* load time */ 0000000000000009`;
  const bytes = concat(channel, hex`/* next transition */ 000000000000000a`, channel, channel);
  const live = blank(vmstatePit, { irq_disabled: 1 });
  load(vmstatePit, live, bytes, { release: '2.3', version: 1 });
  assert.equal(
    live.channels.map(({ next_transition_time }) => next_transition_time),
    [10n, 0n, 0n],
  );
  assert.equal([live.irq_disabled, live.next_transition_time, live.channels[2]?.count], [0, 10n, 65536]);
  refused((release) => decode(vmstatePit, bytes, { release, version: 1 }));
});

test('hpet: version 1 has three timers; 11.1 wants version 2', () => {
  const bytes = concat(hex`0000000000000001 0000000000000000 0000000000000005`, new Uint8Array(3 * 42));
  for (const release of ['2.3', '5.2', '7.2'] as const) {
    const live = blank(vmstateHpet, { num_timers: 3, timer: [{}, {}, {}] }, { release });
    assert.is(load(vmstateHpet, live, bytes, { release, version: 1 }), bytes.length);
    assert.is(live.hpet_counter, 5n);
  }
  const live = blank(vmstateHpet, { num_timers: 3 });
  throwsError(() => load(vmstateHpet, live, bytes, { version: 1 }), StreamError, { code: 'too-old', expected: 2 });
});

test('mc146818rtc: versions 1 and 2; 11.1 wants version 3', () => {
  for (const version of [1, 2]) {
    const bytes = encode(vmstateRtc, blank(vmstateRtc, { period: 32, cmos_index: 7 }), { release: '2.3', version });
    for (const release of RELEASES) {
      const live = blank(vmstateRtc, { base_rtc: 5n });
      const loading = () => load(vmstateRtc, live, bytes, { release, version });
      if (release === '11.1') throwsError(loading, StreamError, { code: 'too-old', expected: 3 });
      else {
        loading();
        assert.equal([live.cmos_index, live.period, live.base_rtc], [7, version === 2 ? 32 : 0, 5n]);
      }
    }
  }
});

test.run();
