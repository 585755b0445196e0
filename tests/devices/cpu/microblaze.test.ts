/**
 * The CPUs of microblaze and microblazeel.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type MicroblazeCpuState,
  type MicroblazeEnvState,
  msr,
  packMsr,
  unpackMsr,
  vmstateMicroblazeCpu,
  vmstateMicroblazeEnv,
} from '../../../src/devices/cpu/microblaze.js';
import { ValueError } from '../../../src/errors.js';
import { SaveVM } from '../../../src/index.js';
import { expectWire, hex, sameBytes } from '../../../src/testing/index.js';
import { decode, describe, encode, load, measure, type Release, vmstate } from '../../../src/vmstate/index.js';
import { throwsError } from '../../support/errors.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/microblaze');

checkSections(test, { targets: ['microblaze', 'microblazeel'], names: ['cpu', 'timer'] });

const later: readonly Release[] = ['5.2', '7.2', '10.0', '11.1'];

const env = (): MicroblazeEnvState => ({
  regs: Uint32Array.from({ length: 32 }, (_, n) => n),
  pc: 0x90000000,
  msr: packMsr({ ee: true, vm: true, c: true }),
  esr: 1,
  fsr: 2,
  btr: 3,
  edr: 4,
  slr: 0,
  shr: 0xffffffff,
  ear: 0xffffffff_80000000n,
  btarget: 5,
  imm: 0xffff0000,
  iflags: 0x1001,
  res_val: 6,
  res_addr: 0xffffffffn,
  mmu: { rams: new BigUint64Array(128).fill(0x40n, 0, 64), tids: new Uint8Array(64), regs: Uint32Array.of(1, 2, 63) },
});
const cpu = (): MicroblazeCpuState => ({ parent_obj: { halted: 0, interrupt_request: 2 }, env: env() });

test('msr: all bits of the word are kept', () => {
  const def = vmstate({ name: 'x', versionId: 1, fields: { msr: msr() } });
  expectWire(def, { msr: 0 }, hex`/* msr */ 00000000`);
  expectWire(def, { msr: 0xffffffff }, hex`/* msr, reserved bits too */ ffffffff`);
  expectWire(def, { msr: 0x80000000 }, hex`/* CC without C, which no hardware has */ 80000000`);
  assert.match(describe(def, { msr: 0 }), '{"name": "msr", "type": "msr", "size": 4}');
});

test('packMsr: the carry stands in two places', () => {
  assert.is(packMsr({}), 0);
  assert.is(packMsr({ c: true }), 0x80000004);
  assert.is(packMsr({ be: true, ie: true, bip: true, fsl: true, ice: true, dz: true, dce: true }), 0xfb);
  assert.is(packMsr({ ee: true, eip: true, pvr: true, um: true, ums: true, vm: true, vms: true }), 0x7f00);
  for (let bit = 0; bit < 15; bit++) {
    const word = bit === 2 ? 0x80000004 : 1 << bit;
    assert.is(packMsr(unpackMsr(word)), word, `bit ${bit}`);
  }
});

test('unpackMsr: bit 2 is the carry, CC alone and reserved bits say nothing', () => {
  assert.is(unpackMsr(0x00000004).c, true);
  assert.is(unpackMsr(0x80000000).c, false);
  assert.equal(unpackMsr(0x7fff8000), unpackMsr(0));
});

test('2.3 cannot be saved', () => {
  const vm = new SaveVM({ release: '2.3' });
  vm.register(vmstateMicroblazeCpu, cpu());
  throwsError(() => vm.save(), ValueError, { code: 'unmigratable', path: 'cpu' });
});

test('no release sends the registers', () => {
  for (const release of later) {
    sameBytes(
      encode(vmstateMicroblazeCpu, cpu(), { release }),
      hex`/* halted */ 00000000 /* interrupt_request */ 00000002`,
      release,
    );
    assert.not.match(describe(vmstateMicroblazeCpu, cpu(), { release }), '"env"');
  }
});

test('what is not sent keeps its value', () => {
  for (const release of later) {
    const live = cpu();
    load(vmstateMicroblazeCpu, live, hex`00000001 00000000`, { release });
    assert.equal(live.parent_obj, { halted: 1, interrupt_request: 0 });
    assert.equal(live.env, env());
  }
});

test('the exception of cpu_common goes with it, if the CPU is emulated', () => {
  const state: MicroblazeCpuState = {
    parent_obj: { halted: 0, interrupt_request: 0, exception_index: { exception_index: 3 } },
  };
  const saved = (tcg: boolean) => {
    const vm = new SaveVM({ release: '10.0' });
    vm.register(vmstateMicroblazeCpu, state, { context: { tcg } });
    return new TextDecoder('latin1').decode(vm.save()).includes('"vmsd_name": "cpu_common/exception_index"');
  };
  assert.is(saved(true), true);
  assert.is(saved(false), false);
});

test('the registers on their own', () => {
  const sizes: Record<string, number> = {};
  for (const release of later) {
    const bytes = encode(vmstateMicroblazeEnv, env(), { release });
    sizes[release] = measure(vmstateMicroblazeEnv, env(), { release });
    assert.is(bytes.length, sizes[release]);
    assert.equal(decode(vmstateMicroblazeEnv, bytes, { release }), env());
    sameBytes(
      bytes.subarray(124, 184 + (release === '11.1' ? 4 : 8)),
      release === '11.1'
        ? hex`/* r31 */ 0000001f /* pc */ 90000000 /* msr */ 80002104 /* esr */ 00000001 /* fsr */ 00000002
            /* btr */ 00000003 /* edr */ 00000004 /* slr */ 00000000 /* shr */ ffffffff /* ear */ ffffffff80000000
            /* btarget */ 00000005 /* imm */ ffff0000 /* iflags */ 00001001 /* res_val */ 00000006
            /* res_addr */ ffffffff`
        : hex`/* r31 */ 0000001f /* pc */ 90000000 /* msr */ 80002104 /* esr */ 00000001 /* fsr */ 00000002
            /* btr */ 00000003 /* edr */ 00000004 /* slr */ 00000000 /* shr */ ffffffff /* ear */ ffffffff80000000
            /* btarget */ 00000005 /* imm */ ffff0000 /* iflags */ 00001001 /* res_val */ 00000006
            /* res_addr */ 00000000ffffffff`,
      release,
    );
  }
  assert.equal(sizes, { '5.2': 1292, '7.2': 1292, '10.0': 1292, '11.1': 1288 });
});

test.run();
