/**
 * Every error the library throws: one class per kind of trouble, all below {@link VMStateError}.
 *
 * Code branches on `code`, never on the text. Paths are put together only while an error travels outwards.
 */

/** A wrong definition; thrown when it is made or first compiled for a release. */
export type DefinitionErrorCode =
  | 'bad-name'
  | 'bad-key'
  | 'bad-version'
  | 'bad-count'
  | 'bad-release'
  | 'bad-codec'
  | 'unknown-condition'
  | 'unknown-count'
  | 'nested-array'
  | 'not-in-release'
  | 'duplicate-entry'
  | 'bad-layout';

/** A wrong value in a state; thrown while saving, or while a loaded state is checked against the live one. */
export type ValueErrorCode =
  | 'missing'
  | 'wrong-type'
  | 'out-of-range'
  | 'wrong-length'
  | 'must-exist'
  | 'unmigratable'
  | 'unsupported'
  | 'refused'
  | 'unknown-name'
  | 'bad-text'
  | 'would-lose'
  | 'hook-failed';

/** A wrong stream or description; thrown while loading or reading. */
export type StreamErrorCode =
  | 'truncated'
  | 'bad-magic'
  | 'old-format'
  | 'bad-format-version'
  | 'configuration-missing'
  | 'unknown-capability'
  | 'capability-mismatch'
  | 'uuid-mismatch'
  | 'machine-mismatch'
  | 'page-size-mismatch'
  | 'unknown-section-type'
  | 'bad-section-name'
  | 'unknown-section'
  | 'unknown-section-id'
  | 'unsupported-version'
  | 'too-new'
  | 'too-old'
  | 'unknown-subsection'
  | 'not-equal'
  | 'not-less-or-equal'
  | 'must-exist'
  | 'bad-null-mark'
  | 'null-unknown'
  | 'array-too-short'
  | 'bad-list-mark'
  | 'bad-count'
  | 'bad-value'
  | 'too-large'
  | 'footer-missing'
  | 'footer-mismatch'
  | 'unknown-command'
  | 'bad-command-length'
  | 'unsupported'
  | 'ram-unknown-block'
  | 'ram-block-size'
  | 'ram-bad-flags'
  | 'ram-bad-page'
  | 'ram-version'
  | 'trailing-bytes'
  | 'section-size'
  | 'description-missing'
  | 'description-syntax'
  | 'description-shape'
  | 'description-mismatch'
  | 'hook-failed';

/** What an error knows besides its message. */
export interface ErrorDetails {
  /** Where in the state: `cpu/env.segs[2].limit`. Outer parts are put in front as the error travels outwards. */
  readonly path?: string;
  /** Byte offset in the stream (or in the bytes handed over). */
  readonly offset?: number;
  readonly expected?: unknown;
  readonly actual?: unknown;
  readonly cause?: unknown;
}

/** The base of all errors of this library. Its message says what is wrong, where, what was expected and what came. */
export abstract class VMStateError<C extends string = string> extends Error {
  /** Where in the state, outermost name first. */
  path: string;
  readonly offset: number | undefined;
  readonly expected: unknown;
  readonly actual: unknown;

  constructor(
    readonly code: C,
    /** What the code leaves open: the reason, or what to do. */
    readonly reason = '',
    { path = '', offset, expected, actual, cause }: ErrorDetails = {},
  ) {
    super(reason, cause === undefined ? {} : { cause });
    this.path = path;
    this.offset = offset;
    this.expected = expected;
    this.actual = actual;
    this.describe();
  }

  /** Puts an outer name in front of the path: `fields` get a dot, indices none, sections a slash. */
  within(outer: string, separator = '.'): this {
    const { path } = this;
    this.path = path === '' ? outer : outer + (path.startsWith('[') ? '' : separator) + path;
    this.describe();
    return this;
  }

  private describe(): void {
    const { path, code, reason, offset, expected, actual } = this;
    const what = [path, code.replaceAll('-', ' '), reason].filter((part) => part !== '').join(': ');
    const values: string[] = [];
    const inWords = reason.startsWith('expected');
    if (!inWords && expected !== undefined) values.push(`expected ${show(expected)}`);
    if (!inWords && actual !== undefined) values.push(`got ${show(actual)}`);
    const at = offset === undefined ? '' : ` (at byte ${offset})`;
    this.message = what + (values.length > 0 ? `; ${values.join(', ')}` : '') + at;
  }
}

/** A definition that cannot work; thrown by `vmstate()` and when a definition is first used for a release. */
export class DefinitionError extends VMStateError<DefinitionErrorCode> {
  override readonly name = 'DefinitionError';
}

/** A state that its definition cannot write, or that does not fit what is loaded into it. */
export class ValueError extends VMStateError<ValueErrorCode> {
  override readonly name = 'ValueError';
}

/** A stream, or a description in one, that cannot be loaded. */
export class StreamError extends VMStateError<StreamErrorCode> {
  override readonly name = 'StreamError';
}

/** A short text of a value for messages: `300`, `5n`, `"abc"`, `Uint8Array(4)`, `0 or 1`. */
export function show(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value) && value.length < 12) return value.map(show).join(' or ');
  const name = value.constructor?.name ?? 'object';
  return 'length' in value ? `${name}(${value.length})` : name;
}
