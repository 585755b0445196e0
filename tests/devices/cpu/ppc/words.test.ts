/**
 * Status words and codecs of PowerPC CPUs.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { avr, fpr, slbe, vscr, vsr } from '../../../../src/devices/cpu/ppc/codecs.js';
import {
  isQuiesced,
  packCr,
  packFpscr,
  packMsr,
  packVscr,
  packXer,
  SPR,
  unpackCr,
  unpackFpscr,
  unpackMsr,
  unpackVscr,
  unpackXer,
} from '../../../../src/devices/cpu/ppc.js';
import { expectWire, hex } from '../../../../src/testing/index.js';
import { array, vmstate } from '../../../../src/vmstate/index.js';

const test = suite('devices/cpu/ppc/words');

const ALL_ONES = 2n ** 64n - 1n;
const SIGNALLING = 0x7ff0000000000001n;

const vmstateRegisters = vmstate({
  name: 'registers',
  versionId: 1,
  fields: { fpr: array(2, fpr()), vsr: array(1, vsr()), vscr: vscr(), avr: array(1, avr()), slb: array(1, slbe()) },
});

test('registers as they are sent: a NaN keeps its payload', () => {
  expectWire(
    vmstateRegisters,
    {
      fpr: BigUint64Array.of(SIGNALLING, 1n << 63n),
      vsr: BigUint64Array.of(ALL_ONES),
      vscr: 0x80010001,
      avr: [[0x0123456789abcdefn, SIGNALLING]],
      slb: [{ esid: 0xc000000008000000n, vsid: ALL_ONES }],
    },
    hex`
      /* fpr */ 7ff0000000000001 8000000000000000
      /* vsr */ ffffffffffffffff
      /* vscr */ 80010001
      /* avr */ 0123456789abcdef 7ff0000000000001
      /* slbe: esid, vsid */ c000000008000000 ffffffffffffffff
    `,
  );
});

/** Bits that come back from a word of that bit alone. */
function kept(bits: number, back: (word: bigint) => bigint): number[] {
  return Array.from({ length: bits }, (_, bit) => bit).filter((bit) => back(1n << BigInt(bit)) === 1n << BigInt(bit));
}
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

test('MSR', () => {
  assert.is(packMsr({ sf: true, hv: true, me: true, le: true }), 0x9000000000001001n);
  assert.is(packMsr({ ee: true, pr: true, ir: true, dr: true }), 0xc030n);
  assert.is(packMsr({}), 0n);
  assert.is(unpackMsr(1n << 63n).sf, true);
  const unnamed = [3, 7, 19, 20, 21, 24, 26, 27, 29, 30];
  const named = [...range(0, 34).filter((bit) => !unnamed.includes(bit)), 60, 63];
  assert.equal(
    kept(64, (word) => packMsr(unpackMsr(word))),
    named,
  );
});

test('XER with the fields of the string instructions', () => {
  assert.is(packXer({ so: true, ov: true, ca: true, bytes: 0x7f, compare: 0xff }), 0xe000ff7fn);
  assert.equal(unpackXer(0x000c0000n), { ...unpackXer(0n), ov32: true, ca32: true });
  assert.equal(
    kept(64, (word) => packXer(unpackXer(word))),
    [...range(0, 6), ...range(8, 15), 18, 19, 29, 30, 31],
  );
});

test('FPSCR with both roundings', () => {
  assert.is(packFpscr({ fx: true, vx: true, rn: 3, drn: 7 }), 0x7a0000003n);
  assert.equal(unpackFpscr(0x500000002n), { ...unpackFpscr(0n), rn: 2, drn: 5 });
  assert.equal(
    kept(64, (word) => packFpscr(unpackFpscr(word))),
    [...range(0, 10), ...range(12, 34)],
  );
});

test('VSCR', () => {
  assert.is(packVscr({ nj: true, sat: true }), 0x10001);
  assert.equal(unpackVscr(0xffffffff), { nj: true, sat: true });
});

test('the condition register is eight fields, the first in the highest bits', () => {
  const crf = Uint32Array.of(8, 4, 2, 1, 0, 0xf, 0, 3);
  assert.is(packCr(crf), 0x84210f03);
  assert.equal(unpackCr(0x84210f03), crf);
  assert.is(packCr([0xf8]), 0x80000000); // a field has four bits
});

test('a halted CPU of an old stream waits for the firmware if events wake it and EC is set', () => {
  const wakeups = 1n << 14n;
  const spr = new BigUint64Array(1024);
  assert.is(isQuiesced(spr, true, wakeups), false);
  spr[SPR.PSSCR] = 1n << 20n;
  assert.is(isQuiesced(spr, true, wakeups), false);
  spr[SPR.LPCR] = wakeups;
  assert.is(isQuiesced(spr, true, wakeups), true);
  assert.is(isQuiesced(spr, false, wakeups), false);
});

test.run();
