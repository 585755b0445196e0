/**
 * A little of TypeScript as data, and how it is laid out: as Biome formats this repository (120 columns, single quotes).
 */

/** A name, a number, a text in quotes: anything that is never broken. */
export type Code = string | Call | Members;

/** `fn(args)` */
export interface Call {
  readonly fn: string;
  readonly args: readonly Code[];
}

/** `{ key: value }` */
export interface Members {
  readonly members: readonly Member[];
  /** On lines of its own even where it would fit. */
  readonly expanded: boolean;
}

export interface Member {
  /** Undefined for what is spread. */
  readonly key: string | undefined;
  readonly value: Code;
  /** Comments above it. */
  readonly notes?: readonly string[];
}

const WIDTH = 120;

export function call(fn: string, ...args: readonly (Code | undefined)[]): Call {
  return { fn, args: args.filter((arg) => arg !== undefined) };
}

export function members(list: readonly Member[], expanded = false): Members {
  return { members: list, expanded };
}

/** A text in single quotes, or in double ones if that saves escaping. */
export function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  if (text.includes("'") && !text.includes('"')) return `"${escaped}"`;
  return `'${escaped.replaceAll("'", "\\'")}'`;
}

/** A key as it stands in an object. */
export function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

/** The lines of a comment, broken at spaces. */
export function comment(text: string, indent: string): string {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last !== undefined && indent.length + 3 + last.length + 1 + word.length <= WIDTH) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines.map((line) => `${indent}// ${line}\n`).join('');
}

/** All on one line; undefined if it holds something that has lines of its own. */
function flat(code: Code): string | undefined {
  if (typeof code === 'string') return code;
  if ('fn' in code) {
    const args = code.args.map(flat);
    return args.includes(undefined) ? undefined : `${code.fn}(${args.join(', ')})`;
  }
  if (code.members.length === 0) return '{}';
  if (code.expanded || code.members.some(({ notes = [] }) => notes.length > 0)) return undefined;
  const parts = code.members.map(({ key, value }) => {
    const text = flat(value);
    return text === undefined ? undefined : key === undefined ? `...${text}` : `${keyText(key)}: ${text}`;
  });
  return parts.includes(undefined) ? undefined : `{ ${parts.join(', ')} }`;
}

/** The text of a piece that begins at `column`, with `after` characters behind it; further lines are indented. */
export function layOut(code: Code, indent: string, column: number, after = 1): string {
  const line = flat(code);
  if (line !== undefined && column + line.length + after <= WIDTH) return line;
  if (typeof code === 'string') return code;
  const inner = `${indent}  `;
  if ('members' in code) return `{\n${code.members.map((one) => memberText(one, inner)).join('')}${indent}}`;
  const { fn, args } = code;
  const last = args[args.length - 1] as Code;
  const before = args.slice(0, -1).map(flat);
  // An object that comes last keeps its braces on the line of the call.
  if (typeof last !== 'string' && 'members' in last && !before.includes(undefined)) {
    const head = `${fn}(${before.map((text) => `${text}, `).join('')}`;
    if (column + head.length + 1 <= WIDTH) return `${head}${layOut({ ...last, expanded: true }, indent, 0)})`;
  }
  return `${fn}(\n${args.map((arg) => `${inner}${layOut(arg, inner, inner.length)},\n`).join('')}${indent})`;
}

function memberText({ key, value, notes = [] }: Member, indent: string): string {
  const head = `${indent}${key === undefined ? '...' : `${keyText(key)}: `}`;
  return `${notes.map((note) => comment(note, indent)).join('')}${head}${layOut(value, indent, head.length)},\n`;
}
