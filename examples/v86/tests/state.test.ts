/**
 * v86's whole state through our definitions: byte for byte, from one release to the next, and back refused.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError } from 'vmstate';
import { readStream } from 'vmstate/stream';
import { sameBytes } from 'vmstate/testing';
import { throwsError } from '../../../tests/support/errors.js';
import { requiring } from '../../support/requirements.js';
import { assemble, whyNoAssembler } from '../guests/assemble.js';
import { restore, type StoppedV86, stopAndSave } from '../src/emulator.js';
import { DEVICES, openState } from '../src/state/machine.js';
import { V86Guest, whyNoV86 } from '../support/v86.js';
import { OLDER_DEVICES } from './older.js';

const test = suite('v86 state');
const withV86 = requiring(test, whyNoV86(), whyNoV86('v86-older'), whyNoAssembler());

/** A guest of a release, stopped after some lines. */
async function saved(packageName: string): Promise<StoppedV86> {
  const guest = await V86Guest.start({ floppy: assemble('ticks'), packageName });
  try {
    await guest.until((serial) => serial.includes('tick 0000001E'));
    return await stopAndSave(guest.emulator);
  } finally {
    await guest.end();
  }
}

const lastTick = (serial: string): number => Number.parseInt(serial.trim().slice(-8), 16);

withV86('a state file comes out of its objects as it was', async () => {
  for (const [packageName, devices] of [
    ['v86', DEVICES],
    ['v86-older', OLDER_DEVICES],
  ] as const) {
    const { file } = await saved(packageName);
    sameBytes(openState(file, devices).toFile(), file, packageName);
  }
});

withV86('a stream holds the whole state, and describes itself', async () => {
  const { file } = await saved('v86');
  const stream = openState(file).vm.save();
  const other = openState(file);
  other.memory.fill(0xff);
  for (const memory of other.videoMemory.values()) memory.fill(0xff);
  other.state.cpu.reg32.fill(-1);
  other.state.rtc.rtc_time = 0;
  other.state.pci.device_spaces.fill(null);
  other.vm.load(stream);
  sameBytes(other.toFile(), file, 'after loading');
  const document = readStream(stream); // without definitions: by the description at its end
  const names = document.items.flatMap((item) => (item.kind === 'device' ? [item.header.idstr] : []));
  assert.ok(names.includes('v86/cpu') && names.includes('v86/pit') && names.length > 15, names.join());
});

withV86('a guest of an older release of v86 goes on in the newer one', async () => {
  const old = await saved('v86-older');
  const stream = openState(old.file, OLDER_DEVICES).vm.save();
  const guest = await V86Guest.start({ floppy: assemble('ticks') });
  try {
    await guest.until((serial) => serial.includes('tick'));
    const { file } = await stopAndSave(guest.emulator);
    const newer = openState(file);
    newer.vm.load(stream); // version 1 of the CPU, no parallel port, no VMware mouse
    assert.is(newer.state.cpu.page_fault, 0);
    assert.ok(newer.state.parallel0 !== undefined, 'what the old one lacks stays as it is here');
    guest.serial = '';
    await restore(guest.emulator, { file: newer.toFile(), now: old.now });
    await guest.emulator.run();
    await guest.until((serial) => (serial.match(/\n/g)?.length ?? 0) >= 3);
    const ticks = guest.serial.trim().split('\n').map(lastTick);
    assert.ok((ticks[0] ?? 0) >= 0x1e + 10 && (ticks[2] ?? 0) === (ticks[0] ?? 0) + 20, guest.serial);
  } finally {
    await guest.end();
  }
});

withV86('an older build says what is too new for it', async () => {
  const newer = openState((await saved('v86')).file);
  const { file } = await saved('v86-older');
  const older = openState(file, OLDER_DEVICES);
  const error = throwsError(() => older.vm.load(newer.vm.save()), StreamError, {
    code: 'unsupported-version',
    path: 'v86/cpu',
  });
  assert.equal([error.expected, error.actual], [1, 2]);
  sameBytes(older.toFile(), file, 'nothing was loaded');
});

withV86('an older build names a device that it does not know', async () => {
  const newer = openState((await saved('v86')).file);
  const { file } = await saved('v86');
  const { parallel0: _new, ...without } = DEVICES;
  const older = openState(file, without);
  const error = throwsError(() => older.vm.load(newer.vm.save()), StreamError, { code: 'unknown-section' });
  assert.match(error.message, /v86\/parallel/);
  sameBytes(older.toFile(), file, 'nothing was loaded');
});

test.run();
