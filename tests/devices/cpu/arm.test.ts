/**
 * The CPUs of arm and aarch64.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type ArmCpuContext,
  type ArmCpuState,
  type SystemRegisters,
  vmstateArmCpu,
} from '../../../src/devices/cpu/arm.js';
import { StreamError, ValueError } from '../../../src/errors.js';
import { SaveVM } from '../../../src/index.js';
import { blank, decode, encode, load, type Release, type Values } from '../../../src/vmstate/index.js';
import { throwsError } from '../../support/errors.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/arm');

checkSections(test, { targets: ['arm', 'aarch64'], names: ['cpu', 'cpu_common', 'timer'] });

const RELEASES: readonly Release[] = ['2.3', '5.2', '7.2', '10.0', '11.1'];
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

function names(release: Release): string[] {
  const vm = new SaveVM({ release });
  vm.register(vmstateArmCpu, blank(vmstateArmCpu, allOf(release), { release }));
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

function list(indexes: readonly bigint[], values: readonly bigint[]): SystemRegisters {
  return { indexes: new BigUint64Array(indexes), values: new BigUint64Array(values) };
}

function received(sent: SystemRegisters, registers: SystemRegisters): bigint[] {
  const { indexes, values } = sent;
  const lists = { cpreg_vmstate_indexes: indexes, cpreg_vmstate_values: values };
  const theirs = blank(vmstateArmCpu, { cpreg_vmstate_array_len: indexes.length, ...lists }, { release: '7.2' });
  const bytes = encode(vmstateArmCpu, theirs, { release: '7.2' });
  load(vmstateArmCpu, blank(vmstateArmCpu, {}, { release: '7.2' }), bytes, { release: '7.2', context: { registers } });
  return [...registers.values];
}

test('more system registers than there are here are refused at once', () => {
  const three = list([1n, 5n, 7n], [1n, 2n, 3n]);
  throwsError(() => received(three, list([1n, 5n], [0n, 0n])), StreamError, { code: 'not-less-or-equal' });
});

function loadedM(values: Values<ArmCpuState>, context: ArmCpuContext, release: Release = '7.2') {
  const state = blank(vmstateArmCpu, values, { release });
  load(vmstateArmCpu, state, encode(vmstateArmCpu, state, { release }), { release, context });
  return state;
}

test('a core with low overhead branches has LTPSIZE 4', () => {
  const fpdscr = { m: { fp: { fpdscr: [4 << 16, 0] } } };
  throwsError(() => loadedM(fpdscr, { m: true, lob: true }), ValueError, { code: 'refused', path: /fpdscr/ });
  loadedM(fpdscr, { m: true, lob: false });
});

test.run();
