/**
 * Commands in tests: run in this process, with their outputs caught and a folder of their own.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { type Io, processIo } from '../../src/cli/io.js';
import { run } from '../../src/cli/run.js';

/** What came of a command. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What was written to stdout as bytes. */
  readonly bytes: Uint8Array;
}

/** Runs a command in a world that is like the process's, but for what is given. */
export async function commandIn(world: Partial<Io>, ...argv: string[]): Promise<Outcome> {
  let [out, err] = ['', ''];
  const chunks: Uint8Array[] = [];
  const real = processIo('0.0.0');
  const io: Io = {
    ...real,
    columns: 100,
    colours: false,
    outIsTerminal: false,
    errIsTerminal: false,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    open: (path) => {
      if (path !== undefined) return real.open(path);
      return { write: async (chunk) => void chunks.push(chunk.slice()), close() {} };
    },
    ...world,
  };
  const code = await run(argv, io);
  assert.not.match(`${out}${err}`, /\n {4}at /, 'no stack trace');
  return { code, out, err, bytes: new Uint8Array(Buffer.concat(chunks)) };
}

/** Runs a command. */
export function command(...argv: string[]): Promise<Outcome> {
  return commandIn({}, ...argv);
}

/** Runs a command that has to end with a code and to say one JSON object, which is returned. */
// biome-ignore lint/suspicious/noExplicitAny: the answer of any command
export async function answer(code: number, ...argv: string[]): Promise<any> {
  const outcome = await command(...argv, '--json');
  assert.is(outcome.code, code, outcome.err);
  assert.is(outcome.out.trimEnd().split('\n').length, 1, 'one line');
  return JSON.parse(outcome.out);
}

/** A folder for one test file, with small machines in it. */
export class Workspace {
  readonly folder = mkdtempSync(join(tmpdir(), 'vmstate-cli-'));

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, content: string | Uint8Array): string {
    writeFileSync(this.path(name), content);
    return this.path(name);
  }

  /** Writes `pc-i440fx-2.3` with a mebibyte of memory. */
  async reference(name: string, ...more: string[]): Promise<string> {
    const file = this.path(`${name}.mig`);
    const { code, err } = await command('reference', 'pc-i440fx-2.3', '-m', '1', '-o', file, ...more);
    assert.is(code, 0, err);
    return file;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
