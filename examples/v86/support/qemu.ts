/**
 * QEMU with the machine of a move: it takes a stream and runs it, or is stopped and saved.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findQemu, type Qemu, startQemu } from '../../../tests/qemu/qemu.js';
import { quote } from '../../../tests/qemu/qmp.js';
import { qemuArguments } from '../src/move/machine.js';
import { floppyDisk, MEMORY } from './v86.js';

export interface QemuOptions {
  /** A stream to go on from; without one the machine starts from reset. */
  readonly stream?: Uint8Array;
  readonly floppy?: Uint8Array;
  readonly memory?: number;
  readonly icount?: number | undefined;
  readonly display?: boolean;
  /** Another QEMU than that on PATH. */
  readonly binary?: string;
  readonly more?: readonly string[];
}

/** Why QEMU cannot be started here; undefined when it can. */
export function whyNoQemu(): string | undefined {
  return findQemu('i386') === undefined ? 'qemu-system-i386 is not on PATH' : undefined;
}

/** One QEMU and the serial line of its guest. */
export class QemuGuest {
  /** What the guest has written to the serial line, a byte a character. */
  serial = '';
  private constructor(
    readonly qemu: Qemu,
    private readonly line: Socket,
    private readonly folder: string,
  ) {
    line.setEncoding('latin1').on('data', (text: string) => {
      this.serial += text;
    });
    line.on('error', () => {}); // QEMU is gone; the process says so
  }

  /** Starts QEMU; its guest runs when this has come back, unless the stream says otherwise. */
  static async start(options: QemuOptions): Promise<QemuGuest> {
    const { stream, floppy, memory = MEMORY, icount, display = false, binary, more = [] } = options;
    const folder = await mkdtemp(join(tmpdir(), 'vmstate-v86-'));
    const socket = join(folder, 'serial');
    const args = qemuArguments({ memory, icount, display, serial: `unix:${socket},server=on,wait=off` });
    if (floppy !== undefined) {
      await writeFile(join(folder, 'floppy'), floppyDisk(floppy));
      args.push('-drive', `if=floppy,format=raw,file=${join(folder, 'floppy')}`);
    }
    const mode = stream === undefined ? ['-S'] : ['-incoming', 'defer'];
    const path = binary ?? (findQemu('i386') as string);
    const qemu = await startQemu({ binary: path, args: [...args, ...more, ...mode], timeLimitMs: 300_000 });
    while (!existsSync(socket)) await sleep(5);
    const line = connect(socket);
    await new Promise((resolve) => line.once('connect', resolve));
    await sleep(20); // QEMU drops what is written before it has taken the connection
    const guest = new QemuGuest(qemu, line, folder);
    try {
      if (stream === undefined) await qemu.execute('cont');
      else await guest.take(stream);
    } catch (error) {
      await guest.end();
      throw error;
    }
    return guest;
  }

  private async take(stream: Uint8Array): Promise<void> {
    const file = join(this.folder, 'stream');
    await writeFile(file, stream);
    await this.qemu.execute('migrate-incoming', { uri: `exec:cat ${quote(file)}` });
    await this.qemu.waitFor('query-status', ({ status }) => status !== 'inmigrate');
  }

  /** Waits until what the guest has written satisfies the predicate. */
  async until(predicate: (serial: string) => boolean, timeLimitMs = 20_000): Promise<void> {
    const deadline = Date.now() + timeLimitMs;
    while (!predicate(this.serial)) {
      if (this.qemu.ended !== undefined) throw this.qemu.error(this.qemu.ended);
      if (Date.now() > deadline)
        throw new Error(`the guest in QEMU wrote only: ${JSON.stringify(this.serial.slice(-400))}`);
      await sleep(5);
    }
  }

  send(text: string): void {
    this.line.write(text, 'latin1');
  }

  /** Guest memory, as its CPU sees it. */
  async read(address: number, size: number): Promise<Uint8Array> {
    const filename = join(this.folder, 'memory');
    await this.qemu.execute('pmemsave', { val: address, size, filename });
    return new Uint8Array(await readFile(filename));
  }

  /** The screen as a PPM file. */
  async picture(): Promise<Uint8Array> {
    const filename = join(this.folder, 'picture');
    await this.qemu.execute('screendump', { filename });
    return new Uint8Array(await readFile(filename));
  }

  /** Presses a key and lets it go; QEMU's name of the key. */
  async press(key: string): Promise<void> {
    await this.qemu.execute('send-key', { keys: [{ type: 'qcode', data: key }] });
  }

  /** Stops the guest and gives its stream. */
  async stopAndSave(): Promise<Uint8Array> {
    await this.qemu.execute('stop');
    return this.qemu.save(this.folder);
  }

  /** Ends QEMU. */
  async end(): Promise<void> {
    this.line.destroy();
    await this.qemu.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}
