/**
 * What the checks of this folder throw: not a fault of the library, but something that is not as a test says.
 */
import { type ErrorDetails, VMStateError } from '../errors.js';

/** What did not come out as expected. */
export type MismatchErrorCode =
  | 'bytes'
  | 'state'
  | 'measure'
  | 'truncation'
  | 'resume'
  | 'no-value'
  | 'unmet'
  | GoldenChange
  | 'golden-missing'
  | 'golden-version'
  | 'golden-load';

/** What became of a version whose bytes or description are not those of its golden. */
export type GoldenChange =
  | 'golden-added'
  | 'golden-removed'
  | 'golden-reordered'
  | 'golden-renamed'
  | 'golden-retyped'
  | 'golden-resized'
  | 'golden-replaced'
  | 'golden-values'
  | 'golden-description';

/**
 * A check that failed. Runners that show two values find them in `expected` and `actual`; the message reads alone.
 */
export class MismatchError extends VMStateError<MismatchErrorCode> {
  override readonly name = 'MismatchError';
  /** `lines` follow the message, indented: what was expected beside what came. */
  constructor(code: MismatchErrorCode, reason: string, details: ErrorDetails = {}, lines: readonly string[] = []) {
    super(code, reason, details);
    const { path = '', offset } = details;
    const head = `${path === '' ? '' : `${path}: `}${reason}${offset === undefined ? '' : ` (at byte ${offset})`}`;
    this.message = [head, ...lines].join('\n  ');
  }
}
