/**
 * What can go wrong in a command, and the exit code that says so.
 */
import { VMStateError } from '../errors.js';

/** All is well. */
export const GOOD = 0;
/** The answer is no: not identical, different, not there. */
export const NO = 1;
/** Wrong use, or input that cannot be read. */
export const WRONG = 2;
export type ExitCode = typeof GOOD | typeof NO | typeof WRONG;

/** A reason to end a command, in words for the one who called it. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    message: string,
    readonly exitCode: ExitCode = WRONG,
    /** A stable word for scripts. */
    readonly code = 'wrong-use',
  ) {
    super(message);
  }
}

/** A file that cannot be read: what is wrong with it, with its name in front. */
export class Unreadable extends Problem {
  constructor(
    readonly file: string,
    override readonly cause: unknown,
  ) {
    super(`${file}: ${errorFacts(cause).message}`, WRONG, errorFacts(cause).code);
  }
}

/** Does something with a file; what goes wrong is said with its name. */
export function reading<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Problem ? error : new Unreadable(file, error);
  }
}

/** An error as data, for `--json`. */
export interface ErrorFacts {
  readonly code: string;
  readonly path: string;
  /** Byte offset in the stream; null where there is none. */
  readonly offset: number | null;
  readonly message: string;
}

const SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EISDIR: 'this is a directory',
  ENOTDIR: 'a part of the path is no directory',
  EAGAIN: 'nothing to read there now',
  ENOSPC: 'no space left',
  Z_DATA_ERROR: 'the gzip data are damaged',
  Z_BUF_ERROR: 'the gzip data end too early',
};

/** What is to be said of an error; never its stack. */
export function errorFacts(error: unknown): ErrorFacts {
  if (error instanceof VMStateError) {
    const { code, path, offset, message } = error;
    return { code, path, offset: offset ?? null, message };
  }
  if (error instanceof Unreadable) return { ...errorFacts(error.cause), message: error.message };
  if (error instanceof Problem) return { code: error.code, path: '', offset: null, message: error.message };
  const { code, message } = error as NodeJS.ErrnoException;
  if (typeof code === 'string') return { code, path: '', offset: null, message: SYSTEM[code] ?? message };
  return { code: 'failed', path: '', offset: null, message: message ?? String(error) };
}
