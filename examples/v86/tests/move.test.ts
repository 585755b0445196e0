/**
 * Guests of our own that move: from v86 to QEMU, from QEMU to v86, and on. Their own output tells whether anything got
 * lost: guest A counts ticks, guest B hashes all its registers and memory, and a model says what it must write.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { requiring } from '../../support/requirements.js';
import { assemble, type GuestName, whyNoAssembler } from '../guests/assemble.js';
import { ICOUNT_SHIFT } from '../src/move/machine.js';
import { checkChecksums, checkTicks, lineCount } from '../support/checks.js';
import { goOnInQemu, goOnInV86, LINES, moveBothWays } from '../support/moves.js';
import { QemuGuest, whyNoQemu } from '../support/qemu.js';
import { V86Guest, whyNoV86 } from '../support/v86.js';

const test = suite('moving between v86 and QEMU');
const moving = requiring(test, whyNoV86(), whyNoQemu(), whyNoAssembler());

/** Milliseconds after the eighth line: twelve different moments, most of them somewhere in a line. */
const MOMENTS = [0, 1, 2, 3, 5, 7, 11, 13, 17, 19, 23, 29];
async function start(name: GuestName): Promise<V86Guest> {
  const guest = await V86Guest.start({ floppy: assemble(name) });
  await guest.until((serial) => lineCount(serial) >= LINES);
  return guest;
}

for (const [n, icount] of [undefined, 0, ICOUNT_SHIFT].entries()) {
  const clock = icount === undefined ? "by the host's clock" : `with -icount shift=${icount}`;

  moving(`guest A goes to QEMU and comes back without missing a tick, ${clock}`, async () => {
    const guest = await start('ticks');
    try {
      for (let round = 0; round < 2; round++) {
        await moveBothWays(guest, { icount });
      }
      assert.ok(checkTicks(guest.serial) >= 5 * LINES);
    } finally {
      await guest.end();
    }
  });

  moving(`guest B goes to QEMU and comes back at four moments, no line wrong, ${clock}`, async () => {
    const guest = await start('checksum');
    try {
      for (const moment of MOMENTS.filter((_, i) => i % 3 === n)) {
        await sleep(moment);
        await moveBothWays(guest, { icount });
        checkChecksums(guest.serial);
      }
      assert.ok(checkChecksums(guest.serial) >= 9 * LINES);
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
    await goOnInV86(other, stream, {});
    const { text } = await goOnInQemu(other, {});
    assert.ok(checkChecksums(other.serial + text) >= 3 * LINES);
  } finally {
    await qemu.end();
    await other.end();
  }
});

test.run();
