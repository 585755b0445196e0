/**
 * Guests of our own that move: from v86 to QEMU, from QEMU to v86, and on. Their own output tells whether anything got
 * lost: guest A counts ticks, guest B hashes all its registers and memory, and a model says what it must write.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { assemble, type GuestName, whyNoAssembler } from '../guests/assemble.js';
import { restore, stopAndSave } from '../src/emulator.js';
import { fromQemu } from '../src/move/from-qemu.js';
import { toQemu } from '../src/move/to-qemu.js';
import { checkChecksums, checkTicks, lineCount } from '../support/checks.js';
import { QemuGuest, whyNoQemu } from '../support/qemu.js';
import { requiring } from '../support/requirements.js';
import { V86Guest, whyNoV86 } from '../support/v86.js';

const test = suite('moving between v86 and QEMU');
const moving = requiring(test, whyNoV86(), whyNoQemu(), whyNoAssembler());

/** Milliseconds after the eighth line: twelve different moments, most of them somewhere in a line. */
const MOMENTS = [0, 1, 2, 3, 5, 7, 11, 13, 17, 19, 23, 29];
/** Lines that a guest has to write before it moves on. */
const LINES = 8;

async function start(name: GuestName): Promise<V86Guest> {
  const guest = await V86Guest.start({ floppy: assemble(name) });
  await guest.until((serial) => lineCount(serial) >= LINES);
  return guest;
}

/** Lets the guest of a stopped v86 go on in QEMU, and gives what it writes there until QEMU is stopped, with the stream. */
async function goOnInQemu(guest: V86Guest, icount: boolean): Promise<{ text: string; stream: Uint8Array }> {
  const { file, now } = await stopAndSave(guest.emulator);
  const qemu = await QemuGuest.start({ stream: toQemu(file, { now, icount }), icount });
  try {
    await qemu.until((serial) => lineCount(serial) >= LINES);
    const stream = await qemu.stopAndSave();
    return { text: qemu.serial, stream };
  } finally {
    await qemu.end();
  }
}

async function goOnInV86(guest: V86Guest, stream: Uint8Array, icount: boolean): Promise<void> {
  const { file: template } = await stopAndSave(guest.emulator);
  const moved = fromQemu(stream, { template, icount });
  await restore(guest.emulator, moved.file, { ...moved, timesFromNow: true });
  const before = lineCount(guest.serial);
  await guest.emulator.run();
  await guest.until((serial) => lineCount(serial) >= before + LINES);
}

for (const icount of [false, true]) {
  const clock = icount ? 'with -icount' : "by the host's clock";

  moving(`guest A goes to QEMU and comes back without missing a tick, ${clock}`, async () => {
    const guest = await start('ticks');
    try {
      for (let round = 0; round < 2; round++) {
        const { text, stream } = await goOnInQemu(guest, icount);
        guest.serial += text;
        await goOnInV86(guest, stream, icount);
      }
      assert.ok(checkTicks(guest.serial) >= 5 * LINES);
    } finally {
      await guest.end();
    }
  });

  moving(`guest B goes to QEMU and comes back at six moments, no line wrong, ${clock}`, async () => {
    const guest = await start('checksum');
    try {
      for (const moment of MOMENTS.filter((_, i) => i % 2 === Number(icount))) {
        await sleep(moment);
        const { text, stream } = await goOnInQemu(guest, icount);
        guest.serial += text;
        await goOnInV86(guest, stream, icount);
        checkChecksums(guest.serial);
      }
      assert.ok(checkChecksums(guest.serial) >= 13 * LINES);
    } finally {
      await guest.end();
    }
  });
}

moving('a guest that was started in QEMU goes to a v86 that has run another, and back', async () => {
  const floppy = assemble('checksum');
  const qemu = await QemuGuest.start({ floppy });
  const other = await start('ticks');
  try {
    await qemu.until((serial) => lineCount(serial) >= LINES);
    const stream = await qemu.stopAndSave();
    await other.emulator.stop();
    other.serial = qemu.serial;
    await goOnInV86(other, stream, false);
    const { text } = await goOnInQemu(other, false);
    assert.ok(checkChecksums(other.serial + text) >= 3 * LINES);
  } finally {
    await qemu.end();
    await other.end();
  }
});

test.run();
