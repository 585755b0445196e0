/**
 * The checks of a move can fail: each part of the state that is easily forgotten is broken on purpose, and it is seen.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { requiring } from '../../support/requirements.js';
import { assemble, whyNoAssembler } from '../guests/assemble.js';
import { type StoppedV86, stopAndSave } from '../src/emulator.js';
import type { PcState } from '../src/move/machine.js';
import { toQemu } from '../src/move/to-qemu.js';
import { checkChecksums, lineCount } from '../support/checks.js';
import { QemuGuest, whyNoQemu } from '../support/qemu.js';
import { V86Guest, whyNoV86 } from '../support/v86.js';

const test = suite('faults in a move');
const moving = requiring(test, whyNoV86(), whyNoQemu(), whyNoAssembler());

const LINES = 4;
const TIME_LIMIT_MS = 3000;
const NEVER = 1n << 60n;

let stopped: StoppedV86 | undefined;
let before = '';

/** Guest B, stopped once in v86 for all tests, and what it had written. */
async function guestB(): Promise<StoppedV86> {
  if (stopped !== undefined) return stopped;
  const guest = await V86Guest.start({ floppy: assemble('checksum') });
  try {
    await guest.until((serial) => lineCount(serial) >= LINES);
    stopped = await stopAndSave(guest.emulator);
    before = guest.serial;
    return stopped;
  } finally {
    await guest.end();
  }
}

/** Moves the guest with a fault in its stream; says what the checks say. */
async function verdict(fault: (pc: PcState) => void): Promise<string> {
  const { file, now } = await guestB();
  const stream = toQemu(file, { now, adjust: ({ state }) => fault(state) });
  let qemu: QemuGuest | undefined;
  try {
    qemu = await QemuGuest.start({ stream });
    const { status } = await qemu.qemu.execute<{ status: string }>('query-status');
    if (status !== 'running') return `not running: ${status}`;
    await qemu.until((serial) => lineCount(serial) >= LINES, TIME_LIMIT_MS);
    checkChecksums(before + qemu.serial);
    return 'good';
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  } finally {
    await qemu?.end();
  }
}

moving('without a fault the checks are content', async () => {
  assert.is(await verdict(() => {}), 'good');
});

/** What the checks say when the guest is dead, or waits for a tick that does not come. */
const SILENT = /wrote only/;
const WRONG_LINE = /Assertion/;
const ENDED = /QEMU ended/;

const FAULTS: readonly [what: string, fault: (pc: PcState) => void, seen: RegExp][] = [
  [
    'a bit of XMM3',
    ({ cpu }) => cpu.xmm_regs.splice(3, 1, { q0: (cpu.xmm_regs[3]?.q0 ?? 0n) ^ 1n, q1: 0n }),
    WRONG_LINE,
  ],
  ['the top of the x87 stack', ({ cpu }) => (cpu.fpus_vmstate ^= 1 << 11), WRONG_LINE],
  ['the mode in hflags', ({ cpu }) => (cpu.hflags &= ~0x30), /wrote only|Assertion|QEMU ended/],
  ['a busy task', ({ cpu }) => (cpu.tr.flags = 0x8b00), ENDED],
  ['the mask of the interrupt controller', ({ i8259 }) => (i8259.imr = 0xff), SILENT],
  ["the time of the timer's next tick", ({ i8254 }) => (i8254.next_transition_time = NEVER), SILENT],
  [
    'the run state',
    ({ globalstate }) => globalstate.runstate.set(new TextEncoder().encode('paused\0')),
    /not running: paused/,
  ],
];

for (const [what, fault, seen] of FAULTS) {
  moving(`it is seen that ${what} is wrong`, async () => {
    assert.match(await verdict(fault), seen);
  });
}

test.run();
