/**
 * What a comparison finds: one finding a fault, as data.
 */

/** `error`: streams of OLD do not load, or load as something else. `warning`: look at it. `note`: know it. */
export type Severity = 'error' | 'warning' | 'note';

/** One finding. Code branches on `code` and `severity`, never on the message. */
export interface Finding<C extends string = string> {
  readonly severity: Severity;
  /** Where: device, a slash, fields with dots; a subsection stands in brackets: `fdc/drives[fdrive/perpendicular]`. */
  readonly path: string;
  readonly code: C;
  /** What changed, what comes of it, and what to do. */
  readonly message: string;
}

/** What a comparison says. */
export interface Comparison<C extends string = string> {
  /** False if one finding is an error. */
  readonly compatible: boolean;
  readonly findings: readonly Finding<C>[];
}

/** Findings with their verdict. */
export function verdict<C extends string>(findings: readonly Finding<C>[]): Comparison<C> {
  return { compatible: findings.every(({ severity }) => severity !== 'error'), findings };
}
