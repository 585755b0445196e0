/**
 * Guest B at random moments, and in a newer QEMU: VMSTATE_QEMU_11 names a command that starts a `qemu-system-i386` of 11.1.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { qemuVersion } from '../../../tests/qemu/qemu.js';
import { requiring } from '../../support/requirements.js';
import { assemble, whyNoAssembler } from '../guests/assemble.js';
import { ICOUNT_SHIFT } from '../src/move/machine.js';
import { checkChecksums, lineCount } from '../support/checks.js';
import { LINES, type MoveOptions, moveBothWays } from '../support/moves.js';
import { whyNoQemu } from '../support/qemu.js';
import { recordResults } from '../support/results.js';
import { V86Guest, whyNoV86 } from '../support/v86.js';

const test = suite('guest B at random moments');
const moving = requiring(test, whyNoV86(), whyNoQemu(), whyNoAssembler());

const MOVES = 40;
const LONGEST_MS = 200;
/** By the host's clock, and with two values of `-icount`. */
const CLOCKS = [undefined, 0, ICOUNT_SHIFT];
const newer = process.env.VMSTATE_QEMU_11;

async function move(times: number, options: (n: number) => MoveOptions): Promise<number> {
  const guest = await V86Guest.start({ floppy: assemble('checksum') });
  try {
    await guest.until((serial) => lineCount(serial) >= LINES);
    for (let n = 0; n < times; n++) {
      await sleep(Math.random() * LONGEST_MS);
      await moveBothWays(guest, options(n));
      checkChecksums(guest.serial);
    }
    return lineCount(guest.serial);
  } finally {
    await guest.end();
  }
}

moving('no line is wrong', async () => {
  const lines = await move(MOVES, (n) => ({ icount: CLOCKS[n % 3], display: n % 2 === 1 }));
  assert.ok(lines > 2 * MOVES * LINES);
  const rows: [string, string][] = [['guest B, v86 to QEMU and back', `${MOVES} times, ${lines} lines, none wrong`]];
  if (newer !== undefined) {
    const binary = newer;
    const count = await move(8, (n) => ({ icount: CLOCKS[n % 3], display: n % 2 === 1, binary, release: '11.1' }));
    rows.push([`the same with QEMU ${qemuVersion(newer)}`, `8 times, ${count} lines, none wrong`]);
  }
  recordResults('Random moments', rows);
});

test.run();
