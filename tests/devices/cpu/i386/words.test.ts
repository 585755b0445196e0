/**
 * Status words and codecs of x86 CPUs.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  vmstateBndReg,
  vmstateFpreg,
  vmstateHi16ZmmReg,
  vmstateXmmReg,
  vmstateYmmhReg,
  vmstateZmmhReg,
} from '../../../../src/devices/cpu/i386/fpu.js';
import { vmstateSegment32, vmstateSegment64 } from '../../../../src/devices/cpu/i386/segments.js';
import {
  packEflags,
  packFpuControl,
  packFpuStatus,
  packFpuTags,
  packSegmentFlags,
  packXstate,
  unpackEflags,
  unpackFpuControl,
  unpackFpuStatus,
  unpackFpuTags,
  unpackSegmentFlags,
  unpackXstate,
  vmstateMtrrVar,
} from '../../../../src/devices/cpu/i386.js';
import { expectWire, hex } from '../../../../src/testing/index.js';
import { RELEASES } from '../../../../src/vmstate/index.js';

const test = suite('devices/cpu/i386/words');

test('EFLAGS', () => {
  assert.is(packEflags({}), 2n);
  assert.is(packEflags({ cf: true, zf: true, if: true, iopl: 3 }), 0x3243n);
  assert.is(packEflags({ pf: true, af: true, sf: true, tf: true, df: true, of: true, nt: true }), 0x4d96n);
  assert.is(packEflags({ rf: true, vm: true, ac: true, vif: true, vip: true, id: true }), 0x3f0002n);
  for (let bit = 0n; bit < 22n; bit++) {
    const known = ![1n, 3n, 5n, 15n].includes(bit);
    assert.is(packEflags(unpackEflags(1n << bit)), known ? (1n << bit) | 2n : 2n, `bit ${bit}`);
  }
  assert.equal(unpackEflags(0xffffffff_00000000n), unpackEflags(2n));
  assert.is(unpackEflags(0x2002n).iopl, 2);
});

test('flags of a segment: base and limit are left out', () => {
  const code = { type: 0xb, s: true, p: true, l: true, g: true };
  assert.is(packSegmentFlags(code), 0xa09b00);
  assert.is(packSegmentFlags({ type: 3, s: true, dpl: 3, p: true, db: true, g: true, avl: true }), 0xd0f300);
  assert.equal(unpackSegmentFlags(0xffaf9bff), {
    type: 0xb,
    dpl: 0,
    s: true,
    p: true,
    avl: false,
    l: true,
    db: false,
    g: true,
  });
  assert.is(packSegmentFlags(unpackSegmentFlags(0xffffffff)), 0x00f0ff00);
});

test('x87 control word', () => {
  const masks = { invalid: true, denormal: true, zeroDivide: true, overflow: true, underflow: true, precision: true };
  assert.is(packFpuControl({ ...masks, precisionControl: 3 }), 0x37f);
  assert.is(packFpuControl({ rounding: 2, infinity: true }), 0x1840);
  assert.equal(unpackFpuControl(0x37f), { ...masks, precisionControl: 3, rounding: 0, infinity: false });
  for (let bit = 0; bit < 13; bit++) {
    const known = bit < 6 || bit > 7;
    assert.is(packFpuControl(unpackFpuControl(1 << bit)), known ? (1 << bit) | 0x40 : 0x40, `bit ${bit}`);
  }
});

test('x87 status word', () => {
  assert.is(packFpuStatus({ top: 7 }), 0x3800);
  assert.is(packFpuStatus({ invalid: true, stackFault: true, summary: true, busy: true, c1: true }), 0x82c1);
  for (let bit = 0; bit < 16; bit++) assert.is(packFpuStatus(unpackFpuStatus(1 << bit)), 1 << bit, `bit ${bit}`);
  assert.is(unpackFpuStatus(0x2800).top, 5);
});

test('x87 tags: a set bit is a register in use', () => {
  const ends = [true, false, false, false, false, false, false, true];
  assert.is(packFpuTags(ends), 0x81);
  assert.equal(unpackFpuTags(0x81), ends);
  assert.is(packFpuTags(unpackFpuTags(0xff)), 0xff);
});

test('components of XSAVE', () => {
  assert.is(packXstate({ x87: true, sse: true, ymm: true }), 7n);
  assert.is(packXstate({ opmask: true, zmmHi256: true, hi16Zmm: true, pkru: true, xtileData: true }), 0x402e0n);
  assert.is(packXstate(unpackXstate(0xffffffff_ffffffffn)), 0xe9bffn);
});

test('an x87 register: mantissa, then sign and exponent', () => {
  const registers: readonly (readonly [bigint, number, Uint8Array])[] = [
    [0x8000000000000000n, 0x3fff, hex`/* 1.0 */ 8000000000000000 3fff`],
    [0xc90fdaa22168c235n, 0xc000, hex`/* minus pi */ c90fdaa22168c235 c000`],
    [0x8000000000000001n, 0x7fff, hex`/* signalling NaN with a payload */ 8000000000000001 7fff`],
    [0xffffffffffffffffn, 0xffff, hex`/* MMX: all ones */ ffffffffffffffff ffff`],
  ];
  for (const [tmp_mant, tmp_exp, bytes] of registers) expectWire(vmstateFpreg, { tmp: { tmp_mant, tmp_exp } }, bytes);
});

test('segments: bases of 32 and of 64 bits', () => {
  const segment = { selector: 0xf000, base: 0xffff0000n, limit: 0xffff, flags: 0x9b00 };
  expectWire(vmstateSegment32, segment, hex`0000f000 /* base */ ffff0000 0000ffff /* flags */ 00009b00`);
  expectWire(vmstateSegment64, segment, hex`0000f000 /* base */ 00000000ffff0000 0000ffff /* flags */ 00009b00`);
});

test('vector registers in their parts, MTRRs and bounds', () => {
  const q = (k: number) => BigInt(k) << 56n;
  for (const release of RELEASES) {
    expectWire(vmstateXmmReg, { q0: q(1), q1: 2n }, hex`0100000000000000 0000000000000002`, { release });
    expectWire(vmstateYmmhReg, { q2: q(3), q3: 4n }, hex`0300000000000000 0000000000000004`, { release });
    expectWire(
      vmstateZmmhReg,
      { q4: 1n, q5: 2n, q6: 3n, q7: q(0xff) },
      hex`0000000000000001 0000000000000002 0000000000000003 ff00000000000000`,
      { release },
    );
    expectWire(
      vmstateHi16ZmmReg,
      { q0: 1n, q1: 2n, q2: 3n, q3: 4n, q4: 5n, q5: 6n, q6: 7n, q7: 8n },
      hex`0000000000000001 0000000000000002 0000000000000003 0000000000000004
        0000000000000005 0000000000000006 0000000000000007 0000000000000008`,
      { release },
    );
    expectWire(
      vmstateMtrrVar,
      { base: 0xc0000006n, mask: 0xfc0000800n },
      hex`/* base, write-back */ 00000000c0000006 /* mask, valid */ 0000000fc0000800`,
      { release },
    );
    expectWire(vmstateBndReg, { lb: 1n, ub: 2n }, hex`0000000000000001 0000000000000002`, { release });
  }
});

test.run();
