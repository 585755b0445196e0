/**
 * Real QEMU as the judge of a stream: record one, load one and look at the machine, or run the guest that is in it.
 *
 * Every call starts one QEMU of its own, speaks QMP with it over stdio and ends it; files live in a fresh temporary
 * folder. Streams are loaded with `-incoming defer` and `migrate-incoming`, so that a QEMU which refuses its arguments
 * (an Error here) is told apart from one that refuses the stream (`ok: false`: QEMU exits when a load fails).
 *
 * @module
 */

import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Test } from 'uvu';
import {
  QEMU_VM_SECTION_FOOTER,
  QEMU_VM_SECTION_FULL,
  readFileHeader,
  readFooter,
  readFullHeader,
  type SectionHeader,
} from '../../src/savevm/wire.js';
import { ByteReader } from '../../src/vmstate/index.js';
import { POLL_MS, type Qemu, quote, startQemu } from './qmp.js';

export { Qemu, QemuError, startQemu } from './qmp.js';

/** The path of `qemu-system-<target>` on PATH, or undefined. */
export function findQemu(target: string): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, `qemu-system-${target}`);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {}
  }
  return undefined;
}

/** The version of a QEMU binary as it prints it, `7.2.22`. */
export function qemuVersion(binary: string): string {
  const text = execFileSync(binary, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  const version = /version (\d+(?:\.\d+)+)/.exec(text)?.[1];
  if (version === undefined) throw new Error(`${binary} --version printed: ${text}`);
  return version;
}

/** A test where QEMU 7.2 of the target is there, else one that is skipped, and says so. */
export function judgeOf(test: Test, target: string): Test | Test['skip'] {
  const binary = findQemu(target);
  const version = binary === undefined ? 'none' : qemuVersion(binary);
  if (version.startsWith('7.2')) return test;
  console.log(`skipped: real QEMU 7.2 for ${target} is not here (found: ${version})`);
  if (process.env.VMSTATE_NEED_ALL) throw new Error(`QEMU 7.2 for ${target} is needed, but it is not installed`);
  return test.skip;
}

/** The machine to start; its `-nodefaults`, `-display none` and QMP are always there. */
export interface MachineOptions {
  /** As in `qemu-system-<target>`. */
  target: string;
  machine: string;
  /** `-m`: MiB, or text with a unit. */
  memory?: number | string;
  args?: readonly string[];
  /** Another binary than the one on PATH. */
  binary?: string;
  timeLimitMs?: number;
}

/** Starts a machine paused and gives the stream QEMU saves of it. */
export function recordStream(options: MachineOptions): Promise<Uint8Array> {
  return withMachine(options, ['-S'], (qemu, folder) => qemu.save(folder));
}

/** The devices of a machine that QEMU cannot save whole, and its blocks of memory with their bytes. */
export function recordDevices(options: MachineOptions) {
  return withMachine(options, ['-S'], async (qemu, folder) => {
    const lines = (await qemu.hmp('info ramblock')).trim().split('\n').slice(1);
    const blocks = lines.map((line): [string, number] => {
      const [name, , , , used] = line.trim().split(/ +/) as [string, string, string, string, string];
      return [name, Number(used)];
    });
    return { bytes: await qemu.saveDevices(folder), blocks };
  });
}

/** A device section by its place in a stream. */
export interface Section {
  readonly header: SectionHeader;
  readonly bytes: Uint8Array;
}

/** Takes apart what {@link Qemu.saveDevices} gives, by the footers: nothing else says how long a section is. */
export function splitDevices(stream: Uint8Array): Section[] {
  const from = new ByteReader(stream);
  readFileHeader(from);
  const sections: Section[] = [];
  while (from.u8() === QEMU_VM_SECTION_FULL) {
    const header = readFullHeader(QEMU_VM_SECTION_FULL, from);
    const begin = from.at;
    while (!(from.peek() === QEMU_VM_SECTION_FOOTER && from.view.getUint32(from.at + 1) === header.sectionId))
      from.u8();
    sections.push({ header, bytes: stream.subarray(begin, from.at) });
    readFooter(from, header.sectionId);
  }
  return sections;
}

/** What {@link loadStream} loads, and what it does then. */
export interface LoadOptions extends MachineOptions {
  stream: Uint8Array;
  /** Commands of the human monitor to run on the loaded machine. */
  hmp?: readonly string[];
  /** Save the loaded machine again, or its devices alone. */
  resave?: boolean | 'devices';
}

/** What QEMU made of a stream. */
export interface LoadResult {
  ok: boolean;
  /** The run state after the load (`paused` ...), or why there is none. */
  status: string;
  /** What QEMU wrote on stderr. */
  log: string;
  /** The text of each command of {@link LoadOptions.hmp}. */
  hmp: Record<string, string>;
  resaved?: Uint8Array;
}

/** Loads a stream into a paused machine, looks at it with monitor commands and saves it again if asked. */
export function loadStream(options: LoadOptions): Promise<LoadResult> {
  return withMachine(options, ['-S', '-incoming', 'defer'], async (qemu, folder) => {
    const { ok, status } = await incoming(qemu, folder, options.stream);
    const hmp: Record<string, string> = {};
    if (!ok) return { ok, status, log: qemu.log, hmp };
    for (const command of options.hmp ?? []) hmp[command] = await qemu.hmp(command);
    const save = () => (options.resave === 'devices' ? qemu.saveDevices(folder) : qemu.save(folder));
    const resaved = options.resave ? { resaved: await save() } : {};
    return { ok, status, log: qemu.log, hmp, ...resaved };
  });
}

/** What {@link runGuest} runs, and for how long. */
export interface RunOptions extends MachineOptions {
  /** Without one the machine starts from reset. */
  stream?: Uint8Array;
  /** Stop as soon as the guest has written this. */
  until?: string;
  /** Stop after this time in any case. Default five seconds. */
  runMs?: number;
  /** The arguments that send the guest's output to a file. Default the debug console of a PC, port 0xE9. */
  output?: (file: string) => readonly string[];
}

/** What came of a run. */
export interface RunResult {
  /** The stream was loaded; not whether {@link RunOptions.until} appeared. */
  ok: boolean;
  status: string;
  log: string;
  /** What the guest has written, a byte a character. */
  text: string;
}

/** Loads a stream, or none, lets the guest run for a while and gives what it wrote. */
export async function runGuest({
  stream,
  until,
  runMs = 5_000,
  output = debugcon,
  ...options
}: RunOptions): Promise<RunResult> {
  return inTemporaryFolder(async (folder) => {
    const file = join(folder, 'output');
    const text = async () => (existsSync(file) ? readFile(file, 'latin1') : '');
    const args = [...(options.args ?? []), ...output(file)];
    return withMachine({ ...options, args }, stream ? ['-incoming', 'defer'] : [], async (qemu) => {
      const loaded = stream ? await incoming(qemu, folder, stream) : { ok: true, status: 'running' };
      if (!loaded.ok) return { ...loaded, log: qemu.log, text: await text() };
      const deadline = Date.now() + runMs;
      while (qemu.ended === undefined && Date.now() < deadline) {
        if (until !== undefined && (await text()).includes(until)) break;
        await sleep(POLL_MS);
      }
      const { status } = await qemu.execute<{ status: string }>('query-status').catch((error: Error) => {
        if (qemu.timedOut) throw error;
        return { status: qemu.ended ?? error.message }; // the guest shut down
      });
      return { ok: true, status, log: qemu.log, text: await text() };
    });
  });
}

function debugcon(file: string): readonly string[] {
  return ['-debugcon', `file:${file}`];
}

/** Gives the stream to a QEMU started with `-incoming defer`; one that exits has refused it. */
async function incoming(qemu: Qemu, folder: string, stream: Uint8Array): Promise<{ ok: boolean; status: string }> {
  const file = join(folder, 'incoming');
  await writeFile(file, stream);
  try {
    await qemu.execute('migrate-incoming', { uri: `exec:cat ${quote(file)}` });
    const { status } = await qemu.waitFor<{ status: string }>(
      'query-status',
      (answer) => answer.status !== 'inmigrate',
    );
    return { ok: true, status };
  } catch (error) {
    if (qemu.ended === undefined || qemu.timedOut) throw error;
    return { ok: qemu.events.some(({ event }) => event === 'RESUME'), status: qemu.ended }; // a guest may end at once
  }
}

async function withMachine<T>(
  { target, machine, memory, args = [], binary = findQemu(target), timeLimitMs }: MachineOptions,
  mode: readonly string[],
  use: (qemu: Qemu, folder: string) => Promise<T>,
): Promise<T> {
  if (binary === undefined) throw new Error(`qemu-system-${target} is not on PATH`);
  const size = memory === undefined ? [] : ['-m', String(memory)];
  return inTemporaryFolder(async (folder) => {
    const limit = timeLimitMs === undefined ? {} : { timeLimitMs };
    const qemu = await startQemu({ binary, args: ['-M', machine, ...size, ...args, ...mode], ...limit });
    try {
      return await use(qemu, folder);
    } finally {
      await qemu.kill();
    }
  });
}

async function inTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'vmstate-qemu-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
