/**
 * The faults that io-ts found, in our own words: where, what was expected, what came.
 */
import type * as t from 'io-ts';
import { show, ValueError } from '../errors.js';

/** A {@link ValueError} for each fault. */
export function failures(errors: t.Errors): ValueError[] {
  return errors.map(failure);
}

function failure({ context, value, message }: t.ValidationError): ValueError {
  const details = { path: pathOf(context), expected: expectedIn(context), actual: value };
  if (message !== undefined) return new ValueError('unknown-name', message, { path: details.path });
  const { expected } = details;
  if (value === undefined) return new ValueError('missing', `expected ${expected}, but it is not there`, details);
  return new ValueError(
    isNumber(value) && /number|bits/.test(expected) ? 'out-of-range' : 'wrong-type',
    `expected ${expected}, got ${show(value)}`,
    details,
  );
}

/** A number, or text that is one. */
function isNumber(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^-?(0x[0-9a-f]+|\d+)$/i.test(value));
}

function expectedIn(context: t.Context): string {
  return (context[context.length - 1] as t.ContextEntry).type.name;
}

function pathOf(context: t.Context): string {
  let path = '';
  for (let i = 1; i < context.length; i++) {
    const { key } = context[i] as t.ContextEntry;
    const item = Array.isArray((context[i - 1] as t.ContextEntry).actual);
    path += item ? `[${key}]` : `${path === '' ? '' : '.'}${key}`;
  }
  return path;
}
