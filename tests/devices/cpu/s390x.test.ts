/**
 * The CPU of s390x, with what belongs to all CPUs of a machine.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  packFpc,
  packPswMask,
  S390_CPU_STATE,
  type S390CpuContext,
  type S390CpuState,
  unpackFpc,
  unpackPswMask,
  vmstateS390Cpu,
} from '../../../src/devices/cpu/s390x.js';
import { StreamError } from '../../../src/errors.js';
import { SaveVM } from '../../../src/index.js';
import { hex, sameBytes } from '../../../src/testing/index.js';
import {
  blank,
  decode,
  describe,
  encode,
  load,
  measure,
  type Release,
  type Values,
} from '../../../src/vmstate/index.js';
import { throwsError } from '../../support/errors.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/s390x');

const interrupts = ['qemu-s390-flic', 'todclock', 's390-skeys', 's390_css'];
const consoles = ['sclpconsole', 'sclplmconsole', 'sclpquiesce', 's390_control_program_id'];
checkSections(test, {
  targets: ['s390x'],
  names: ['cpu', 'cpu_common', 'timer', 'ipl', 'vmstate-event-facility', ...interrupts, ...consoles],
});

const later: readonly Release[] = ['5.2', '7.2', '10.0', '11.1'];
const ALL: Values<S390CpuState> = {
  fpu: {},
  vregs: {},
  riccb: {},
  exval: { ex_value: 1n },
  gscb: {},
  bpbc: {},
  etoken: {},
  diag318: {},
};
const NAMES = ['fpu', 'vregs', 'riccb', 'exval', 'gscb', 'bpbc', 'etoken', 'diag318'];

/** The subsections that a live save sends. */
function sent(release: Release, values: Values<S390CpuState>, context?: S390CpuContext): string[] {
  const vm = new SaveVM({ release });
  vm.register(vmstateS390Cpu, blank(vmstateS390Cpu, values, { release }), { context });
  const text = new TextDecoder('latin1').decode(vm.save());
  return [...text.matchAll(/"vmsd_name"\s*:\s*"cpu\/([a-z0-9_]+)"/g)].map((match) => match[1] as string);
}

test('facilities decide about subsections', () => {
  for (const release of later) {
    assert.equal(sent(release, ALL), NAMES, release);
    assert.equal(sent(release, {}), [], release);
    const without = (context: S390CpuContext) => {
      const left = sent(release, ALL, context);
      return NAMES.filter((name) => !left.includes(name));
    };
    assert.equal(without({ vector: false }), ['vregs']);
    assert.equal(without({ runtimeInstrumentation: false }), ['riccb']);
    assert.equal(without({ guardedStorage: false }), ['gscb']);
    assert.equal(without({ branchPredictionBlocking: false }), ['bpbc']);
    assert.equal(without({ etoken: false }), ['etoken']);
    assert.equal(without({ diag318: false }), ['diag318']);
    assert.equal(without({ vector: true, etoken: true }), []);
  }
  assert.equal(sent('2.3', ALL), []);
});

test('an instruction under way is sent if there is one', () => {
  assert.equal(sent('11.1', { exval: { ex_value: 0n } }), []);
  assert.equal(sent('11.1', { exval: { ex_value: 0x4400000000000004n } }), ['exval']);
});

const general: Values<S390CpuState> = {
  regs: [1n, 2n ** 64n - 1n],
  psw_mask: packPswMask({ ea: true, ba: true }),
  psw_addr: 0x10000n,
  psa: 0x2000n,
  todpr: 1,
  pfault_token: 2n ** 64n - 1n,
  cputm: 2n ** 63n,
  aregs: [0xffffffff],
  cregs: [0xe0n],
  cpu_state: S390_CPU_STATE.operating,
  sigp_order: 9,
};

test('2.3: floating-point registers first', () => {
  const state = blank(vmstateS390Cpu, { ...general, f0: 0x7ff0000000000001n, f15: 1n, fpc: 2 }, { release: '2.3' });
  const bytes = encode(vmstateS390Cpu, state, { release: '2.3' });
  assert.is(bytes.length, 538);
  sameBytes(bytes.subarray(0, 8), hex`/* f0, a NaN */ 7ff0000000000001`);
  sameBytes(
    bytes.subarray(256, 288),
    hex`/* psw */ 0000000180000000 0000000000010000 /* psa */ 0000000000002000 /* fpc */ 00000002 /* todpr */ 00000001`,
  );
  assert.equal(decode(vmstateS390Cpu, bytes, { release: '2.3' }), state);
  throwsError(() => decode(vmstateS390Cpu, bytes, { release: '5.2', version: 2 }), StreamError, { code: 'too-old' });
});

test('5.2 and later: one layout', () => {
  const values: Values<S390CpuState> = {
    ...general,
    irqstate_saved_size: 72,
    irqstate: [1, ...new Uint8Array(71)],
    fpu: { f0: 0x7ff0000000000001n, fpc: 2 },
    vregs: { v16_hi: 1n, v0_lo: 2n, v31_lo: 2n ** 64n - 1n },
    riccb: { riccb: [1] },
    exval: { ex_value: 3n },
    gscb: { gscb: [1n, 2n, 3n, 4n] },
    bpbc: { bpbc: true },
    etoken: { etoken: 5n, etoken_extension: 6n },
    diag318: { diag318_info: 7n },
  };
  const first = encode(vmstateS390Cpu, blank(vmstateS390Cpu, values), { release: '5.2' });
  for (const release of later) {
    const state = blank(vmstateS390Cpu, values, { release });
    const bytes = encode(vmstateS390Cpu, state, { release });
    sameBytes(bytes, first);
    assert.equal(decode(vmstateS390Cpu, bytes, { release }), state);
    assert.is(measure(vmstateS390Cpu, blank(vmstateS390Cpu, {}, { release }), { release }), 410);
    const live = blank(vmstateS390Cpu, { ...ALL, irqstate_saved_size: 720, irqstate: [] }, { release });
    assert.is(load(vmstateS390Cpu, live, bytes, { release }), bytes.length);
    assert.is(live.irqstate?.[0], 1);
    assert.equal({ ...live, irqstate: state.irqstate }, state);
  }
});

test('vector registers: names on the wire', () => {
  const text = describe(vmstateS390Cpu, blank(vmstateS390Cpu, ALL));
  const names = [...text.matchAll(/"name": "env\.vregs\[(\d+)\]\[(\d)\]"/g)].map((match) => [match[1], match[2]]);
  const row = (from: number, to: number, half: string) =>
    Array.from({ length: to - from }, (_, i) => [String(from + i), half]);
  assert.equal(names, [...row(0, 16, '0'), ...row(16, 32, '0'), ...row(0, 32, '1')]);
  const text23 = describe(vmstateS390Cpu, blank(vmstateS390Cpu, {}, { release: '2.3' }), { release: '2.3' });
  const names23 = [...text23.matchAll(/"name" : "env\.fregs\[(\d+)\]\.ll"/g)].map((match) => Number(match[1]));
  assert.equal(
    names23,
    Array.from({ length: 16 }, (_, i) => i),
  );
});

test('version 3 has no interrupts of KVM', () => {
  const state = blank(vmstateS390Cpu, { ...general, irqstate_saved_size: 2, irqstate: [1, 2], fpu: { f1: 1n } });
  for (const release of later) {
    const bytes = encode(vmstateS390Cpu, state, { release, version: 3 });
    assert.is(bytes.length, 406 + 13 + 132);
    const live = blank(vmstateS390Cpu, { irqstate_saved_size: 1, irqstate: [7], fpu: {} }, { release });
    assert.is(load(vmstateS390Cpu, live, bytes, { release, version: 3 }), bytes.length);
    assert.is(live.psw_addr, 0x10000n);
    assert.is(live.fpu?.f1, 1n);
    assert.equal([live.irqstate_saved_size, live.irqstate], [1, Uint8Array.of(7)]);
    throwsError(() => decode(vmstateS390Cpu, bytes, { release, version: 2 }), StreamError, { code: 'too-old' });
  }
});

test('more interrupts than there is room for', () => {
  const bytes = encode(vmstateS390Cpu, blank(vmstateS390Cpu, { irqstate_saved_size: 2, irqstate: [1, 2] }));
  const live = blank(vmstateS390Cpu);
  throwsError(() => load(vmstateS390Cpu, live, bytes), StreamError, { code: 'array-too-short' });
});

test('the mask of a PSW', () => {
  assert.is(packPswMask({}), 0n);
  assert.is(packPswMask({ dat: true, io: true, ext: true, mcheck: true, ea: true, ba: true }), 0x0704000180000000n);
  assert.is(packPswMask({ wait: true, problem: true, short: true, per: true, ri: true }), 0x400b008000000000n);
  assert.is(packPswMask({ key: 15, asc: 3, cc: 3, programMask: 15 }), 0x00f0ff0000000000n);
  assert.is(packPswMask({ key: 16, asc: 4, cc: 4, programMask: 16 }), 0n);
  for (const mask of [0n, 0x0705c00180000000n, 0x00f0ff0000000000n, 1n << 62n]) {
    assert.is(packPswMask(unpackPswMask(mask)), mask);
  }
  assert.equal(unpackPswMask(0x0705e00180000000n), {
    per: false,
    dat: true,
    io: true,
    ext: true,
    key: 0,
    short: false,
    mcheck: true,
    wait: false,
    problem: true,
    asc: 3,
    cc: 2,
    programMask: 0,
    ri: false,
    ea: true,
    ba: true,
  });
  // Reserved bits are no field.
  assert.is(packPswMask(unpackPswMask(2n ** 64n - 1n)), 0x47ffff8180000000n);
});

test('the floating-point control register', () => {
  assert.is(packFpc({}), 0);
  assert.is(packFpc({ masks: 63, flags: 63, dxc: 255, drm: 7, brm: 7 }), 0xfcfcff77);
  assert.is(packFpc({ masks: 0x20 }), 0x80000000);
  assert.equal(unpackFpc(0x80040073), { masks: 0x20, flags: 1, dxc: 0, drm: 7, brm: 3 });
  assert.equal(unpackFpc(0xffffffff), { masks: 63, flags: 63, dxc: 255, drm: 7, brm: 7 });
});

test.run();
