/**
 * How commands print: JSON with big numbers, colours, columns, numbers, progress.
 */
import { styleText } from 'node:util';
import type { Io } from './io.js';

/** JSON of anything a command knows: bigints as decimal strings, bytes as hex, other typed arrays as arrays. */
export function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(
    value,
    (_key, item: unknown) => {
      if (typeof item === 'bigint') return item.toString();
      if (item instanceof Uint8Array) return toHex(item);
      if (ArrayBuffer.isView(item)) return Array.from(item as unknown as ArrayLike<number | bigint>);
      return item;
    },
    indent,
  );
}

/** Prints the one JSON object of a command. */
export function printJson(io: Io, value: object): void {
  io.out(`${toJson(value)}\n`);
}

/** Bytes as hex digits. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
}

export type Style = Parameters<typeof styleText>[0];
export type Paint = (style: Style, text: string) => string;

/** Colours where the terminal wants them. */
export function painter(io: Io): Paint {
  // Whether stdout takes colours was decided by `io`.
  return io.colours ? (style, text) => styleText(style, text, { validateStream: false }) : (_style, text) => text;
}

/** `1,234,567` */
export function grouped(n: number): string {
  return n.toLocaleString('en-US');
}

/** `1 byte`, `2 bytes`; the plural has an s unless it is given. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${grouped(n)} ${n === 1 ? one : many}`;
}

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];

/** `128 MiB`, `3.1 KiB`, `17 bytes`. */
export function sizeText(bytes: number): string {
  let unit = 0;
  let n = bytes;
  while (n >= 1024 && unit < UNITS.length - 1) {
    n /= 1024;
    unit++;
  }
  return `${Number.isInteger(n) ? n : n.toFixed(1)} ${unit === 0 && n === 1 ? 'byte' : UNITS[unit]}`;
}

/** `12 ms`, `3.4 s`. */
export function timeText(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Cuts a text to a width. */
export function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}

/** A text in lines of a width, broken at spaces. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** A table with aligned columns; `right` are the numbers of those that stand at the right. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row
      .map((cell, i) => (right.includes(i) ? cell.padStart(widths[i] as number) : cell.padEnd(widths[i] as number)))
      .join('  ')
      .trimEnd(),
  );
}

/** Says on a terminal how far long work has come. */
export interface ProgressLine {
  show(text: string): void;
  done(): void;
}

const PATIENCE_MS = 1000;
const BETWEEN_MS = 100;

/** A line on stderr that is rewritten, from the second second on; nothing where stderr is no terminal. */
export function progressLine(io: Io): ProgressLine {
  if (!io.errIsTerminal) return { show() {}, done() {} };
  const begin = performance.now();
  let last = 0;
  return {
    show(text) {
      const now = performance.now();
      if (now - begin < PATIENCE_MS || now - last < BETWEEN_MS) return;
      last = now;
      io.err(`\r\x1b[K${cut(text, Math.max(20, io.columns - 1))}`);
    },
    done() {
      if (last > 0) io.err('\r\x1b[K');
    },
  };
}

/** Writes a whole file, or stdout for undefined; of one that cannot be written to its end nothing is left. */
export async function saveFile(io: Io, path: string | undefined, bytes: Uint8Array): Promise<void> {
  const output = io.open(path);
  let whole = false;
  try {
    await output.write(bytes);
    whole = true;
  } finally {
    output.close(whole);
  }
}
