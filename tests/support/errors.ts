/**
 * Errors in tests: class, code, path and offset at once.
 */
import { Assertion } from 'uvu/assert';
import type { VMStateError } from '../../src/errors.js';

/** What is expected of an error; members left out are not looked at. */
export interface Expected {
  readonly code: string;
  readonly path?: string | RegExp;
  readonly offset?: number;
  readonly expected?: unknown;
  readonly actual?: unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: constructors of different parameters
type ErrorClass<E extends VMStateError> = new (...args: any[]) => E;

/** Asserts that `work` throws an error of the class with these members, and returns it. */
export function throwsError<E extends VMStateError>(work: () => unknown, of: ErrorClass<E>, expected: Expected): E {
  const error = thrownBy(work);
  if (!(error instanceof of)) {
    const got = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw failure(`expected ${of.name} ${expected.code}, got ${got}`, of.name, error);
  }
  for (const [member, wanted] of Object.entries(expected)) {
    const got: unknown = error[member as keyof E];
    const same = wanted instanceof RegExp ? wanted.test(String(got)) : Object.is(got, wanted);
    if (!same) {
      throw failure(`expected ${member} ${String(wanted)}, got ${String(got)}, of: ${error.message}`, wanted, got);
    }
  }
  return error;
}

/** What `work` throws; an assertion fails if it throws nothing. */
export function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw failure('expected an error, but nothing was thrown', 'an error', undefined);
}

function failure(message: string, expects: unknown, actual: unknown): Assertion {
  return new Assertion({ message, operator: 'throwsError', expects, actual });
}
