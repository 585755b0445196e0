/**
 * The interrupt controllers and timers of arm and aarch64.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vmstateArmGic, vmstateArmGicIrqState } from '../../../src/devices/intc/arm-gic.js';
import {
  type ArmGicv3Context,
  type ArmGicv3State,
  armGicv3,
  vmstateArmGicv3Cpu,
  vmstateArmGicv3Hvf,
} from '../../../src/devices/intc/arm-gicv3.js';
import { vmstateArmGicv3Its } from '../../../src/devices/intc/arm-gicv3-its.js';
import { a9Gtimer } from '../../../src/devices/timer/a9gtimer.js';
import { armMptimer, vmstateArmMptimerBlock } from '../../../src/devices/timer/arm-mptimer.js';
import { vmstatePtimer } from '../../../src/devices/timer/ptimer.js';
import { StreamError } from '../../../src/errors.js';
import { SaveVM } from '../../../src/index.js';
import { expectWire, hex, sameBytes } from '../../../src/testing/index.js';
import {
  blank,
  decode,
  encode,
  load,
  measure,
  type Release,
  type StateOf,
  save,
  type Values,
} from '../../../src/vmstate/index.js';
import { throwsError } from '../../support/errors.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/intc/arm-gic');

checkSections(test, {
  targets: ['arm', 'aarch64'],
  names: ['arm_gic', 'arm_gicv3', 'arm_gicv3_its', 'arm_mptimer', 'arm.cortex-a9-global-timer'],
});

const later: readonly Release[] = ['5.2', '7.2', '10.0', '11.1'];
const gicv3Of2 = armGicv3(2);
const noBug = { gicd_no_migration_shift_bug: { gicd_no_migration_shift_bug: true } };

/** The vmsds of a stream's description that follow a prefix, in their order; each state once. */
const sent = (bytes: Uint8Array, prefix: string): string[] => {
  const text = new TextDecoder('latin1').decode(bytes);
  const found = [...text.matchAll(/"vmsd_name"\s*:\s*"([^"]+)",\s*"version"/g)].map((match) => match[1] as string);
  return found.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
};

test('arm_gic: an interrupt has a group since 5.2', () => {
  const irq = { enabled: 0xff, pending: 1, active: 2, level: 0x80, model: true, edge_trigger: false };
  const bytes = hex`/* enabled, pending, active, level */ ff 01 02 80 /* model */ 01 /* edge */ 00`;
  expectWire(vmstateArmGicIrqState, irq, bytes, { release: '2.3' });
  for (const release of later) {
    expectWire(vmstateArmGicIrqState, { ...irq, group: 3 }, new Uint8Array([...bytes, 3]), { release });
  }
});

test('arm_gic: sizes and versions', () => {
  const size = (release: Release) => measure(vmstateArmGic, blank(vmstateArmGic, {}, { release }), { release });
  assert.is(size('2.3'), 25049);
  for (const release of later) {
    assert.is(size(release), 9888);
    const bytes = encode(vmstateArmGic, blank(vmstateArmGic, {}, { release }), { release });
    throwsError(() => decode(vmstateArmGic, bytes, { release, version: 11 }), StreamError, { code: 'too-old' });
  }
});

test('arm_gic: the virtual interface is sent where the machine has it', () => {
  const state = blank(vmstateArmGic, { virt_state: { h_hcr: [1], cpu_ctlr: [0x303] } });
  const length = (virtualization?: boolean) =>
    save(vmstateArmGic, state, virtualization === undefined ? {} : { context: { virtualization } }).length;
  assert.is(length(), 12152);
  assert.is(length(true), 12152);
  assert.is(length(false), 9888);
  assert.equal(decode(vmstateArmGic, save(vmstateArmGic, state)), state);
  assert.is(save(vmstateArmGic, blank(vmstateArmGic), { context: { virtualization: true } }).length, 9888);
});

const everything = (): Values<ArmGicv3State> => ({
  ...noBug,
  gicd_nmi: { nmi: [0, 0x80000000] },
  hvf: { size: 3, state: Uint8Array.of(1, 2, 3) },
  cpu: [
    {
      virt: { ich_lr_el2: [0x8000000000000001n] },
      sre_el1: { icc_sre_el1: 0n },
      gicv4: { gicr_vpropbaser: 1n },
      nmi: { gicr_inmir0: 0xffffffff },
    },
    { sre_el1: { icc_sre_el1: 7n } },
  ],
});

test('arm_gicv3: which subsections each release has, in their order', () => {
  const names = (release: Release, context?: ArmGicv3Context) => {
    const vm = new SaveVM({ release });
    vm.register(gicv3Of2, blank(gicv3Of2, everything(), { release }), { context });
    return sent(vm.save(), 'arm_gicv3');
  };
  const ofCpu = ['_cpu', '_cpu/virt', '_cpu/sre_el1', '_cpu/gicv4', '_cpu/nmi'];
  const flag = '/gicd_no_migration_shift_bug';
  assert.equal(names('5.2'), ['', ...ofCpu.slice(0, 3), '_cpu', flag]);
  assert.equal(names('7.2'), ['', ...ofCpu.slice(0, 4), '_cpu', flag]);
  assert.equal(names('10.0'), ['', ...ofCpu, '_cpu', flag, '/gicd_nmi']);
  assert.equal(names('11.1'), ['', ...ofCpu, '_cpu', flag, '/gicd_nmi', '/hvf_gic_state']);
  const without = { virtualization: false, gicv4: false, nmi: false, hvf: false };
  assert.equal(names('11.1', without), ['', '_cpu', '_cpu/sre_el1', '_cpu', flag]);
});

test('arm_gicv3: what is sent comes back', () => {
  for (const release of later) {
    const state = blank(gicv3Of2, everything(), { release });
    assert.equal(decode(gicv3Of2, encode(gicv3Of2, state, { release }), { release }), state, release);
  }
});

test('arm_gicv3: before the ITS, which is before the others', () => {
  const vm = new SaveVM({ release: '11.1' });
  vm.register(vmstatePtimer, blank(vmstatePtimer));
  vm.register(vmstateArmGicv3Its, blank(vmstateArmGicv3Its));
  vm.register(armGicv3(1), blank(armGicv3(1), noBug));
  const names = sent(vm.save(), '').filter((name) => /^(arm_gicv3|arm_gicv3_its|ptimer)$/.test(name));
  assert.equal(names, ['arm_gicv3', 'arm_gicv3_its', 'ptimer']);
});

test('arm_gicv3: ICC_SRE_EL1 is 7 if it is not sent', () => {
  const source = blank(vmstateArmGicv3Cpu, { gicr_waker: 6, sre_el1: { icc_sre_el1: 7n } });
  const target = blank(vmstateArmGicv3Cpu, { sre_el1: { icc_sre_el1: 0n } });
  load(vmstateArmGicv3Cpu, target, save(vmstateArmGicv3Cpu, source));
  assert.is(target.gicr_waker, 6);
  assert.is(target.sre_el1?.icc_sre_el1, 7n);
  const other = blank(vmstateArmGicv3Cpu, { sre_el1: { icc_sre_el1: 1n } });
  load(vmstateArmGicv3Cpu, target, save(vmstateArmGicv3Cpu, other));
  assert.is(target.sre_el1?.icc_sre_el1, 1n);
});

test('arm_gicv3: bitmaps one word too far up are moved, with KVM and without the flag only', () => {
  const gic = armGicv3(1);
  const bitmaps = { group: [0, 1, 2, 3], level: [0, 4, 5], enabled: [0, 0, 0x80000000] };
  const old = encode(gic, blank(gic, bitmaps));
  const loaded = (bytes: Uint8Array, context: ArmGicv3Context | undefined, values: Values<ArmGicv3State> = {}) => {
    const state = blank(gic, values);
    load(gic, state, bytes, { context });
    return state;
  };
  const moved = loaded(old, { kvm: true });
  assert.equal([...moved.group.subarray(0, 4)], [1, 2, 3, 0]);
  assert.equal([...moved.enabled.subarray(0, 3)], [0, 0x80000000, 0]);
  assert.equal([...moved.level.subarray(0, 3)], [0, 4, 5], 'level was never wrong');
  assert.equal(moved.gicd_no_migration_shift_bug, { gicd_no_migration_shift_bug: true });
  for (const kept of [loaded(old, undefined), loaded(old, undefined, noBug), loaded(old, { kvm: false })]) {
    assert.equal([...kept.group.subarray(0, 4)], [0, 1, 2, 3]);
  }
  const fixed = loaded(encode(gic, blank(gic, { ...bitmaps, ...noBug })), { kvm: true });
  assert.equal([...fixed.group.subarray(0, 4)], [0, 1, 2, 3]);
  assert.equal(fixed.gicd_no_migration_shift_bug, { gicd_no_migration_shift_bug: true });
});

test('arm_gicv3: the opaque state of macOS says how long it is', () => {
  const state = { size: 0, state: Uint8Array.of(0xab, 0xcd) };
  sameBytes(save(vmstateArmGicv3Hvf, state), hex`/* size */ 00000002 /* state */ ab cd`);
  assert.is(state.size, 2);
  expectWire(vmstateArmGicv3Hvf, state, hex`/* size */ 00000002 /* state */ ab cd`);
  const live = { size: 0, state: new Uint8Array(0) };
  load(vmstateArmGicv3Hvf, live, hex`00000003 010203`);
  assert.equal(live, { size: 3, state: Uint8Array.of(1, 2, 3) });
});

test('arm_gicv3_its: bytes', () => {
  expectWire(
    vmstateArmGicv3Its,
    {
      ctlr: 0x80000001,
      iidr: 2,
      cbaser: 0xf000000000000001n,
      cwriter: 4n,
      creadr: 5n,
      baser: BigUint64Array.from({ length: 8 }, (_, n) => BigInt(n)),
    },
    hex`/* ctlr */ 80000001 /* iidr */ 00000002 /* cbaser */ f000000000000001
      /* cwriter, creadr */ 0000000000000004 0000000000000005
      /* baser */ 0000000000000000 0000000000000001 0000000000000002 0000000000000003
                  0000000000000004 0000000000000005 0000000000000006 0000000000000007`,
  );
});

test('ptimer: bytes', () => {
  expectWire(
    vmstatePtimer,
    {
      enabled: 2,
      limit: 9n,
      delta: 8n,
      period_frac: 0xffffffff,
      period: -1n,
      last_event: 7n,
      next_event: 6n,
      timer: -1n,
    },
    hex`/* enabled */ 02 /* limit, delta */ 0000000000000009 0000000000000008 /* period_frac */ ffffffff
      /* period */ ffffffffffffffff /* last, next */ 0000000000000007 0000000000000006 /* timer */ ffffffffffffffff`,
  );
});

test('arm_mptimer: 2.3 counts itself, the others with a ptimer', () => {
  expectWire(
    vmstateArmMptimerBlock,
    { count: 1, load: 2, control: 3, status: 1, tick: -2n, timer: -1n },
    hex`/* count, load */ 00000001 00000002 /* control, status */ 00000003 00000001
      /* tick */ fffffffffffffffe /* timer */ ffffffffffffffff`,
    { release: '2.3' },
  );
  for (const release of later) {
    const state = blank(vmstateArmMptimerBlock, { control: 7, ptimer: { enabled: 1 } }, { release });
    const bytes = encode(vmstateArmMptimerBlock, state, { release });
    sameBytes(bytes.subarray(0, 9), hex`/* control, status */ 00000007 00000000 /* ptimer enabled */ 01`);
    assert.is(bytes.length, 61);
    assert.equal(decode(vmstateArmMptimerBlock, bytes, { release }), state);
  }
  const two = armMptimer(2);
  const old = encode(two, blank(two, {}, { release: '2.3' }), { release: '2.3' });
  assert.is(old.length, 64);
  throwsError(() => decode(two, old, { release: '5.2', version: 2 }), StreamError, { code: 'too-old' });
});

test('a9gtimer: the shared half of the control register is sent since 7.2, when it is not 0', () => {
  const def = a9Gtimer(2);
  const length = (control: number, release: Release) =>
    save(def, blank(def, { control: { control } }, { release }), { release }).length;
  const bare = 8 * 4 + 2 * 20;
  // QEMU_VM_SUBSECTION, length of the name, name, version, control.
  const more = 1 + 1 + 'arm.cortex-a9-global-timer.control'.length + 4 + 4;
  assert.equal(
    later.map((release) => length(0x101, release)),
    [bare, bare + more, bare + more, bare + more],
  );
  assert.is(length(0x101, '2.3'), bare);
  assert.equal(
    later.map((release) => length(0, release)),
    [bare, bare, bare, bare],
  );
  const live: StateOf<typeof def> = blank(def, { control: { control: 1 } });
  load(def, live, save(def, blank(def, { counter: 5n, control: { control: 0x301 } })));
  assert.is(live.counter, 5n);
  assert.is(live.control?.control, 0x301);
});

test.run();
