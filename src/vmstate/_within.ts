/**
 * Errors on their way outwards.
 */
import { ValueError, VMStateError } from '../errors.js';

/**
 * Puts an outer name in front of the path of an error. What hooks, conditions and codecs throw becomes a
 * {@link ValueError} `hook-failed` at the innermost place that is known.
 */
export function within(error: unknown, outer: string, separator?: string): VMStateError {
  return ours(error).within(outer, separator);
}

/** An error of this library: the one given, or `hook-failed` around it. */
export function ours(error: unknown): VMStateError {
  if (error instanceof VMStateError) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new ValueError('hook-failed', text, { cause: error });
}
