/**
 * The CPU of cris.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  CRIS_CC_OP_FLAGS,
  CRIS_PR,
  type CrisCpuState,
  vmstateCrisCpu,
  vmstateCrisTlbset,
} from '../../../src/devices/cpu/cris.js';
import { StreamError } from '../../../src/errors.js';
import { SaveVM } from '../../../src/index.js';
import { readStream } from '../../../src/savevm/stream/index.js';
import { expectWire, hex, sameBytes } from '../../../src/testing/index.js';
import { blank, decode, encode, load, type Release } from '../../../src/vmstate/index.js';
import { throwsError } from '../../support/errors.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/cris');

checkSections(test, { targets: ['cris'], names: ['cpu', 'cpu_common', 'timer'] });

const later: readonly Release[] = ['5.2', '7.2'];
const pregs = new Uint32Array(16);
pregs[CRIS_PR.CCS] = 0x8000002f;
pregs[CRIS_PR.SPC] = 0xffffffff;

const cpu = (release: Release): CrisCpuState =>
  blank(
    vmstateCrisCpu,
    {
      ...(release !== '2.3' && { parent_obj: { halted: 1, interrupt_request: 2 } }),
      env: {
        regs: Array.from({ length: 16 }, (_, i) => i + 1),
        pregs,
        pc: 0xfffffffe,
        ksp: 0xc0001000,
        dslot: 2,
        btaken: 1,
        btarget: 0xc0002000,
        cc_op: CRIS_CC_OP_FLAGS,
        cc_mask: 0x1f,
        cc_size: 4,
        cc_x: -1,
        ...(release !== '2.3' && { locked_irq: 1, interrupt_vector: -1, fault_vector: 0x100, trap_vector: 3 }),
        sregs_0: [1],
        sregs_3: [0, 4],
        mmu_rand_lfsr: 0xffff,
        itlb_0: [{ lo: 5, hi: 6 }],
        dtlb_3: [{}, { lo: 7, hi: 8 }],
      },
    },
    { release },
  );

test('what each release sends comes back', () => {
  const sizes = { '2.3': 1460, '5.2': 8 + 1460 + 16, '7.2': 8 + 1460 + 16 } as const;
  for (const release of ['2.3', '5.2', '7.2'] as const) {
    const state = cpu(release);
    const bytes = encode(vmstateCrisCpu, state, { release });
    assert.is(bytes.length, sizes[release], release);
    assert.equal(decode(vmstateCrisCpu, bytes, { release }), state);
    const live = blank(vmstateCrisCpu, {}, { release });
    load(vmstateCrisCpu, live, bytes, { release });
    assert.equal(live, state);
  }
});

test('2.3 sends neither cpu_common nor the vectors', () => {
  const old = encode(vmstateCrisCpu, cpu('2.3'), { release: '2.3' });
  sameBytes(
    old.subarray(112, 180),
    hex`/* p12 CCS USP SPC */ 00000000 8000002f 00000000 ffffffff /* pc ksp */ fffffffe c0001000
      /* dslot btaken btarget */ 00000002 00000001 c0002000
      /* cc: op mask dest src result size x */ 00000001 0000001f 00000000 00000000 00000000 00000004 ffffffff
      /* s0 of bank 0 */ 00000001`,
  );
  for (const release of later) {
    const bytes = encode(vmstateCrisCpu, cpu(release), { release });
    sameBytes(bytes.subarray(0, 12), hex`/* halted, interrupts */ 00000001 00000002 /* R0 */ 00000001`);
    sameBytes(
      bytes.subarray(180, 204),
      hex`/* cc_x */ ffffffff /* locked, vectors */ 00000001 ffffffff 00000100 00000003 /* s0 */ 00000001`,
    );
    sameBytes(bytes.subarray(8, 184), old.subarray(0, 176));
    sameBytes(bytes.subarray(200), old.subarray(176));
  }
});

test('2.3 writes the section by hand', () => {
  for (const release of ['2.3', '5.2'] as const) {
    const vm = new SaveVM({ release });
    vm.register(vmstateCrisCpu, cpu(release));
    const { items } = readStream(vm.save(), { release });
    const how = items.flatMap((item) => (item.kind === 'device' ? [item.content.how] : []));
    assert.equal(how, [release === '2.3' ? 'opaque' : 'described']);
  }
});

test('2.3 does not look at the version', () => {
  const state = cpu('2.3');
  const old = { release: '2.3', version: 0 } as const;
  const bytes = encode(vmstateCrisCpu, state, old);
  assert.is(bytes.length, 1460);
  assert.equal(decode(vmstateCrisCpu, bytes, old), state);
  for (const release of later) {
    const now = encode(vmstateCrisCpu, cpu(release), { release });
    throwsError(() => decode(vmstateCrisCpu, now, { release, version: 0 }), StreamError, { code: 'too-old' });
    throwsError(() => decode(vmstateCrisCpu, now, { release, version: 2 }), StreamError, { code: 'too-new' });
  }
});

test('an entry of a TLB: lo before hi', () => {
  expectWire(vmstateCrisTlbset, { lo: 0x4000201f, hi: 0xb00000ff }, hex`/* lo */ 4000201f /* hi */ b00000ff`);
});

test.run();
