/**
 * Subsections of PowerPC CPUs: which of them a live save sends, and what differs between machine types and releases.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { PpcCpuContext } from '../../../../src/devices/cpu/ppc/context.js';
import {
  type PpcCpuState,
  vmstatePpc64Cpu,
  vmstatePpcCpu,
  vmstatePpcEmbeddedCpu,
} from '../../../../src/devices/cpu/ppc.js';
import { StreamError } from '../../../../src/errors.js';
import { SaveVM } from '../../../../src/index.js';
import {
  type AnyVMState,
  blank,
  decode,
  encode,
  RELEASES,
  type Release,
  type Values,
} from '../../../../src/vmstate/index.js';
import { throwsError } from '../../../support/errors.js';

const test = suite('devices/cpu/ppc/subsections');

/** A CPU that has everything. */
const ALL: Values<PpcCpuState> = {
  msr: 7n << 33n,
  fpu: {},
  altivec: {},
  vsx: {},
  sr: {},
  tm: {},
  slb: {},
  bhrb: {},
  tlb6xx: { nb_tlb: 1, tlb6: [{}] },
  tlbmas: { nb_tlb: 1, tlbm: [{}] },
  compat: { compat_pvr: 0x0f000004 },
  reservation: {},
  rtas_stopped: {},
};

function machine(def: AnyVMState, release: Release, values: object, context?: PpcCpuContext) {
  const state = blank(def, values, { release }) as PpcCpuState;
  const vm = new SaveVM({ release });
  vm.register(def, state as never, { context } as never);
  return { vm, state };
}

/** The subsections that a live save sends, without `cpu/`. */
function sent(def: AnyVMState, release: Release, values: object, context?: PpcCpuContext): string[] {
  const text = new TextDecoder('latin1').decode(machine(def, release, values, context).vm.save());
  const names = [...text.matchAll(/"vmsd_name"\s*:\s*"cpu\/([^"]+)"/g)].map((match) => match[1] as string);
  return names.filter((name) => !name.endsWith('_entry'));
}

const NOTHING: PpcCpuContext = {
  fpu: false,
  altivec: false,
  vsx: false,
  mmu64: false,
  tlb: 'emb',
  bhrb: false,
  pre210Migration: true,
  replay: false,
  rtasStoppedState: false,
};

test('units, MMU and machine decide', () => {
  // Without a 64-bit MMU there are segment registers.
  assert.equal(sent(vmstatePpc64Cpu, '2.3', ALL, NOTHING), ['sr', 'tm']);
  assert.equal(sent(vmstatePpc64Cpu, '7.2', ALL, { ...NOTHING, mmu64: true }), ['tm', 'slb']);
  const only = (release: Release, more: PpcCpuContext) => {
    const without = sent(vmstatePpc64Cpu, release, ALL, NOTHING);
    return sent(vmstatePpc64Cpu, release, ALL, { ...NOTHING, ...more }).filter((name) => !without.includes(name));
  };
  assert.equal(only('2.3', { fpu: true }), ['fpu']);
  assert.equal(only('5.2', { altivec: true, vsx: true }), ['altivec', 'vsx']);
  assert.equal(only('5.2', { tlb: '6xx' }), ['tlb6xx']);
  assert.equal(only('10.0', { tlb: 'mas' }), ['tlbmas']);
  assert.equal(only('7.2', { bhrb: true }), []);
  assert.equal(only('10.0', { bhrb: true }), ['bhrb']);
  assert.equal(only('2.3', { pre210Migration: false }), []);
  assert.equal(only('5.2', { pre210Migration: false }), ['compat']);
  assert.equal(only('10.0', { replay: true }), ['reservation']);
  assert.equal(only('11.1', { rtasStoppedState: true }), ['rtas_stopped']);
});

test('a compatibility mode of 0, and a TLB without entries, are not sent', () => {
  const empty = { compat: { compat_pvr: 0 }, tlb6xx: { nb_tlb: 0, tlb6: [] }, tlbmas: { nb_tlb: 0, tlbm: [] } };
  assert.equal(sent(vmstatePpc64Cpu, '7.2', empty), []);
});

test('a transaction is in bits 33 and 34 of MSR; from 7.2 on QEMU looks at 34 and 35', () => {
  const by = (release: Release) =>
    [33n, 34n, 35n].filter((bit) => sent(vmstatePpc64Cpu, release, { msr: 1n << bit, tm: {} }).includes('tm'));
  assert.equal(by('2.3'), [33n, 34n]);
  assert.equal(by('5.2'), [33n, 34n]);
  assert.equal(by('7.2'), [34n, 35n]);
  assert.equal(by('11.1'), [34n, 35n]);
});

test('targets of 32 bits have no SLB, no transactions and no branch history', () => {
  const values = { ...ALL, msr: 0n, tm: undefined, slb: undefined, bhrb: undefined };
  assert.equal(sent(vmstatePpcCpu, '10.0', values, { pre210Migration: false, tlb: '6xx' }), [
    'fpu',
    'altivec',
    'vsx',
    'sr',
    'tlb6xx',
    'compat',
    'reservation',
  ]);
});

test('embedded cores have their TLB under the name of the other one before 10.0', () => {
  const tlbemb = { nb_tlb: 1, tlbe: [{ RPN: 1n << 40n, EPN: 0xfffffffen, PID: 1n, size: 0x1000n, prot: 7, attr: 1 }] };
  for (const release of RELEASES) {
    const [name] = sent(vmstatePpcEmbeddedCpu, release, { tlbemb }, { tlb: 'emb', mmu64: true, replay: false }).filter(
      (sub) => sub.startsWith('tlb'),
    );
    assert.is(name, release === '10.0' || release === '11.1' ? 'tlbemb' : 'tlb6xx', release);
  }
});

test('old machine types send what 2.3 compares; younger ones do not', () => {
  const model = { msr_mask: 0n, insns_flags: 0n, insns_flags2: 0n, nb_BATs: 0 };
  const sizes = (release: Release, context: PpcCpuContext) =>
    encode(vmstatePpc64Cpu, { ...blank(vmstatePpc64Cpu, {}, { release }), ...model }, { release, context }).length;
  // msr_mask, insns_flags, insns_flags2: 8 bytes each; nb_BATs: 4.
  assert.is(sizes('7.2', { pre28Migration: true }) - sizes('7.2', {}), 28);
  assert.is(sizes('10.0', { pre28Migration: true }), sizes('10.0', {}));
  assert.is(sizes('2.3', {}), sizes('7.2', { pre28Migration: true }));
});

test('2.3 loads only what the model here has', () => {
  const { vm } = machine(vmstatePpc64Cpu, '2.3', { insns_flags: 1n });
  const stream = vm.save();
  const other = machine(vmstatePpc64Cpu, '2.3', { insns_flags: 3n });
  throwsError(() => other.vm.load(stream), StreamError, {
    code: 'not-equal',
    path: 'cpu/env.insns_flags',
    expected: 3n,
    actual: 1n,
  });
});

test('hflags that are not in MSR are saved as 0 since 7.2', () => {
  for (const release of RELEASES) {
    const { vm, state } = machine(vmstatePpc64Cpu, release, { hflags_nmsr: 5n });
    vm.save();
    assert.is(state.hflags_nmsr, release === '2.3' || release === '5.2' ? 5n : 0n, release);
  }
});

test('the bits of every register survive in every release and width', () => {
  for (const [def, top] of [
    [vmstatePpc64Cpu, (1n << 64n) - 1n],
    [vmstatePpcCpu, (1n << 32n) - 1n],
  ] as const) {
    for (const release of RELEASES) {
      const state = blank(
        def as typeof vmstatePpc64Cpu,
        {
          gpr: Array.from({ length: 32 }, (_, i) => top - BigInt(i)),
          crf: [8, 4, 2, 1],
          nip: top,
          spr: [0n, top],
          spe_acc: (1n << 64n) - 1n,
          msr: top,
          fpu: { fpr: [0x7ff0000000000001n, 1n << 63n], fpscr: top },
          altivec: { avr: [[1n << 63n, 0xfff8dead00000001n]], vscr: 0x80010001 },
        },
        { release },
      );
      const bytes = encode(def as typeof vmstatePpc64Cpu, state, { release });
      assert.equal(decode(def as typeof vmstatePpc64Cpu, bytes, { release }), state, release);
    }
  }
});

test.run();
