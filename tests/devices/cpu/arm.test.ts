/**
 * The CPUs of arm and aarch64.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { clockPeriodOfHz } from '../../../src/devices/core/clock.js';
import {
  type ArmCpuContext,
  type ArmCpuState,
  type SystemRegisters,
  vmstateArmCpu,
} from '../../../src/devices/cpu/arm.js';
import { catalogue } from '../../../src/devices/index.js';
import { ARMV7M_EXCP, type Armv7mNvicState } from '../../../src/devices/intc/armv7m-nvic.js';
import { type Armv7mSystickState, unpackSystickControl } from '../../../src/devices/timer/armv7m-systick.js';
import { StreamError, ValueError } from '../../../src/errors.js';
import { SaveVM } from '../../../src/index.js';
import { type DeviceSection, readStream } from '../../../src/savevm/stream/index.js';
import { blank, decode, encode, load, type Release, type Values } from '../../../src/vmstate/index.js';
import { bytesOf } from '../../streams/recordings.js';
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

/** The states of a fixture's sections of a name, all of them typed. */
function states<S>(file: string, name: string): S[] {
  const { items } = readStream(bytesOf({ file: `tests/fixtures/streams/${file}.mig.gz`, release: '7.2' }), {
    catalogue,
  });
  const sections = items.filter((item) => item.kind === 'device' && item.header.idstr === name) as DeviceSection[];
  return sections.map(({ content }) => {
    if (content.how !== 'typed') throw new Error(`${name} is not typed`);
    return content.state as S;
  });
}

test('a running guest of four CPUs that has used SVE and the ZA storage', () => {
  const [cpu, second, ...others] = states<ArmCpuState>('7.2__aarch64__virt__guest-max', 'cpu');
  assert.is(others.length, 2);
  assert.is(cpu?.pc, 0x4008002cn);
  assert.equal([...(cpu?.vfp?.q1 ?? [])], [0x5a5a5a5a5a5a5a5an, 0x5a5a5a5a5a5a5a5an]);
  const ones = 2n ** 64n - 1n;
  assert.equal(cpu?.sve?.zregs[0]?.d.slice(2), new BigUint64Array(14).fill(ones));
  assert.equal(cpu?.sve?.zregs[1]?.d.slice(2), new BigUint64Array(14));
  assert.equal(cpu?.sve?.pregs[0]?.p, new BigUint64Array(4).fill(ones));
  assert.is(cpu?.za?.za.length, 256);
  assert.is(second?.za, undefined);
  assert.is(second?.powered_off, true);
});

test('a running guest of an M profile core that has used vectors and SysTick', () => {
  const [cpu] = states<ArmCpuState>('7.2__arm__mps3-an547__guest', 'cpu');
  assert.ok((cpu?.regs[7] ?? 0) > 0, 'the exceptions are counted in R7');
  assert.equal([...(cpu?.vfp?.q1 ?? [])], [0x5a_0000005an, 0x5a_0000005an]);
  assert.is(cpu?.vfp?.q0?.[0], 0x40000000_3f800000n);
  assert.is(cpu?.m_security?.secure, 1);
  const [nonSecure, secure] = states<Armv7mSystickState>('7.2__arm__mps3-an547__guest', 'armv7m_systick');
  assert.equal(unpackSystickControl(nonSecure?.control ?? 0), unpackSystickControl(4));
  assert.ok(unpackSystickControl(secure?.control ?? 0).ENABLE);
  assert.is(secure?.ptimer.limit, 0xffffn);
  assert.is(secure?.cpuclk?.period, clockPeriodOfHz(32_000_000));
  const [nvic] = states<Armv7mNvicState>('7.2__arm__mps3-an547__guest', 'armv7m_nvic');
  assert.is(nvic?.vectors?.[ARMV7M_EXCP.reset]?.prio, -4);
  assert.is(nvic?.m_security?.sec_vectors.length, 16);
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
