/**
 * QEMU's Arduino: it goes on from a stream until its program has printed enough, and is saved.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findQemu, type Qemu, qemuVersion, startQemu } from '../../../tests/qemu/qemu.js';
import { quote } from '../../../tests/qemu/qmp.js';
import type { LoadingRelease, SavingRelease } from '../src/move.js';

/** 64 ns an instruction, and no faster than the host's clock: about the speed of an Arduino. */
const SPEED = ['-icount', 'shift=6,align=on'];

/** Releases besides that on PATH are found by variables such as VMSTATE_QEMU_AVR_11_1, the path of a command. */
const variable = (release: SavingRelease): string => `VMSTATE_QEMU_AVR_${release.replace('.', '_')}`;

export function findUno(release: SavingRelease): string | undefined {
  return process.env[variable(release)] ?? (release === '7.2' ? findQemu('avr') : undefined);
}

/** Why the QEMU cannot be started here; undefined when it can. */
export function whyNoUno(release: SavingRelease): string | undefined {
  const binary = findUno(release);
  if (binary === undefined) {
    return release === '7.2' ? 'qemu-system-avr is not on PATH' : `${variable(release)} names no QEMU`;
  }
  const version = qemuVersion(binary);
  return version.startsWith(`${release}.`) ? undefined : `${binary} is ${version}, not ${release}`;
}

/** What a program has printed in QEMU, and the stream of it. */
export interface Stopped {
  readonly text: string;
  readonly stream: Uint8Array;
}

/** Runs the program in a stream until it has printed so many lines more, and saves it then. */
export function goOnInQemu(
  stream: Uint8Array,
  lines: number,
  { release = '7.2', timeLimitMs }: { release?: LoadingRelease; timeLimitMs?: number } = {},
): Promise<Stopped> {
  const limit = timeLimitMs === undefined ? {} : { timeLimitMs };
  return runQemu(release, { ...limit, file: stream, args: ['-incoming', 'defer'] }, async (qemu, file, text) => {
    await qemu.execute('migrate-incoming', { uri: `exec:cat ${quote(file)}` });
    await qemu.waitFor<{ status: string }>('query-status', ({ status }) => status === 'running');
    await text(lines);
  });
}

/** Starts a program in QEMU, and saves it when it has printed so many lines. */
export function startInQemu(flash: Uint8Array, lines: number, release: SavingRelease): Promise<Stopped> {
  return runQemu(release, { file: flash, args: (file) => ['-bios', file] }, (_qemu, _file, text) => text(lines));
}

interface Run {
  /** A file that is there for QEMU. */
  readonly file: Uint8Array;
  readonly args: readonly string[] | ((file: string) => readonly string[]);
  readonly timeLimitMs?: number;
}

async function runQemu(
  release: SavingRelease,
  { file, args, timeLimitMs = 20_000 }: Run,
  work: (qemu: Qemu, file: string, untilPrinted: (lines: number) => Promise<void>) => Promise<void>,
): Promise<Stopped> {
  const folder = await mkdtemp(join(tmpdir(), 'vmstate-avr8js-'));
  const [input, output] = [join(folder, 'input'), join(folder, 'output')];
  await writeFile(input, file);
  const more = typeof args === 'function' ? args(input) : args;
  const command = ['-M', 'arduino-uno', '-serial', `file:${output}`, ...SPEED, ...more];
  const qemu = await startQemu({ binary: findUno(release) as string, args: command });
  const text = async () => (existsSync(output) ? readFile(output, 'latin1') : '');
  const deadline = Date.now() + timeLimitMs;
  try {
    await work(qemu, input, async (lines) => {
      while ((await text()).split('\n').length <= lines) {
        if (qemu.ended !== undefined) throw qemu.error(qemu.ended);
        if (Date.now() > deadline) throw new Error(`in QEMU the program printed only ${JSON.stringify(await text())}`);
        await sleep(5);
      }
    });
    await qemu.execute('stop');
    return { stream: await qemu.save(folder), text: await text() };
  } finally {
    await qemu.kill();
    await rm(folder, { recursive: true, force: true });
  }
}
