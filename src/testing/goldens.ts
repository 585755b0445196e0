/**
 * Goldens: the bytes and the description of each version of a definition, kept as text beside the tests.
 *
 * A version that has been written once must stay as it is: somebody has a save of it. So blocks are added to the file
 * and never changed, and what no longer agrees with them is an error that says what to do.
 */
import { StreamError, show, VMStateError } from '../errors.js';
import { layoutOf as definitionIn } from '../vmstate/_plan.js';
import {
  type Accepted,
  type ContextOf,
  type Definition,
  decode,
  describe,
  type Release,
  type StateOf,
} from '../vmstate/index.js';
import { formatGolden, type Golden, type GoldenField, headerOf, layoutOf, parseGoldens } from './_golden-text.js';
import { type BenchOptions, bytesOf, covered } from './_spans.js';
import { firstDifferentByte, lengths } from './hex.js';
import { type GoldenChange, MismatchError } from './mismatch.js';
import { linesOf } from './wire.js';

/** Where goldens are kept. `vmstate/testing/node` has one in a file. */
export interface GoldenFile {
  /** The text so far; undefined if there is none. */
  read(): string | undefined;
  /** Adds to the end of the text. */
  append(text: string): void;
  /** Nothing is added: what has no golden is an error. For continuous integration. */
  readonly frozen?: boolean;
}

/** Options of {@link goldens}. */
export interface GoldenOptions<C = unknown> extends BenchOptions<C> {
  readonly release: Release;
  /** What the stream does not say: counts that are never sent, null elements. */
  readonly base?: object;
  /** Versions that shall no longer load: `minimumVersionId` was raised above them on purpose. */
  readonly dropped?: readonly number[];
}

/**
 * Checks a definition against its goldens: states by name, as they are written today, and every older version in the
 * file, which still has to be read and laid out as it was. What has no golden yet gets one.
 *
 * Give each case a name and keep it: a state that changes needs a new name, not a new golden.
 *
 * @throws {MismatchError} `golden-…` says what happened to which field: `golden-removed`, `golden-added`,
 * `golden-reordered`, `golden-renamed`, `golden-retyped`, `golden-resized`, `golden-replaced`, `golden-values`,
 * `golden-description`, `golden-version` (lower than one in the file), `golden-load` (an old one is no longer read),
 * `golden-missing` (frozen). {@link SyntaxError} if the text is not that of goldens.
 */
export function goldens<D extends Definition>(
  def: D,
  states: Readonly<Record<string, Accepted<StateOf<D>>>>,
  file: GoldenFile,
  options: GoldenOptions<ContextOf<D>>,
): void {
  const layout = definitionIn(def, options.release);
  const text = file.read();
  const known = parseGoldens(text ?? '').filter(({ release }) => release === options.release);
  const newest = known.reduce((most, { version }) => Math.max(most, version), 0);
  if (newest > layout.versionId) {
    const reason = `version ${layout.versionId} is lower than version ${newest}, which has been written already`;
    throw new MismatchError('golden-version', reason, { path: def.name, expected: newest, actual: layout.versionId });
  }
  const added: Golden[] = [];
  for (const [name, state] of Object.entries(states)) {
    if (/ ==|[\r\n]/.test(name)) throw new SyntaxError(`the name of a state is one line without "==": ${show(name)}`);
    const now = goldenOf(def, name, state as object, layout.versionId, options);
    const then = known.find(({ version, state: other }) => version === now.version && other === name);
    if (then === undefined) added.push(now);
    else compare(def, then, now, true);
  }
  for (const then of known) {
    const current = then.version === layout.versionId;
    if (!(current && then.state in states)) checkOld(def, then, current, options);
  }
  if (added.length === 0) return;
  if (file.frozen) {
    const names = added.map(({ state }) => state).join(', ');
    const reason = `version ${layout.versionId} has no golden of ${names}; run the test where it may write, and commit the file`;
    throw new MismatchError('golden-missing', reason, { path: def.name, expected: names });
  }
  file.append((text === undefined ? headerOf(def.name) : '') + added.map(formatGolden).join(''));
}

function goldenOf(def: Definition, name: string, state: object, version: number, options: GoldenOptions): Golden {
  const { live, base: _, dropped: __, ...others } = { ...options, version };
  const bytes = bytesOf(def, state, live ? { ...others, live } : others);
  const lines = linesOf(bytes, covered(def, state, bytes, live ? { ...others, live } : others));
  const description = describe(def, (live ? decode(def, bytes, { ...others, base: state }) : state) as never, others);
  return { version, release: options.release, state: name, lines, bytes, layout: layoutOf(lines), description };
}

/** A version of before, read by what is here today and laid out again. */
function checkOld(def: Definition, then: Golden, current: boolean, options: GoldenOptions): void {
  const { version, state } = then;
  if (options.dropped?.includes(version)) return;
  const { live: _, base, dropped: __, ...others } = options;
  const reading = base === undefined ? { ...others, version } : { ...others, version, base };
  const fail = (error: VMStateError) =>
    new MismatchError(
      'golden-load',
      `version ${version} (${state}) is no longer read: ${error.message}. Keep it, or name it in \`dropped\``,
      { path: def.name, cause: error },
    );
  let decoded: object;
  try {
    decoded = decode(def, then.bytes, reading) as object;
  } catch (error) {
    throw error instanceof VMStateError ? fail(error) : error;
  }
  const layout = definitionIn(def, options.release);
  if (version < layout.minimumVersionId) return; // a loader written by hand takes it; nothing writes it again
  const now = goldenOf(def, state, decoded, version, others);
  if (now.bytes.length < then.bytes.length && firstDifferentByte(now.bytes, then.bytes) === now.bytes.length) {
    const reason = 'bytes are left over';
    throw fail(new StreamError('trailing-bytes', reason, { offset: now.bytes.length, actual: then.bytes.length }));
  }
  compare(def, then, now, current);
}

/**
 * Bytes that were read are written again as they came if only their number is right, so of old versions the layout is
 * compared, too. Names may change with a raised version: nothing reads by them.
 */
function compare(def: Definition, then: Golden, now: Golden, current: boolean): void {
  const at = firstDifferentByte(now.bytes, then.bytes);
  const same = current ? sameField : sameKind;
  const first = then.layout.findIndex((field, k) => !same(field, now.layout[k]));
  if (at < 0 && (current ? now.description === then.description : first < 0)) return;
  const [code, what, path, offset] = changeOf(then, now, at, first);
  const reason = `version ${then.version} changed (${then.state}): ${what}, ${lengths(now.bytes.length, then.bytes.length)}; ${ADVICE[code]}`;
  throw new MismatchError(
    code,
    reason,
    { path: path ?? def.name, offset, expected: then.lines.join('\n'), actual: now.lines.join('\n') },
    code === 'golden-description'
      ? differingText(then.description, now.description)
      : [`golden  ${lineAt(then, offset)}`, `now     ${lineAt(now, offset)}`],
  );
}

const RAISE = 'raise the version or add a subsection';
const ADVICE: Readonly<Record<GoldenChange, string>> = {
  'golden-added': RAISE,
  'golden-removed': 'put it back (unused() keeps its place), or raise the version and drop the old ones',
  'golden-reordered': 'put them back in their order',
  'golden-renamed': 'a name that has been written stays: keep it (with { name } if the property is renamed)',
  'golden-retyped': 'put the type back; a new field since a raised version can take its place',
  'golden-resized': 'put the length back; more of it belongs in a subsection',
  'golden-replaced': RAISE,
  'golden-values':
    'the layout is the same: the state, a codec or the order of bytes is not. A new state needs a new name',
  'golden-description': 'the bytes are the same, but not what describes them',
};

type Change = [code: GoldenChange, what: string, path: string | undefined, offset: number];

/** What happened, from the first line on that is another. */
function changeOf({ layout: then }: Golden, { layout: now }: Golden, at: number, other: number): Change {
  const first = other < 0 ? then.length : other;
  const [a, b] = [then[first], now[first]];
  if (a === undefined && b === undefined) {
    return at < 0
      ? ['golden-description', 'it is described otherwise', undefined, 0]
      : [
          'golden-values',
          'the same fields have other bytes',
          (now.findLast(({ offset }) => offset <= at) ?? now[0])?.path,
          at,
        ];
  }
  if (a === undefined) return ['golden-added', `${kind(b)} is new`, b?.path, (b as GoldenField).offset];
  const gone = !now.some(({ path }) => path === a.path);
  const fresh = b !== undefined && !then.some(({ path }) => path === b.path);
  if (b === undefined || (gone && !fresh)) return ['golden-removed', `${kind(a)} is gone`, a.path, a.offset];
  if (gone) {
    const renamed = a.type === b.type && (a.length === b.length || isSubsection(a));
    return renamed
      ? ['golden-renamed', `${kind(a)} is called ${b.path} now`, a.path, a.offset]
      : ['golden-replaced', `${kind(a)} is gone and ${b.path} is there instead`, a.path, a.offset];
  }
  if (fresh) return ['golden-added', `${kind(b)} is new`, b.path, b.offset];
  if (a.path !== b.path) return ['golden-reordered', `${b.path} stands before it`, a.path, a.offset];
  const [from, to] = [a.type, b.type].map((type) => type.replace(/\[\d+\]$/, ''));
  const what = `${a.type} of ${a.length} bytes became ${b.type} of ${b.length}`;
  return [from === to ? 'golden-resized' : 'golden-retyped', what, a.path, a.offset];
}

function kind(field: GoldenField | undefined): string {
  return field !== undefined && isSubsection(field) ? 'the subsection' : 'the field';
}

function isSubsection({ type }: GoldenField): boolean {
  return type.startsWith('subsection');
}

function sameField(a: GoldenField, b: GoldenField | undefined): boolean {
  return a.path === b?.path && sameKind(a, b);
}

function sameKind(a: GoldenField, b: GoldenField | undefined): boolean {
  return a.type === b?.type && a.length === b.length;
}

/** The line of a block in which a byte stands. */
function lineAt({ layout, lines }: Golden, at: number): string {
  const field = layout.findLast(({ offset }) => offset <= at);
  const line = lines.find((text) =>
    text.includes(`// ${field?.offset.toString(16).padStart(4, '0')} ${field?.path}: `),
  );
  return field !== undefined && at < field.offset + field.length ? (line ?? '') : '(nothing)';
}

function differingText(then: string, now: string): string[] {
  let at = 0;
  while (at < then.length && then[at] === now[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 40), at + 40);
  return [`golden  …${around(then)}…`, `now     …${around(now)}…`];
}
