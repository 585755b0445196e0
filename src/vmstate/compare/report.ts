/**
 * Findings as they are collected: severity and advice come from the table of codes.
 */
import { type CompareCode, RULES } from './codes.js';
import type { Finding, Severity } from './finding.js';
import type { Layout, Layouts } from './model.js';
import { isRename } from './qemu-renames.js';

/** A finding that is meant to be so: at a path, or of a code, or both. */
export interface Accepted {
  readonly path?: string;
  readonly code?: CompareCode;
}

/** Names as written down, or as descriptions have them: `name[k]` for the k-th of several. */
export type Naming = 'name' | 'unique';

/** The findings of one comparison. */
export class Report {
  readonly findings: Finding<CompareCode>[] = [];
  errors = 0;

  constructor(
    readonly from: Layouts,
    readonly to: Layouts,
    private readonly accepted: readonly Accepted[],
  ) {}

  /** How fields are called: descriptions know unique names only. */
  get naming(): Naming {
    return this.from.source !== this.to.source && [this.from, this.to].some(({ source }) => source === 'description')
      ? 'unique'
      : 'name';
  }

  /** A report to try something with. */
  attempt(): Report {
    return new Report(this.from, this.to, this.accepted);
  }

  /** How much is wrong: errors first. */
  get weight(): number {
    return this.errors * 1_000_000 + this.findings.length;
  }

  /** Takes over what an attempt found. */
  take(attempt: Report): void {
    for (const finding of attempt.findings) this.findings.push(finding);
    this.errors += attempt.errors;
  }

  add(code: CompareCode, path: string, what: string): void {
    const { severity, advice } = RULES[code];
    const accepted = this.accepted.some(
      (one) => (one.path ?? path) === path && (one.code ?? code) === code && (one.path ?? one.code) !== undefined,
    );
    const shown = accepted ? 'note' : this.weighed(code, severity);
    if (shown === 'error') this.errors++;
    const message = accepted ? `${what} (accepted)` : `${what}: ${advice}`;
    this.findings.push({ severity: shown, path, code, message });
  }

  /** A stream shows only what was sent: what it lacks may well be there. */
  private weighed(code: CompareCode, severity: Severity): Severity {
    const hidden = code === 'field-removed' || code === 'subsection-removed' || code === 'description-missing';
    if (hidden && this.to.source === 'description') return 'warning';
    if (code === 'field-added' && this.from.source === 'description' && this.to.source === 'description') {
      return 'warning';
    }
    return severity;
  }

  /** Whether QEMU's table has two names as one. */
  isRename(under: string, a: string, b: string): boolean {
    return isRename(under, a, b);
  }

  /** The rule of versions for what has one in the stream: devices and subsections. */
  versions(path: string, older: Layout, newer: Layout): void {
    const [saved, highest, lowest] = [older.versionId, newer.versionId, newer.minimumVersionId];
    if (saved > highest) this.add('version-lowered', path, `version ${saved} is saved, at most ${highest} is loaded`);
    else if (lowest !== undefined && saved < lowest) {
      this.add('minimum-raised', path, `version ${saved} is saved, at least ${lowest} is loaded`);
    } else {
      const before = older.minimumVersionId;
      if (before !== undefined && lowest !== undefined && before < lowest) {
        this.add('minimum-narrowed', path, `the lowest version that is loaded was ${before} and is ${lowest}`);
      }
      if (saved < highest) this.add('version-raised', path, `version ${saved} is now ${highest}`);
    }
  }
}
