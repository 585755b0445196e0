/**
 * Linux moves: from v86 to QEMU and back, while a chain of checksums runs and a shell answers. QEMU counts instructions
 * (`-icount`), because the guest takes its time from the TSC.
 *
 * The boot takes a minute or more and is done once: the booted state stays in the temporary folder. VMSTATE_QEMU_11 may
 * name a command that starts a `qemu-system-i386` of QEMU 11.1, which then takes the same stream.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { findQemu, qemuVersion } from '../../../tests/qemu/qemu.js';
import { requiring } from '../../support/requirements.js';
import { type ChainLine, COMMAND_LINE, checkChain, fetchLinux, type Linux } from '../guests/linux.js';
import { restore, type StoppedV86, stopAndSave } from '../src/emulator.js';
import { fromQemu } from '../src/move/from-qemu.js';
import { ICOUNT_SHIFT } from '../src/move/machine.js';
import { toQemu } from '../src/move/to-qemu.js';
import { QemuGuest, whyNoQemu } from '../support/qemu.js';
import { recordResults } from '../support/results.js';
import { V86Guest, whyNoV86 } from '../support/v86.js';

const test = suite('Linux between v86 and QEMU');
const moving = requiring(test, whyNoV86(), whyNoQemu());

const MEMORY = 128 << 20;
const MEASURED_MS = 10_000;
/** How far the guest's clock may be from the host's. */
const TOLERANCE = 0.02;
/** The booted state of this guest, and beside it what it had written. */
const booted = ({ initramfs }: Linux): string => {
  const name = createHash('sha256').update(initramfs).update(COMMAND_LINE).digest('hex').slice(0, 12);
  return join(tmpdir(), 'vmstate-v86-linux', name);
};
const MINUTES = 60_000;

const rows: [string, string][] = [];

async function startLinux(): Promise<V86Guest> {
  const linux = fetchLinux();
  const { kernel, initramfs } = linux;
  const saved = booted(linux);
  const more = { bzimage: { buffer: kernel.buffer }, initrd: { buffer: initramfs.buffer }, cmdline: COMMAND_LINE };
  const guest = await V86Guest.start({ memory: MEMORY, more });
  if (existsSync(saved)) {
    await guest.emulator.stop();
    guest.serial = readFileSync(`${saved}.txt`, 'latin1');
    await restore(guest.emulator, { file: new Uint8Array(readFileSync(saved)) });
    await guest.emulator.run();
  } else {
    const begin = performance.now();
    await guest.until((serial) => serial.includes('C 5 '), 5 * MINUTES);
    rows.push(['Linux boots in v86', `${((performance.now() - begin) / 1000).toFixed(0)} s`]);
    writeFileSync(saved, (await stopAndSave(guest.emulator)).file);
    writeFileSync(`${saved}.txt`, guest.serial, 'latin1');
    await guest.emulator.run();
  }
  return guest;
}

interface Running {
  readonly serial: string;
  until(predicate: (serial: string) => boolean, timeLimitMs?: number): Promise<void>;
}

/** Has the shell compute something. */
async function ask(guest: Running, send: (text: string) => void, a: number): Promise<void> {
  send(`echo answer $((${a} * 6))\n`);
  await guest.until((serial) => new RegExp(`^answer ${a * 6}\r?$`, 'm').test(serial), MINUTES);
}

/** The guest's clock against the host's, measured from the arrival of one line of the chain to that of another. */
async function clockRatio(guest: Running, before: string): Promise<number> {
  const next = async (): Promise<[ChainLine, number]> => {
    const count = checkChain(before + guest.serial).length;
    await guest.until((serial) => checkChain(before + serial).length > count, MINUTES);
    return [checkChain(before + guest.serial).at(-1) as ChainLine, performance.now()];
  };
  const [first, start] = await next();
  await sleep(MEASURED_MS);
  const [last, end] = await next();
  return ((last.uptime - first.uptime) * 1000) / (end - start);
}

/** Lets a stopped guest go on in QEMU, checks it there, stops it again. */
async function goOn(stopped: StoppedV86, before: string, a: number, binary: string) {
  const begin = performance.now();
  const stream = toQemu(stopped.file, { now: stopped.now, icount: ICOUNT_SHIFT });
  const written = performance.now();
  const qemu = await QemuGuest.start({ stream, memory: MEMORY, icount: ICOUNT_SHIFT, binary });
  try {
    await ask(qemu, (text) => qemu.send(text), a);
    const ratio = await clockRatio(qemu, before);
    const saved = await qemu.stopAndSave();
    const serial = before + qemu.serial;
    return { serial, saved, ratio, bytes: stream.length, ms: written - begin };
  } finally {
    await qemu.end();
  }
}

const percent = (ratio: number): string => `${((ratio - 1) * 100).toFixed(2)} %`;

/** From v86 to QEMU, and from there back into the same v86; gives how fast the clocks went. */
async function moveThereAndBack(guest: V86Guest): Promise<number[]> {
  const here = (text: string) => guest.emulator.serial0_send(text);
  await ask(guest, here, 7);
  rows.push(['clock in v86, before the move', percent(await clockRatio(guest, ''))]);
  const stopped = await stopAndSave(guest.emulator);
  const atMove = guest.serial;
  const lines = checkChain(atMove).length;

  const path = findQemu('i386') as string;
  const there = await goOn(stopped, atMove, 8, path);
  rows.push(['stream', `${there.bytes} bytes of ${MEMORY >> 20} MiB, written in ${there.ms.toFixed(0)} ms`]);
  rows.push([`clock in QEMU ${qemuVersion(path)}`, percent(there.ratio)]);
  const linesThere = checkChain(there.serial).length;

  guest.serial = there.serial;
  const moved = fromQemu(there.saved, { template: stopped.file, icount: ICOUNT_SHIFT });
  await restore(guest.emulator, moved);
  await guest.emulator.run();
  await ask(guest, here, 9);
  const back = await clockRatio(guest, '');
  rows.push(['clock in v86, after coming back', percent(back)]);
  const counts = [lines, linesThere - lines, checkChain(guest.serial).length - linesThere];
  rows.push(['lines of the chain in v86, QEMU, v86', `${counts.join(', ')}; none wrong`]);
  rows.push(['shell', 'answers in v86, in QEMU, in v86 again']);

  const newer = process.env.VMSTATE_QEMU_11;
  if (newer === undefined) return [there.ratio, back];
  const again = await goOn(stopped, atMove, 8, newer);
  const version = qemuVersion(newer);
  rows.push([
    `the same stream in QEMU ${version}`,
    `${checkChain(again.serial).length - lines} lines, none wrong; shell answers`,
  ]);
  rows.push([`clock in QEMU ${version}`, percent(again.ratio)]);
  return [there.ratio, back, again.ratio];
}

moving('Linux goes to QEMU and back: its chain goes on, its shell answers, its clock is right', async () => {
  const guest = await startLinux();
  let ratios: number[];
  try {
    ratios = await moveThereAndBack(guest);
  } finally {
    await guest.end();
    recordResults('Linux', rows);
  }
  for (const ratio of ratios) assert.ok(Math.abs(ratio - 1) < TOLERANCE, `a clock goes ${ratio} times as fast as ours`);
});

test.run();
