/**
 * Status words of ARM CPUs, and the list of system registers.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { FPSCR_FPCR_MASK, FPSCR_FPSR_MASK } from '../../../../src/devices/cpu/arm/codecs.js';
import {
  type SystemRegisterLists,
  sendRegisters,
  takeRegisters,
} from '../../../../src/devices/cpu/arm/system-registers.js';
import {
  cpsr,
  fpcr,
  fpscr,
  fpsr,
  isAarch64,
  isOldCpsr,
  packCpsr,
  poweredOff,
  pstate64,
  unpackCpsr,
  xpsrOfCpsr,
} from '../../../../src/devices/cpu/arm.js';
import { ValueError } from '../../../../src/errors.js';
import { expectWire, hex } from '../../../../src/testing/index.js';
import { vmstate } from '../../../../src/vmstate/index.js';
import { throwsError } from '../../../support/errors.js';

const test = suite('devices/cpu/arm/words');

const vmstateWords = vmstate({
  name: 'words',
  versionId: 1,
  fields: { cpsr: cpsr(), pstate64: pstate64(), fpscr: fpscr(), fpcr: fpcr(), fpsr: fpsr(), off: poweredOff() },
});

test('words as they are sent', () => {
  expectWire(
    vmstateWords,
    {
      cpsr: 0xffffffff,
      pstate64: 1n << 63n,
      fpscr: 0x80000001,
      fpcr: (1n << 64n) - 1n,
      fpsr: 0x08000000n,
      off: true,
    },
    hex`
      /* cpsr */ ffffffff
      /* pstate64 */ 8000000000000000
      /* fpscr */ 80000001
      /* fpcr */ ffffffffffffffff
      /* fpsr */ 0000000008000000
      /* powered_off */ 01
    `,
  );
});

test('CPSR', () => {
  const none = unpackCpsr(0);
  assert.is(packCpsr({ ...none, mode: 0x13, i: true, f: true, a: true }), 0x1d3);
  assert.is(packCpsr({ ...none, n: true, v: true, t: true, mode: 0x10 }), 0x90000030);
  // The IT block stands in two places: its low two bits at 25, the others at 10.
  assert.is(packCpsr({ ...none, it: 0xff }), 0x0600fc00);
  assert.is(unpackCpsr(0x06000000).it, 3);
  assert.is(unpackCpsr(0x0000fc00).it, 0xfc);
  assert.is(unpackCpsr(0x000f0000).ge, 0xf);
  const reserved = (bit: number) => bit >= 20 && bit < 24;
  for (let bit = 0; bit < 32; bit++) {
    const word = (1 << bit) >>> 0;
    assert.is(packCpsr(unpackCpsr(word)), reserved(bit) ? 0 : word, `bit ${bit}`);
    assert.is(packCpsr(unpackCpsr(word), word), word, `bit ${bit} with the others`);
  }
});

test('bit 4 says which state a core is in', () => {
  assert.is(isAarch64(0x3c5), true); // EL1h
  assert.is(isAarch64(0x1d3), false); // supervisor
});

test('what M profile cores of old releases have in CPSR', () => {
  // Thread mode as 2.3 has it: mode 0x1f, Thumb, FIQ and IRQ masked.
  assert.equal(xpsrOfCpsr(0x600000ff), { xpsr: 0x61000000, faultmask: true, primask: true });
  assert.equal(xpsrOfCpsr(0x0000001f), { xpsr: 0, faultmask: false, primask: false });
  assert.is(isOldCpsr(0x6000003f), true);
  assert.is(isOldCpsr(0x61000000), false);
});

test('FPSCR is all of FPCR and FPSR that AArch32 has', () => {
  assert.is(FPSCR_FPCR_MASK & FPSCR_FPSR_MASK, 0n);
  // Bits 5, 6, 13, 14 are reserved; 16 to 26 and 8 to 12, 15 are control.
  assert.is(FPSCR_FPCR_MASK | FPSCR_FPSR_MASK, 0xffff9f9fn);
});

const lists = (indexes: bigint[], values: bigint[]): SystemRegisterLists => ({
  cpreg_vmstate_array_len: indexes.length,
  cpreg_vmstate_indexes: BigUint64Array.from(indexes),
  cpreg_vmstate_values: BigUint64Array.from(values),
});

test('system registers are sent in ascending order, each once', () => {
  const state = lists([], []);
  const indexes = BigUint64Array.of(1n, 5n, 1n << 63n);
  sendRegisters(state, { indexes, values: BigUint64Array.of(10n, 50n, 90n) });
  assert.equal(state, lists([1n, 5n, 1n << 63n], [10n, 50n, 90n]));
  for (const wrong of [
    [5n, 1n],
    [1n, 1n],
  ]) {
    const registers = { indexes: BigUint64Array.from(wrong), values: new BigUint64Array(2) };
    throwsError(() => sendRegisters(state, registers), ValueError, { code: 'refused', path: 'indexes[1]' });
  }
  const short = { indexes, values: new BigUint64Array(2) };
  throwsError(() => sendRegisters(state, short), ValueError, { code: 'wrong-length', expected: 3, actual: 2 });
});

test('system registers are matched by their indexes: those that the stream lacks keep their values', () => {
  const values = BigUint64Array.of(1n, 2n, 3n);
  const registers = { indexes: BigUint64Array.of(10n, 20n, 30n), values };
  takeRegisters(lists([10n, 30n], [100n, 300n]), registers);
  assert.equal([...values], [100n, 2n, 300n]);
  takeRegisters(lists([], []), registers);
  assert.equal([...values], [100n, 2n, 300n]);
});

test('a system register that is not here is refused, but where it is tolerated', () => {
  const registers = { indexes: BigUint64Array.of(10n), values: new BigUint64Array(1) };
  for (const index of [9n, 11n]) {
    throwsError(() => takeRegisters(lists([index], [1n]), registers), ValueError, {
      code: 'refused',
      path: 'cpreg_vmstate_indexes[0]',
      actual: index,
    });
  }
  const tolerates = (index: bigint, value: bigint) => index === 11n && value === 0n;
  takeRegisters(lists([10n, 11n], [7n, 0n]), { ...registers, tolerates });
  assert.is(registers.values[0], 7n);
  throwsError(() => takeRegisters(lists([11n], [1n]), { ...registers, tolerates }), ValueError, { code: 'refused' });
});

test.run();
