/**
 * Names: keys of slots, prefixes that runs of them share, identifiers of definitions.
 */

/** What a file cannot call its own. */
const TAKEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** A word of letters, digits and underscores that begins with a letter. */
function wordOf(text: string): string {
  const word = text.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^_+|_+$/g, '');
  if (word === '' || TAKEN.has(word)) return 'field';
  return /^[A-Za-z_]/.test(word) ? word : `n${word}`;
}

/**
 * Keys for names on the wire: the last part of the C expression if that is unique, else as many parts as are needed;
 * `taken` are keys that stand beside them.
 */
export function keysOf(names: readonly string[], taken: Iterable<string> = []): string[] {
  const used = new Set(taken);
  const parts = names.map((name) => name.split('.'));
  const endOf = (i: number, n: number) => wordOf((parts[i] as string[]).slice(-n).join('.'));
  return names.map((_, i) => {
    const most = (parts[i] as string[]).length;
    let n = 1;
    while (n < most && names.some((__, k) => k !== i && endOf(k, n) === endOf(i, n))) n++;
    return unique(endOf(i, n), used);
  });
}

/** All names of several lists, in an order that every list keeps, if there is one. */
export function inOrder(lists: readonly (readonly string[])[]): string[] {
  const names: string[] = [];
  for (const list of lists) {
    let at = 0;
    for (const name of list) {
      const found = names.indexOf(name);
      if (found < 0) names.splice(at, 0, name);
      at = (found < 0 ? at : found) + 1;
    }
  }
  return names;
}

/** The word, or the word with a number behind it; it is taken then. */
export function unique(word: string, used: Set<string>): string {
  let found = word;
  for (let n = 2; used.has(found); n++) found = `${word}_${n}`;
  used.add(found);
  return found;
}

/** `PitChannel` for `pit channel`. */
export function pascal(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
  return joined === '' ? 'Unnamed' : joined;
}

/** A run of names with a prefix in common; a run of those that have none has an empty one. */
export interface Run {
  readonly prefix: string;
  readonly from: number;
  readonly to: number;
}

/** A prefix is worth saying once for this many names. */
const LEAST = 3;

/**
 * Splits names into runs. Names that are undefined (unused space, temporaries) take no prefix and belong to any run.
 */
export function runsOf(names: readonly (string | undefined)[]): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < names.length; ) {
    const head = names[at]?.match(/^[A-Za-z_]\w*\./)?.[0];
    let to = at + 1;
    if (head !== undefined) while (to < names.length && (names[to]?.startsWith(head) ?? true)) to++;
    while (to > at + 1 && names[to - 1] === undefined) to--;
    const own = names.slice(at, to).filter((name) => name !== undefined);
    if (head !== undefined && own.length >= LEAST) runs.push({ prefix: common(own), from: at, to });
    else {
      to = at + 1;
      const last = runs[runs.length - 1];
      if (last?.prefix === '') runs[runs.length - 1] = { ...last, to };
      else runs.push({ prefix: '', from: at, to });
    }
    at = to;
  }
  return runs;
}

/** The longest common beginning that ends with a dot. */
function common(names: readonly string[]): string {
  let [prefix = ''] = names;
  for (const name of names) while (!name.startsWith(prefix)) prefix = prefix.slice(0, -1);
  return prefix.slice(0, prefix.lastIndexOf('.') + 1);
}
