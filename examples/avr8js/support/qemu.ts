/**
 * QEMU's Arduino: it goes on from a stream until its program has printed enough, and is saved.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findQemu, qemuVersion, startQemu } from '../../../tests/qemu/qemu.js';
import { quote } from '../../../tests/qemu/qmp.js';

const RELEASE = '7.2';
/** 64 ns an instruction, and no faster than the host's clock: about the speed of an Arduino. */
const SPEED = ['-icount', 'shift=6,align=on'];

/** Why QEMU cannot be started here; undefined when it can. */
export function whyNoQemu(): string | undefined {
  const binary = findQemu('avr');
  if (binary === undefined) return 'qemu-system-avr is not on PATH';
  const version = qemuVersion(binary);
  return version.startsWith(`${RELEASE}.`) ? undefined : `qemu-system-avr is ${version}, not ${RELEASE}`;
}

/** Runs the program in a stream until it has printed so many lines more, and saves it then. */
export async function runInQemu(
  stream: Uint8Array,
  lines: number,
  timeLimitMs = 20_000,
): Promise<{ text: string; stream: Uint8Array }> {
  const folder = await mkdtemp(join(tmpdir(), 'vmstate-avr8js-'));
  const [incoming, output] = [join(folder, 'stream'), join(folder, 'output')];
  await writeFile(incoming, stream);
  const args = ['-M', 'arduino-uno', '-serial', `file:${output}`, ...SPEED, '-incoming', 'defer'];
  const qemu = await startQemu({ binary: findQemu('avr') as string, args });
  const text = async () => (existsSync(output) ? readFile(output, 'latin1') : '');
  try {
    await qemu.execute('migrate-incoming', { uri: `exec:cat ${quote(incoming)}` });
    await qemu.waitFor<{ status: string }>('query-status', ({ status }) => status === 'running');
    const deadline = Date.now() + timeLimitMs;
    while ((await text()).split('\n').length <= lines) {
      if (qemu.ended !== undefined) throw qemu.error(qemu.ended);
      if (Date.now() > deadline) throw new Error(`in QEMU the program printed only ${JSON.stringify(await text())}`);
      await sleep(5);
    }
    await qemu.execute('stop');
    return { stream: await qemu.save(folder), text: await text() };
  } finally {
    await qemu.kill();
    await rm(folder, { recursive: true, force: true });
  }
}
