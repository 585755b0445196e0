/**
 * One QEMU process and the QEMU Machine Protocol over its stdio: commands, events, polled queries, a saved stream.
 *
 * Nothing here can hang or leak: the process is killed at its time limit, and with ours; every command still waiting
 * then fails with the reason and with what QEMU wrote on stderr.
 *
 * @module
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two looks at something QEMU cannot announce. */
export const POLL_MS = 20;
const DEFAULT_TIME_LIMIT_MS = 60_000;

/** Processes to take along when ours ends: closing its stdin would not end a QEMU. */
const running = new Set<ChildProcessWithoutNullStreams>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A QEMU that did not do what was asked; `log` is its stderr, which the message includes. */
export class QemuError extends Error {
  override readonly name = 'QemuError';
  constructor(
    message: string,
    readonly log: string,
  ) {
    super(log === '' ? message : `${message}\n${log}`);
  }
}

/** A QEMU to start. */
export interface StartOptions {
  binary: string;
  args?: readonly string[];
  /** The process is killed after this time, whatever it is doing. Default one minute. */
  timeLimitMs?: number;
}

/** One asynchronous message of QEMU, `STOP`, `RESUME` ... */
export interface QmpEvent {
  event: string;
  data?: Record<string, unknown>;
}

interface QmpMessage extends Partial<QmpEvent> {
  QMP?: unknown;
  id?: number;
  return?: unknown;
  error?: { class: string; desc: string };
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** One running QEMU and its QMP connection; start it with {@link startQemu}. */
export class Qemu {
  /** Everything QEMU has written on stderr so far, and what it wrote on stdout that is not QMP. */
  log = '';
  /** The QMP events so far, in order of arrival. */
  readonly events: QmpEvent[] = [];
  /** Set once the process has ended: why. */
  ended: string | undefined;
  /** The time limit has struck. */
  timedOut = false;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #closed: Promise<void>;
  /** By id; 0 is the greeting. */
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor({ binary, args = [], timeLimitMs = DEFAULT_TIME_LIMIT_MS }: StartOptions) {
    const child = spawn(binary, ['-display', 'none', '-nodefaults', '-no-user-config', '-qmp', 'stdio', ...args]);
    this.#child = child;
    const timer = setTimeout(() => {
      this.timedOut = true;
      child.kill('SIGKILL');
    }, timeLimitMs);
    running.add(child);
    this.#closed = new Promise((done) => {
      const end = (why: string) => {
        clearTimeout(timer);
        running.delete(child);
        this.ended ??= this.timedOut ? `QEMU was killed after its time limit of ${timeLimitMs} ms` : why;
        for (const { reject } of this.#waiting.values()) reject(this.error(this.ended));
        this.#waiting.clear();
        done();
      };
      child.on('error', (error) => end(`QEMU did not start: ${error.message}`));
      child.on('close', (code, signal) => end(`QEMU ended with ${signal ?? `exit code ${code}`}`));
    });
    child.stdin.on('error', () => {}); // a dead reader: reported by 'close'
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.log += text;
    });
    createInterface({ input: child.stdout }).on('line', (line) => this.#receive(line));
  }

  /** An error that carries what QEMU wrote on stderr. */
  error(message: string): QemuError {
    return new QemuError(message, this.log.trim());
  }

  /** Resolves when QEMU has greeted. */
  greeted(): Promise<unknown> {
    return this.#answer(0);
  }

  /** Runs one QMP command and gives its `return`. */
  async execute<T = unknown>(command: string, args: Record<string, unknown> = {}): Promise<T> {
    const id = ++this.#lastId;
    const answer = this.#answer(id);
    this.#child.stdin.write(`${JSON.stringify({ execute: command, arguments: args, id })}\n`);
    return (await answer) as T;
  }

  /** Runs one command of the human monitor and gives its text. */
  async hmp(command: string): Promise<string> {
    const text = await this.execute<string>('human-monitor-command', { 'command-line': command });
    return text.replaceAll('\r\n', '\n');
  }

  /** Repeats a query until its answer satisfies the predicate. */
  async waitFor<T extends { status?: string }>(
    query: 'query-status' | 'query-migrate',
    predicate: (answer: T) => boolean,
    timeoutMs = DEFAULT_TIME_LIMIT_MS,
  ): Promise<T> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const answer = await this.execute<T>(query);
      if (predicate(answer)) return answer;
      if (Date.now() > deadline) throw this.error(`${query} is still ${JSON.stringify(answer)} after ${timeoutMs} ms`);
      await sleep(POLL_MS);
    }
  }

  /** Saves the machine to a file in `folder` and gives its bytes. */
  async save(folder: string): Promise<Uint8Array> {
    const file = join(folder, 'saved');
    // QEMU says "completed" before cat has written everything; the rename says that it has.
    await this.execute('migrate', {
      uri: `exec:cat > ${quote(`${file}.part`)} && mv ${quote(`${file}.part`)} ${quote(file)}`,
    });
    const last = await this.waitFor('query-migrate', ({ status }) => status === 'completed' || status === 'failed');
    if (last.status !== 'completed') throw this.error(`QEMU could not save: ${JSON.stringify(last)}`);
    while (!existsSync(file)) {
      if (this.ended !== undefined) throw this.error(this.ended);
      await sleep(POLL_MS);
    }
    const bytes = await readFile(file);
    await rm(file);
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length); // not a Buffer: tests compare classes too
  }

  /**
   * Saves the devices alone, without memory, configuration and description. For targets that 7.2 cannot save: it
   * divides by zero where pages are larger than the host's.
   */
  async saveDevices(folder: string): Promise<Uint8Array> {
    const filename = join(folder, 'devices');
    await this.execute('xen-save-devices-state', { filename, live: false });
    const bytes = await readFile(filename);
    await rm(filename);
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Asks QEMU to quit and waits until it is gone. */
  async quit(): Promise<void> {
    await this.execute('quit').catch(() => this.#child.kill('SIGKILL'));
    await this.#closed;
  }

  /** Kills QEMU, if it is still there, and waits until it is gone. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#closed;
  }

  #answer(id: number): Promise<unknown> {
    if (this.ended !== undefined) return Promise.reject(this.error(this.ended));
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #receive(line: string): void {
    if (!line.startsWith('{')) {
      this.log += `${line}\n`;
      return;
    }
    const message: QmpMessage = JSON.parse(line);
    if (message.event !== undefined) {
      this.events.push(message as QmpEvent);
      return;
    }
    const id = message.QMP === undefined ? (message.id ?? -1) : 0;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (message.error) waiting?.reject(this.error(`${message.error.class}: ${message.error.desc}`));
    else waiting?.resolve(message.return);
  }
}

/** Starts QEMU and gives it when it takes commands; rejects if it refuses its arguments. */
export async function startQemu(options: StartOptions): Promise<Qemu> {
  const qemu = new Qemu(options);
  try {
    await qemu.greeted();
    await qemu.execute('qmp_capabilities');
    return qemu;
  } catch (error) {
    await qemu.kill();
    throw error;
  }
}

/** One word for the shell. */
export function quote(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}
