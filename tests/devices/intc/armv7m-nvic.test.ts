/**
 * What stands around an M profile core: NVIC, SysTick, clocks.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vmstateArmv7m } from '../../../src/devices/arm/armv7m.js';
import {
  ARMV7M_EXCP,
  type Armv7mNvicContext,
  type Armv7mNvicState,
  vmstateArmv7mNvic,
} from '../../../src/devices/intc/armv7m-nvic.js';
import {
  packSystickControl,
  unpackSystickControl,
  vmstateArmv7mSystick,
} from '../../../src/devices/timer/armv7m-systick.js';
import { ValueError } from '../../../src/errors.js';
import { SaveVM } from '../../../src/index.js';
import { expectWire, hex, sameBytes } from '../../../src/testing/index.js';
import { blank, decode, encode, load, type Release, type Values } from '../../../src/vmstate/index.js';
import { throwsError } from '../../support/errors.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/intc/armv7m-nvic');

checkSections(test, { targets: ['arm', 'aarch64'], names: ['armv7m', 'armv7m_nvic', 'armv7m_systick'] });

const later: readonly Release[] = ['5.2', '7.2', '10.0', '11.1'];

/** Fixed priorities as after reset. */
const fixed = (reset: number) =>
  Array.from({ length: 16 }, (_, n) => ({ prio: n === 1 ? reset : n === 2 ? -2 : n === 3 ? -1 : 0 }));
const banked = Array.from({ length: 16 }, (_, n) => ({ prio: n === ARMV7M_EXCP.hard ? -3 : 0 }));

test('2.3 has SysTick in it and nothing else', () => {
  const state = { systick_control: 7, systick_reload: 0xffffff, systick_tick: 1n, systick_timer: -1n };
  const bytes = hex`00000007 00ffffff 0000000000000001 /* not pending */ ffffffffffffffff`;
  expectWire(vmstateArmv7mNvic, state, bytes, { release: '2.3' });
});

test('since 5.2 it has all exceptions', () => {
  for (const release of later) {
    const values: Values<Armv7mNvicState> = { vectors: fixed(-3), prigroup: 5 };
    const state = blank(vmstateArmv7mNvic, values, { release });
    const bytes = encode(vmstateArmv7mNvic, state, { release });
    assert.is(bytes.length, 512 * 6 + 4);
    sameBytes(bytes.subarray(6, 12), hex`/* reset */ fffd 00 00 00 00`);
    sameBytes(bytes.subarray(-4), hex`/* prigroup */ 00000005`);
    assert.equal(decode(vmstateArmv7mNvic, bytes, { release }), state);
  }
});

function loaded(values: Values<Armv7mNvicState>, context?: Armv7mNvicContext) {
  const state = blank(vmstateArmv7mNvic, values, { release: '7.2' });
  const bytes = encode(vmstateArmv7mNvic, state, { release: '7.2' });
  return load(vmstateArmv7mNvic, state, bytes, { release: '7.2', context });
}

test('fixed priorities must be those of the core', () => {
  loaded({ vectors: fixed(-3) });
  loaded({ vectors: fixed(-4) });
  loaded({ vectors: fixed(-4) }, { v8: true });
  const refused = { code: 'refused', path: /vectors\[1\]\.prio$/ };
  throwsError(() => loaded({ vectors: fixed(-3) }, { v8: true }), ValueError, refused);
  throwsError(() => loaded({ vectors: fixed(-4) }, { v8: false }), ValueError, refused);
  const nmi = fixed(-3).map((vector, n) => (n === ARMV7M_EXCP.nmi ? { prio: 0 } : vector));
  throwsError(() => loaded({ vectors: nmi }), ValueError, { code: 'refused', path: /vectors\[2\]\.prio$/ });
  for (const prio of [-1, 0x100]) {
    const vectors = [...fixed(-3), { prio }];
    throwsError(() => loaded({ vectors }), ValueError, { code: 'refused', path: /vectors\[16\]\.prio$/ });
  }
  loaded({ vectors: [...fixed(-3), { prio: 0xff }] });
});

test('the secure half is checked, too', () => {
  const m_security = { sec_vectors: banked, itns: [false, true] };
  loaded({ vectors: fixed(-4), m_security });
  const wrong = { sec_vectors: banked.map((vector, n) => (n === ARMV7M_EXCP.hard ? { prio: -2 } : vector)) };
  const refused = { code: 'refused', path: /sec_vectors\[3\]\.prio$/ };
  throwsError(() => loaded({ vectors: fixed(-4), m_security: wrong }), ValueError, refused);
});

test('the secure half is sent if the core has the security extension', () => {
  const sent = (context?: Armv7mNvicContext) => {
    const vm = new SaveVM({ release: '7.2' });
    const state = blank(vmstateArmv7mNvic, { m_security: { sec_vectors: banked } }, { release: '7.2' });
    vm.register(vmstateArmv7mNvic, state, { context });
    return new TextDecoder('latin1').decode(vm.save()).includes('armv7m_nvic/m-security');
  };
  assert.ok(sent());
  assert.ok(sent({ security: true }));
  assert.not.ok(sent({ security: false }));
});

test('systick: control by name', () => {
  const all = { ENABLE: true, TICKINT: true, CLKSOURCE: true, COUNTFLAG: true };
  assert.is(packSystickControl(all), 0x10007);
  assert.equal(unpackSystickControl(0xffffffff), all);
  assert.equal(unpackSystickControl(0xfffefff8), unpackSystickControl(0));
  assert.is(packSystickControl({ CLKSOURCE: true }), 4);
});

test('systick and armv7m: clocks since 7.2', () => {
  const counter = { enabled: 1, limit: 2n, delta: 3n, period_frac: 4, period: 5n, last_event: 6n, next_event: 7n };
  const state = { control: 7, tick: 0n, ptimer: { ...counter, timer: -1n } };
  const bytes = encode(vmstateArmv7mSystick, state, { release: '5.2' });
  assert.is(bytes.length, 12 + 53);
  assert.equal(decode(vmstateArmv7mSystick, bytes, { release: '5.2' }), state);
  const clocks = { refclk: { period: 1n }, cpuclk: { period: 2n } };
  const words = hex`/* refclk */ 0000000000000001 /* cpuclk */ 0000000000000002`;
  for (const release of ['7.2', '10.0', '11.1'] as const) {
    const now = encode(vmstateArmv7mSystick, { ...clocks, ...state }, { release });
    sameBytes(now.subarray(0, 16), words);
    sameBytes(now.subarray(16), bytes);
    expectWire(vmstateArmv7m, clocks, words, { release });
  }
});

test.run();
