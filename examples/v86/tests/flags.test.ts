/**
 * The flags that v86 has not computed yet: ours against all sums and differences of bytes, and against v86's own word.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { requiring } from '../../support/requirements.js';
import { assemble, whyNoAssembler } from '../guests/assemble.js';
import { stopAndSave } from '../src/emulator.js';
import { eflagsOf } from '../src/move/flags.js';
import { openState } from '../src/state/machine.js';
import { V86Guest, whyNoV86 } from '../support/v86.js';

const test = suite('v86 flags');
const withV86 = requiring(test, whyNoV86(), whyNoAssembler());

const ALL = 0x8d5;
const SUBTRACTION = 1 << 31;

/** What the manual says about an addition or a subtraction of two bytes. */
function expected(a: number, b: number, subtract: boolean): number {
  const signed = (n: number): number => (n << 24) >> 24;
  const exact = subtract ? a - b : a + b;
  const result = exact & 0xff;
  const low = subtract ? (a & 15) - (b & 15) : (a & 15) + (b & 15);
  const signedSum = subtract ? signed(a) - signed(b) : signed(a) + signed(b);
  const ones = [...result.toString(2)].filter((digit) => digit === '1').length;
  const bits = [
    [exact !== result, 0],
    [ones % 2 === 0, 2],
    [low < 0 || low > 15, 4],
    [result === 0, 6],
    [result > 127, 7],
    [signedSum !== signed(result), 11],
  ] as const;
  return bits.reduce((word, [set, at]) => word | (set ? 1 << at : 0), 0);
}

test('every sum and every difference of two bytes has its flags', () => {
  let wrong = 0;
  for (const subtract of [false, true]) {
    for (let a = 0; a < 256; a++) {
      for (let b = 0; b < 256; b++) {
        const result = (subtract ? a - b : a + b) & 0xff;
        const eflags = eflagsOf({
          flags: 0x202,
          flags_changed: ALL | (subtract ? SUBTRACTION : 0),
          last_op1: a,
          last_op_size: 7,
          last_result: Int32Array.of(result),
        });
        if (eflags !== (0x202 | expected(a, b, subtract))) wrong += 1;
      }
    }
  }
  assert.is(wrong, 0);
});

test('flags that have been computed are taken as they are', () => {
  const last = { last_op1: 1, last_op_size: 31, last_result: Int32Array.of(0) };
  assert.is(eflagsOf({ flags: 0xed7, flags_changed: 0, ...last }), 0xed7);
  assert.is(eflagsOf({ flags: 0x202, flags_changed: 1 << 6, ...last }), 0x242);
});

withV86('at a hundred stops of a guest they are what v86 says', async () => {
  const guest = await V86Guest.start({ floppy: assemble('checksum') });
  try {
    await guest.until((serial) => serial.includes('B 00000002'));
    let stale = 0;
    for (let stop = 0; stop < 100; stop++) {
      const { cpu } = openState((await stopAndSave(guest.emulator)).file).state;
      assert.is(eflagsOf(cpu), guest.emulator.v86.cpu.get_eflags() >>> 0, `stop ${stop}`);
      if ((cpu.flags_changed & ALL) !== 0) stale += 1;
      await guest.emulator.run();
      await sleep(1 + (stop % 7));
    }
    assert.ok(stale > 10, `only ${stale} stops had flags to compute`);
  } finally {
    await guest.end();
  }
});

test.run();
