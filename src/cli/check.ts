/**
 * `vmstate check OLD NEW`: can NEW load what OLD saves?
 */
import {
  type Accepted,
  type CompareCode,
  type Comparison,
  checkDumps,
  compare,
  type Finding,
  type Layouts,
  RULES,
  type Severity,
} from '../vmstate/compare/index.js';
import { dumpOf } from '../vmstate/dump/index.js';
import type { Release } from '../vmstate/index.js';
import type { Io } from './io.js';
import { layoutsIn, openSource, type Source } from './layouts.js';
import { painter, plural, printJson, type Style, wrapped } from './output.js';
import { type ExitCode, GOOD, NO, Problem } from './problems.js';
import { releaseOf } from './reference.js';

/** What the command takes. */
export interface CheckOptions {
  readonly qemu?: boolean;
  readonly both?: boolean;
  readonly device?: string;
  readonly release?: string;
  readonly oldRelease?: string;
  readonly newRelease?: string;
  readonly accept?: readonly string[];
  readonly json?: boolean;
}

/** The release in which definitions are compared if nothing is said. */
const YOUNGEST: Release = '11.1';

/** Compares; 1 if there is an error among the findings. */
export async function check(io: Io, older: string, newer: string, options: CheckOptions): Promise<ExitCode> {
  const { release = YOUNGEST, oldRelease = release, newRelease = release, qemu = false } = options;
  const releases = [releaseOf(oldRelease), releaseOf(newRelease)] as const;
  const accept = (options.accept ?? []).map(acceptedOf);
  if (qemu && (options.device !== undefined || accept.length > 0)) {
    throw new Problem("--qemu gives the verdicts of QEMU's checker, which knows neither --device nor --accept");
  }
  const [from, to] = [await openSource(io, older), await openSource(io, newer)];
  const ask = qemu ? asQemu(from, to, releases) : asWeDo(from, to, releases, options.device, accept);
  const answer = ask(false);
  const reverse = options.both ? ask(true) : undefined;
  if (options.json) printJson(io, { ...answer, ...(reverse !== undefined && { reverse }) });
  else {
    print(io, answer, older, newer);
    if (reverse !== undefined) print(io, reverse, newer, older);
  }
  return answer.compatible ? GOOD : NO;
}

/** Answers one question, or the same the other way round. */
type Ask = (reverse: boolean) => Comparison;

function asWeDo(
  from: Source,
  to: Source,
  [older, newer]: readonly [Release, Release],
  device: string | undefined,
  accept: readonly Accepted[],
): Ask {
  const [a, b]: [Layouts, Layouts] = [layoutsIn(from, older), layoutsIn(to, newer)];
  const options = { accept, ...(device !== undefined && { device }) };
  return (reverse) => (reverse ? compare(b, a, options) : compare(a, b, options));
}

function asQemu(from: Source, to: Source, [older, newer]: readonly [Release, Release]): Ask {
  if (from.kind === 'description' || to.kind === 'description' || from.kind !== to.kind) {
    throw new Problem('--qemu compares two dumps, or the dumps of two modules: give two of one kind');
  }
  const dump = (source: Source, release: Release) =>
    source.kind === 'definitions'
      ? dumpOf(source.definitions, { release })
      : (source as Source & { kind: 'dump' }).dump;
  const [a, b] = [dump(from, older), dump(to, newer)];
  return (reverse) => (reverse ? checkDumps(b, a) : checkDumps(a, b));
}

/** `CODE`, `PATH` or `CODE@PATH`. */
function acceptedOf(text: string): Accepted {
  const isCode = (code: string): code is CompareCode => Object.hasOwn(RULES, code);
  if (isCode(text)) return { code: text };
  const at = text.indexOf('@');
  const code = text.slice(0, Math.max(0, at));
  if (isCode(code)) return { code, path: text.slice(at + 1) };
  if (text.includes('/')) return { path: text };
  throw new Problem(`--accept ${text}: give a code, a path with a slash in it, or CODE@PATH`);
}

const STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', note: 'dim' };

function print(io: Io, { compatible, findings }: Comparison, older: string, newer: string): void {
  const paint = painter(io);
  for (const { finding, devices } of alike(findings)) {
    const { severity, path, code, message } = finding;
    const more = devices.length === 0 ? '' : ` (and ${plural(devices.length, 'device')} more: ${devices.join(', ')})`;
    io.out(`${paint(STYLES[severity], severity)}  ${paint('bold', path)}  ${code}\n`);
    for (const line of wrapped(`${message}${more}`, Math.max(20, io.columns - 4))) io.out(`    ${line}\n`);
  }
  const counts = (['error', 'warning', 'note'] as const).map((severity) =>
    plural(findings.filter((finding) => finding.severity === severity).length, severity),
  );
  const answer = compatible ? paint('green', 'loads') : paint('red', 'does not load');
  io.out(`${newer} ${answer} what ${older} saves: ${counts.join(', ')}\n`);
}

/** Findings that only differ in the device, once, with the other devices. */
function alike(findings: readonly Finding[]): { finding: Finding; devices: string[] }[] {
  const groups = new Map<string, { finding: Finding; devices: Set<string> }>();
  for (const finding of findings) {
    const { path, code, message } = finding;
    const device = path.replace(/[/[].*$/, '');
    // What concerns a device as a whole stays apart.
    const rest = path === device ? device : path.slice(device.length);
    const key = JSON.stringify([rest, code, message]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { finding, devices: new Set([device]) });
    else group.devices.add(device);
  }
  return [...groups.values()].map(({ finding, devices }) => ({ finding, devices: [...devices].slice(1) }));
}
