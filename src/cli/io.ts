/**
 * What a command may touch of the world: its two outputs, files, and what is known about the terminal. Tests hand in
 * their own.
 */
import { closeSync, fstatSync, openSync, rmSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readBytes } from '../node.js';
import { reading } from './problems.js';

/** Where a command writes bytes to. */
export interface Output {
  /** The chunk may be overwritten once the promise has settled. */
  write(chunk: Uint8Array): Promise<void>;
  /** Ends the output; `whole` false takes back what can be taken back. */
  close(whole: boolean): void;
}

/** The world of a command. */
export interface Io {
  /** The version of this package. */
  readonly version: string;
  /** Columns of the terminal; of a page that reads well if there is none. */
  readonly columns: number;
  readonly colours: boolean;
  /** Whether stdout and stderr are terminals. */
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  out(text: string): void;
  err(text: string): void;
  /** The bytes of a file, or of stdin for `-`, unpacked if they are gzip. */
  read(path: string): Uint8Array;
  /** What a module exports. */
  import(path: string): Promise<object>;
  /** A file, or stdout for undefined. */
  open(path: string | undefined): Output;
}

const WIDTH_WITHOUT_TERMINAL = 100;

/** The world of the process. */
export function processIo(version: string): Io {
  const { stdout, stderr } = process;
  for (const stream of [stdout, stderr]) {
    if (!stream.listeners('error').includes(endOfPipe)) stream.on('error', endOfPipe);
  }
  return {
    version,
    columns: stdout.columns || WIDTH_WITHOUT_TERMINAL,
    colours: stdout.isTTY === true && !process.env.NO_COLOR,
    outIsTerminal: stdout.isTTY === true,
    errIsTerminal: stderr.isTTY === true,
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    read: readBytes,
    import: (path) => import(pathToFileURL(resolve(path)).href),
    open: (path) => (path === undefined ? toStdout() : toFile(path)),
  };
}

/** `vmstate analyze FILE | head` closes our stdout early; that is no failure. */
function endOfPipe(error: NodeJS.ErrnoException): void {
  process.exit(error.code === 'EPIPE' ? 0 : 2);
}

function toStdout(): Output {
  return {
    write: (chunk) =>
      new Promise((resolve, reject) => {
        process.stdout.write(chunk, (error) => (error ? reject(error) : resolve()));
      }),
    close: () => {},
  };
}

/** Opens a file for writing; one that was not written whole is removed. */
export function toFile(path: string): Output {
  const file = reading(path, () => openSync(path, 'w'));
  return {
    async write(chunk) {
      for (let at = 0; at < chunk.length; ) at += writeSync(file, chunk, at);
    },
    close(whole) {
      const regular = fstatSync(file).isFile();
      closeSync(file);
      if (!whole && regular) rmSync(path, { force: true });
    },
  };
}
