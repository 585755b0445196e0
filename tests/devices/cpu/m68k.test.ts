/**
 * The CPU of m68k, with its interrupt controller.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  M68K_CC_OP_FLAGS,
  type M68kCcr,
  type M68kCpuContext,
  packCcr,
  packFreg,
  packSr,
  unpackCcr,
  unpackFreg,
  unpackSr,
  vmstateM68kCpu,
} from '../../../src/devices/cpu/m68k.js';
import { vmstateM68kIrqc } from '../../../src/devices/intc/m68k-irqc.js';
import { StreamError, ValueError } from '../../../src/errors.js';
import { SaveVM } from '../../../src/index.js';
import { expectWire, hex, sameBytes } from '../../../src/testing/index.js';
import { blank, decode, encode, load, type Release } from '../../../src/vmstate/index.js';
import { throwsError } from '../../support/errors.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/m68k');

checkSections(test, { targets: ['m68k'], names: ['cpu', 'm68k-irqc', 'timer', 'globalstate'] });

const ALL = { fpu: {}, cf_spregs: {}, mmu: {}, spregs: {} };

/** The subsections that a live save sends. */
function sent(release: Release, context?: M68kCpuContext): string[] {
  const vm = new SaveVM({ release });
  vm.register(vmstateM68kCpu, blank(vmstateM68kCpu, ALL, { release }), { context });
  const text = new TextDecoder('latin1').decode(vm.save());
  return [...text.matchAll(/"vmsd_name": "cpu\/([a-z0-9_]+)"/g)].map((match) => match[1] as string);
}

test('2.3 and 5.2 cannot migrate a CPU', () => {
  for (const release of ['2.3', '5.2'] as const) {
    throwsError(() => sent(release), ValueError, { code: 'unmigratable' });
  }
});

test('the model decides about subsections', () => {
  for (const release of ['7.2', '10.0', '11.1'] as const) {
    assert.equal(sent(release), ['fpu', 'cf_spregs', '68040_mmu', '68040_spregs']);
    assert.equal(sent(release, { fpu: true, coldFire: false, m68040: true }), ['fpu', '68040_mmu', '68040_spregs']);
    assert.equal(sent(release, { fpu: false, coldFire: true, m68040: false }), ['cf_spregs']);
    assert.equal(sent(release, { fpu: true, coldFire: true, m68040: false }), ['fpu', 'cf_spregs']);
    assert.equal(sent(release, { fpu: false, coldFire: false, m68040: false }), []);
  }
});

test('the main part: bytes', () => {
  const state = blank(vmstateM68kCpu, {
    dregs: [1],
    aregs: [0, 0, 0, 0, 0, 0, 0, 0x1000],
    pc: 0x80000000,
    sr: packSr({ s: true, i: 7 }),
    current_sp: 2,
    sp: [3, 4, 5],
    ...packCcr({ n: true, v: true }),
    pending_vector: -1,
    pending_level: 6,
  });
  const bytes = encode(vmstateM68kCpu, state);
  assert.is(bytes.length, 120);
  sameBytes(
    bytes.subarray(60),
    hex`/* A7 */ 00001000 /* pc */ 80000000 /* sr */ 00002700 /* current_sp */ 00000002
      /* sp */ 00000003 00000004 00000005
      /* op x n v c z */ 00000001 00000000 ffffffff ffffffff 00000000 00000001
      /* vector level */ ffffffff 00000006`,
  );
  assert.equal(decode(vmstateM68kCpu, bytes), state);
});

test('what each release sends comes back', () => {
  const state = blank(vmstateM68kCpu, {
    fpu: { fpcr: 0xffff, fpsr: 0x0f0000f8, fregs: [packFreg(0x7fff_c000000000000001n)], fp_result: packFreg(1n) },
    cf_spregs: { macc: [2n ** 64n - 1n], macsr: 0xf80, mac_mask: 0xffffffff, rambar0: 1, mbar: 2 },
    mmu: { ar: 1, ssw: 2, tcr: 0xc000, urp: 3, srp: 4, fault: true, ttr: [5, 6, 7, 8], mmusr: 9 },
    spregs: { vbr: 1, cacr: 0x80008000, sfc: 2, dfc: 7 },
  });
  for (const release of ['7.2', '10.0', '11.1'] as const) {
    const bytes = encode(vmstateM68kCpu, state, { release });
    assert.is(bytes.length, 120 + (6 + 7 + 98) + (6 + 13 + 48) + (6 + 13 + 39) + (6 + 16 + 16));
    assert.equal(decode(vmstateM68kCpu, bytes, { release }), state);
    const live = blank(vmstateM68kCpu, ALL, { release });
    load(vmstateM68kCpu, live, bytes, { release });
    assert.equal(live, state);
  }
});

test('only version 1 loads', () => {
  const bytes = encode(vmstateM68kCpu, blank(vmstateM68kCpu));
  throwsError(() => decode(vmstateM68kCpu, bytes, { version: 0 }), StreamError, { code: 'too-old' });
  throwsError(() => decode(vmstateM68kCpu, bytes, { version: 2 }), StreamError, { code: 'too-new' });
});

test('extended floats: mantissa before sign and exponent', () => {
  const bits = [0n, 1n, 0xffff_ffffffffffffffffn, 0x7fff_c000000000000000n, 0x8000_0000000000000000n];
  for (const value of bits) assert.is(unpackFreg(packFreg(value)), value);
  const nan = packFreg(0xffff_a000000000000001n);
  const state = blank(vmstateM68kCpu, { fpu: { fregs: [nan] } });
  const bytes = encode(vmstateM68kCpu, state);
  sameBytes(
    bytes.subarray(133, 151),
    hex`/* fpcr fpsr */ 00000000 00000000 /* mantissa */ a000000000000001 /* sign and exponent */ ffff`,
  );
  assert.equal(decode(vmstateM68kCpu, bytes).fpu?.fregs[0], nan);
});

test('the status register: its system byte', () => {
  assert.is(packSr({}), 0);
  assert.is(packSr({ t: 3, s: true, m: true, i: 7 }), 0xf700);
  assert.is(packSr({ t: 2 }), 0x8000);
  assert.is(packSr({ t: 4, i: 8 }), 0);
  assert.equal(unpackSr(0x2700), { t: 0, s: true, m: false, i: 7 });
  assert.equal(unpackSr(0xffffffff), { t: 3, s: true, m: true, i: 7 });
});

test('condition codes: each flag in its own word', () => {
  assert.equal(packCcr({}), { cc_op: M68K_CC_OP_FLAGS, cc_x: 0, cc_n: 0, cc_v: 0, cc_c: 0, cc_z: 1 });
  for (let bits = 0; bits < 32; bits++) {
    const bit = (n: number) => ((bits >> n) & 1) === 1;
    const ccr: M68kCcr = { x: bit(4), n: bit(3), z: bit(2), v: bit(1), c: bit(0) };
    assert.equal(unpackCcr(packCcr(ccr)), ccr);
  }
  assert.equal(unpackCcr({ ...packCcr({}), cc_n: 0x7fffffff, cc_v: 0x80000000, cc_z: 0x100 }), {
    x: false,
    n: false,
    z: false,
    v: true,
    c: false,
  });
  assert.is(unpackCcr({ ...packCcr({}), cc_op: 2 }), undefined);
});

test('m68k-irqc: bytes', () => {
  expectWire(vmstateM68kIrqc, { ipr: 0x41 }, hex`/* levels 1 and 7 */ 41`);
});

test.run();
