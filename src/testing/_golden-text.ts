/**
 * The text of goldens: blocks of commented hex with a description, which a reviewer can read.
 */
import { hex } from './hex.js';

/** One state of one version. */
export interface Golden {
  readonly version: number;
  readonly release: string;
  /** The name of the state. */
  readonly state: string;
  readonly lines: readonly string[];
  readonly bytes: Uint8Array;
  readonly layout: readonly GoldenField[];
  readonly description: string;
}

/** A line of a block: what stands where. */
export interface GoldenField {
  readonly path: string;
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

/** What a new file begins with. */
export function headerOf(name: string): string {
  return `# Goldens of ${name}: what each version has on the wire. Blocks are added, never changed.\n`;
}

/** A block as text. */
export function formatGolden({ version, release, state, lines, description }: Golden): string {
  return `\n== version ${version}, release ${release}: ${state} ==\n${lines.join('\n')}\n-- described as --\n${wrap(description)}\n== end ==\n`;
}

/** A field a line; {@link unwrap} puts them together again. */
function wrap(description: string): string {
  return description.replaceAll(', {', ',\n  {');
}

function unwrap(text: string): string {
  return text.trim().replace(/\r?\n\s*/g, ' ');
}

const BLOCK = /^== version (\d+), release (\S+): (.*?) ==\r?\n([\s\S]*?)^-- described as --\r?\n([\s\S]*?)^== end ==/gm;
const FIELD = /^([0-9a-f ]*?) *\/\/ ([0-9a-f]+) (.*): ([^:]*?)(?: = [^=]*)?$/;

/** All blocks of a file. @throws {SyntaxError} when there is something that is none. */
export function parseGoldens(text: string): Golden[] {
  const rest = text.replace(BLOCK, '').replace(/^#.*$/gm, '').trim();
  if (rest !== '') throw new SyntaxError(`no block of a golden: ${JSON.stringify(rest.slice(0, 60))}`);
  return [...text.matchAll(BLOCK)].map(([, version, release, state, body, description]) => {
    const lines = (body as string).trimEnd().split(/\r?\n/);
    return {
      version: Number(version),
      release: release as string,
      state: state as string,
      lines,
      bytes: hex(lines.join('\n')),
      layout: layoutOf(lines),
      description: unwrap(description as string),
    };
  });
}

/** What the comments of lines say. */
export function layoutOf(lines: readonly string[]): GoldenField[] {
  const fields: { path: string; type: string; offset: number; length: number }[] = [];
  for (const line of lines) {
    const digits = line.replace(/\/\/.*$/, '').replaceAll(' ', '').length / 2;
    const found = FIELD.exec(line);
    const last = fields.at(-1);
    if (found !== null) {
      const [, , offset, path, type] = found as unknown as string[];
      fields.push({
        path: path as string,
        type: type as string,
        offset: Number.parseInt(offset as string, 16),
        length: digits,
      });
    } else if (last !== undefined) last.length += digits;
  }
  return fields;
}
