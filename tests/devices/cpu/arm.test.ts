/**
 * The CPUs of arm and aarch64.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type ArmCpuContext,
  type ArmCpuState,
  armCpu,
  type Cpsr,
  cpsr,
  isAarch64,
  isOldCpsr,
  packCpsr,
  poweredOff,
  type SystemRegisters,
  unpackCpsr,
  vmstateArmCpu,
  xpsrOfCpsr,
} from '../../../src/devices/cpu/arm.js';
import { StreamError, ValueError } from '../../../src/errors.js';
import { SaveVM } from '../../../src/index.js';
import { blank, decode, encode, load, type Release, type Values, vmstate } from '../../../src/vmstate/index.js';
import { hex, sameBytes } from '../../support/bytes.js';
import { throwsError } from '../../support/errors.js';
import { wire } from '../../support/wire.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/arm');

checkSections(test, { targets: ['arm', 'aarch64'], names: ['cpu', 'cpu_common', 'timer'] });

const RELEASES: readonly Release[] = ['2.3', '5.2', '7.2', '10.0', '11.1'];
const words = vmstate({ name: 'x', versionId: 1, fields: { cpsr: cpsr(), off: poweredOff() } });

test('cpsr and powered_off: bytes', () => {
  wire(words, { cpsr: 0xffffffff, off: true }, hex`/* reserved bits too */ ffffffff 01`);
  wire(words, { cpsr: 0x600001d3, off: false }, hex`/* Z C, A I F, supervisor */ 600001d3 00`);
});

test('cpsr: each flag has its bit', () => {
  const none = unpackCpsr(0);
  const bits = { n: 31, z: 30, c: 29, v: 28, q: 27, j: 24, e: 9, a: 8, i: 7, f: 6, t: 5 } as const;
  for (const [name, bit] of Object.entries(bits)) {
    assert.is(packCpsr({ ...none, [name]: true }), 2 ** bit, name);
    assert.is(unpackCpsr(2 ** bit)[name as keyof Cpsr], true, name);
  }
  assert.is(packCpsr({ ...none, ge: 15, mode: 0x1f }), 0x000f001f);
  assert.is(packCpsr({ ...none, it: 0xff }), 0x0600fc00);
  assert.is(unpackCpsr(0x0600fc00).it, 0xff);
  assert.is(packCpsr(unpackCpsr(0xffffffff), 0xffffffff), 0xffffffff);
  assert.is(packCpsr(none, 0xffffffff), 0x00f00000);
});

test('a word of AArch64 state has bit 4 clear', () => {
  assert.ok(isAarch64(0x400003c5));
  assert.not.ok(isAarch64(0x600001d3));
});

test('M profile cores of old releases have a CPSR, which becomes an XPSR and two masks', () => {
  assert.not.ok(isOldCpsr(0x01000000));
  assert.ok(isOldCpsr(0x600001f3));
  assert.equal(xpsrOfCpsr(0xf80f_fc73), { xpsr: 0xf90ffc00, faultmask: true, primask: false });
});

/** What is sent of each release, with everything there. */
const ALL: Values<ArmCpuState> = {
  vfp: { fpcr_fpsr: { fpcr: 2n ** 40n } },
  iwmmxt: {},
  m: { faultmask_primask: {}, csselr: {}, scr: {}, other_sp: {}, v8m: {}, fp: {}, mve: {} },
  thumb2ee: {},
  pmsav7_rnr: {},
  pmsav7: {},
  pmsav8: {},
  m_security: {},
  sve: {},
  za: {},
  zt0: {},
  serror: { pending: 1 },
  irq_line_state: {},
  wfxt_timer: {},
  syndrome64: { syndrome: 2n ** 32n },
  pstate64: { pstate64: 2n ** 32n },
  event: { event_register: true },
  fpmr: {},
};

/** In 2.3 the part of M profile cores is another. */
const allOf = (release: Release): Values<ArmCpuState> => (release === '2.3' ? { ...ALL, m: {} } : ALL);

function names(release: Release, context?: ArmCpuContext, values = allOf(release)): string[] {
  const vm = new SaveVM({ release });
  vm.register(vmstateArmCpu, blank(vmstateArmCpu, values, { release }), { context });
  const text = new TextDecoder('latin1').decode(vm.save());
  const nested = ['cpu/sve/zreg_hi', 'cpu/sve/preg'];
  return [...text.matchAll(/"vmsd_name"\s*:\s*"(cpu\/[^"]+)"/g)]
    .map((match) => match[1] as string)
    .filter((name) => !nested.includes(name));
}

test('each release has its subsections, in its order', () => {
  assert.equal(names('2.3'), ['cpu/vfp', 'cpu/iwmmxt', 'cpu/m', 'cpu/thumb2ee']);
  const m = ['faultmask-primask', 'csselr', 'scr', 'other-sp', 'v8m', 'fp'].map((name) => `cpu/m/${name}`);
  const mpu = ['cpu/thumb2ee', 'cpu/pmsav7-rnr', 'cpu/pmsav7', 'cpu/pmsav8', 'cpu/m-security'];
  const tail = ['cpu/serror', 'cpu/irq-line-state'];
  assert.equal(names('5.2'), ['cpu/vfp', 'cpu/iwmmxt', 'cpu/m', ...m, ...mpu, 'cpu/sve', ...tail]);
  const mve = [...m, 'cpu/m/mve'];
  assert.equal(names('7.2'), ['cpu/vfp', 'cpu/iwmmxt', 'cpu/m', ...mve, ...mpu, 'cpu/sve', 'cpu/sme', ...tail]);
  const vfp = ['cpu/vfp', 'cpu/vfp/fpcr_fpsr'];
  const sve = ['cpu/sve', 'cpu/sme'];
  assert.equal(names('10.0'), [...vfp, 'cpu/iwmmxt', 'cpu/m', ...mve, ...mpu, ...sve, ...tail, 'cpu/wfxt-timer']);
  const last = ['cpu/wfxt-timer', 'cpu/syndrome64', 'cpu/pstate64', 'cpu/event', 'cpu/fpmr'];
  assert.equal(names('11.1'), [...vfp, 'cpu/m', ...mve, ...mpu, ...sve, 'cpu/zt0', ...tail, ...last]);
});

test('a live save sends what the model has and what is not as usual', () => {
  const without = (context: ArmCpuContext, name: string, release: Release = '11.1') => {
    assert.ok(names(release).includes(name), name);
    assert.not.ok(names(release, context).includes(name), name);
  };
  without({ vfp: false }, 'cpu/vfp');
  without({ iwmmxt: false }, 'cpu/iwmmxt', '10.0');
  without({ m: false }, 'cpu/m');
  without({ thumb2ee: false }, 'cpu/thumb2ee');
  without({ pmsav7: false }, 'cpu/pmsav7');
  without({ pmsav8: false }, 'cpu/pmsav8');
  without({ security: false }, 'cpu/m-security');
  without({ sve: false }, 'cpu/sve');
  without({ za: false }, 'cpu/sme');
  without({ za: false }, 'cpu/zt0');
  without({ sme2: false }, 'cpu/zt0');
  without({ wfxt: false }, 'cpu/wfxt-timer');
  without({ fpmr: false }, 'cpu/fpmr');
  without({ caches: false }, 'cpu/m/csselr');
  without({ v8: false }, 'cpu/m/v8m');
  without({ mve: false }, 'cpu/m/mve');
  const usual = { ...ALL, serror: {}, syndrome64: { syndrome: 0xffffffffn }, pstate64: { pstate64: 5n }, event: {} };
  const sent = names('11.1', undefined, { ...usual, vfp: { fpcr_fpsr: { fpcr: 0x07ff9f00n } } });
  for (const name of ['cpu/serror', 'cpu/syndrome64', 'cpu/pstate64', 'cpu/event', 'cpu/vfp/fpcr_fpsr']) {
    assert.not.ok(sent.includes(name), name);
  }
});

test('everything comes back in each release', () => {
  for (const release of RELEASES) {
    const state = blank(vmstateArmCpu, allOf(release), { release });
    const bytes = encode(vmstateArmCpu, state, { release });
    assert.equal(decode(vmstateArmCpu, bytes, { release }), state, release);
    const cut = bytes.slice(0, bytes.length - 1);
    throwsError(() => decode(vmstateArmCpu, cut, { release }), StreamError, { code: 'truncated', path: /./ });
    throwsError(() => decode(vmstateArmCpu, bytes, { release, version: 21 }), StreamError, { code: 'too-old' });
  }
});

test('of each vector of SVE, 14 words follow the two of Q', () => {
  for (const release of RELEASES.slice(1)) {
    const zregs = [{ d: Array.from({ length: 16 }, (_, i) => BigInt(i)) }];
    const state = blank(vmstateArmCpu, { sve: { zregs } }, { release });
    const bytes = encode(vmstateArmCpu, state, { release });
    const without = encode(vmstateArmCpu, blank(vmstateArmCpu, {}, { release }), { release });
    const sve = bytes.subarray(without.length);
    assert.is(sve.length, 2 + 'cpu/sve'.length + 4 + 32 * 14 * 8 + 17 * 4 * 8, release);
    sameBytes(sve.subarray(13, 29), hex`/* words 2 and 3 */ 0000000000000002 0000000000000003`);
    sameBytes(sve.subarray(13 + 13 * 8, 13 + 14 * 8), hex`/* word 15, the last */ 000000000000000f`);
  }
});

test('FPSCR is derived from FPCR and FPSR, and 0 where these are sent', () => {
  const saved = (fpcr: bigint, fpsr: bigint) => {
    const vm = new SaveVM({ release: '10.0' });
    const state = blank(vmstateArmCpu, { vfp: { fpscr: 5, fpcr_fpsr: { fpcr, fpsr } } }, { release: '10.0' });
    vm.register(vmstateArmCpu, state);
    vm.save();
    return state.vfp?.fpscr;
  };
  assert.is(saved(0x00c00000n, 0x0800001fn), 0x08c0001f);
  assert.is(saved(0x07ff9f00n, 0xf800009fn), 0xffff9f9f);
  assert.is(saved(0x00c00001n, 0x0800001fn), 0);
});

function list(indexes: readonly bigint[], values: readonly bigint[]): SystemRegisters {
  return { indexes: new BigUint64Array(indexes), values: new BigUint64Array(values) };
}

test('system registers are sent in ascending order, each once', () => {
  for (const release of RELEASES) {
    const vm = new SaveVM({ release });
    const state = blank(vmstateArmCpu, {}, { release });
    vm.register(vmstateArmCpu, state, { context: { registers: list([1n, 5n], [10n, 50n]) } });
    vm.save();
    assert.is(state.cpreg_vmstate_array_len, 2);
    assert.equal([...state.cpreg_vmstate_indexes], [1n, 5n]);
    assert.equal([...state.cpreg_vmstate_values], [10n, 50n]);
  }
  for (const [indexes, code] of [
    [[5n, 1n], 'refused'],
    [[1n, 1n], 'refused'],
    [[1n, 2n, 3n], 'wrong-length'],
  ] as const) {
    const vm = new SaveVM({ release: '7.2' });
    vm.register(vmstateArmCpu, blank(vmstateArmCpu), { context: { registers: list(indexes, [1n, 2n]) } });
    throwsError(() => vm.save(), ValueError, { code });
  }
});

function received(sent: SystemRegisters, registers: SystemRegisters): bigint[] {
  const { indexes, values } = sent;
  const lists = { cpreg_vmstate_indexes: indexes, cpreg_vmstate_values: values };
  const theirs = blank(vmstateArmCpu, { cpreg_vmstate_array_len: indexes.length, ...lists }, { release: '7.2' });
  const bytes = encode(vmstateArmCpu, theirs, { release: '7.2' });
  load(vmstateArmCpu, blank(vmstateArmCpu, {}, { release: '7.2' }), bytes, { release: '7.2', context: { registers } });
  return [...registers.values];
}

test('system registers are matched by their index, those that do not come stay', () => {
  assert.equal(received(list([1n, 5n], [10n, 50n]), list([1n, 5n], [0n, 0n])), [10n, 50n]);
  assert.equal(received(list([5n], [50n]), list([1n, 5n, 7n], [1n, 2n, 3n])), [1n, 50n, 3n]);
  assert.equal(received(list([], []), list([1n], [1n])), [1n]);
});

test('more system registers than there are here are refused at once', () => {
  const three = list([1n, 5n, 7n], [1n, 2n, 3n]);
  throwsError(() => received(three, list([1n, 5n], [0n, 0n])), StreamError, { code: 'not-less-or-equal' });
});

test('a system register that only the stream has is refused, unless it is tolerated', () => {
  for (const index of [0n, 3n, 9n]) {
    const path = /cpreg_vmstate_indexes\[0\]/;
    throwsError(() => received(list([index], [1n]), list([1n, 5n], [0n, 0n])), ValueError, { code: 'refused', path });
  }
  const tolerates = (index: bigint, value: bigint) => index === 3n && value === 1n;
  const mine = { ...list([1n, 5n], [0n, 0n]), tolerates };
  assert.equal(received(list([3n, 5n], [1n, 50n]), mine), [0n, 50n]);
  throwsError(() => received(list([3n, 5n], [2n, 50n]), mine), ValueError, { code: 'refused' });
});

function loadedM(values: Values<ArmCpuState>, context: ArmCpuContext, release: Release = '7.2') {
  const state = blank(vmstateArmCpu, values, { release });
  load(vmstateArmCpu, state, encode(vmstateArmCpu, state, { release }), { release, context });
  return state;
}

test('loading puts an old CPSR of an M profile core right', () => {
  const values = { cpsr: 0x600001f3, m: { faultmask_primask: {} } };
  const state = loadedM(values, { m: true });
  assert.is(state.cpsr, 0x61000000);
  const masks = (state.m as { faultmask_primask?: object }).faultmask_primask;
  assert.equal(masks, { faultmask: 1, primask: 1 });
  assert.is(loadedM({ cpsr: 0x61000000 }, { m: true }).cpsr, 0x61000000);
});

test('loading refuses what cannot be', () => {
  const odd = { cpsr: 0x33, regs: [...new Array<number>(15).fill(0), 1] };
  throwsError(() => loadedM(odd, {}), ValueError, { code: 'refused', path: /regs\[15\]/ });
  loadedM({ ...odd, cpsr: 0x13 }, {});
  const fpdscr = { m: { fp: { fpdscr: [4 << 16, 0] } } };
  throwsError(() => loadedM(fpdscr, { m: true, lob: true }), ValueError, { code: 'refused', path: /fpdscr/ });
  loadedM(fpdscr, { m: true, lob: false });
});

test('regions of memory protection are those of the model', () => {
  for (const mpu of [0, 8, 16]) {
    const def = armCpu({ mpu });
    const state = blank(def, { pmsav7: {} }, { release: '7.2' });
    assert.is(state.pmsav7?.drbar.length, mpu);
    const bytes = encode(def, state, { release: '7.2' });
    assert.equal(decode(def, bytes, { release: '7.2' }), state);
  }
});

test.run();
