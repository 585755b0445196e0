/**
 * `vmstate roundtrip FILE...`: stream to values to stream, and whether the same bytes come out.
 */
import { writeStream } from '../savevm/stream/index.js';
import type { Release } from '../vmstate/index.js';
import type { Io } from './io.js';
import { decodeStream, type Understanding, understandingOf, understandingText } from './open.js';
import { grouped, painter, plural, printJson, progressLine, saveFile } from './output.js';
import { type ErrorFacts, type ExitCode, errorFacts, GOOD, NO, Problem, WRONG } from './problems.js';
import { releaseOf } from './reference.js';

/** What the command takes. */
export interface RoundtripOptions {
  readonly output?: string;
  readonly release?: string;
  readonly json?: boolean;
}

/** What came of one file. */
export interface FileResult extends Understanding {
  readonly file: string;
  readonly identical: boolean;
  /** Of the stream, unpacked. */
  readonly bytes: number;
  /** Offset of the first byte that differs; the shorter length if one is the beginning of the other. */
  readonly firstDifference: number | null;
  readonly release: Release | null;
  /** Why it could not be read, or not be written again. */
  readonly error?: ErrorFacts;
}

const NOTHING: Understanding = { sections: 0, typed: 0, described: 0, opaque: 0, untyped: [] };

/** Does it for all files. */
export async function roundtrip(io: Io, files: readonly string[], options: RoundtripOptions): Promise<ExitCode> {
  const { json, output } = options;
  if (output !== undefined && files.length > 1) throw new Problem('-o takes the stream of one FILE');
  const release = options.release === undefined ? undefined : releaseOf(options.release);
  const progress = progressLine(io);
  const results: FileResult[] = [];
  let unreadable = false;
  for (const file of files) {
    progress.show(`${results.length} of ${files.length}: ${file}`);
    const { result, written, read } = roundtripFile(io, file, release);
    unreadable ||= !read;
    results.push(result);
    if (!json) {
      progress.done();
      io.out(`${lineOf(io, result)}\n`);
    }
    if (result.error !== undefined) io.err(`${file}: ${result.error.message}\n`);
    if (output !== undefined && written !== undefined) await saveFile(io, output, written);
  }
  progress.done();
  const totals = totalsOf(results);
  if (json) printJson(io, { files: results, totals });
  else {
    const sections = `${plural(totals.sections, 'section')}: ${understandingText({ ...totals, untyped: [] })}`;
    io.out(`${totals.identical} of ${plural(totals.files, 'file')} identical, ${sections}\n`);
  }
  if (unreadable) return WRONG;
  return totals.identical === totals.files ? GOOD : NO;
}

/** One file: what came of it, the bytes that came out, and whether it could be read at all. */
function roundtripFile(io: Io, file: string, release: Release | undefined) {
  let bytes = 0;
  let known: Pick<FileResult, keyof Understanding | 'release'> | undefined;
  try {
    const source = io.read(file);
    bytes = source.length;
    const stream = decodeStream(source, release);
    known = { release: stream.release, ...understandingOf(stream) };
    const written = writeStream(stream);
    const difference = differenceOf(source, written);
    const identical = difference === null;
    const result: FileResult = { file, identical, bytes, firstDifference: difference, ...known };
    return { result, written, read: true };
  } catch (error) {
    const nothing = { release: null, ...NOTHING };
    const facts = { bytes, firstDifference: null, ...(known ?? nothing), error: errorFacts(error) };
    const result: FileResult = { file, identical: false, ...facts };
    return { result, written: undefined, read: known !== undefined };
  }
}

function differenceOf(a: Uint8Array, b: Uint8Array): number | null {
  if (Buffer.compare(a, b) === 0) return null;
  const shorter = Math.min(a.length, b.length);
  let at = 0;
  while (at < shorter && a[at] === b[at]) at++;
  return at;
}

function totalsOf(results: readonly FileResult[]) {
  const sum = (key: 'bytes' | 'sections' | 'typed' | 'described' | 'opaque') =>
    results.reduce((total, result) => total + result[key], 0);
  return {
    files: results.length,
    identical: results.filter(({ identical }) => identical).length,
    bytes: sum('bytes'),
    sections: sum('sections'),
    typed: sum('typed'),
    described: sum('described'),
    opaque: sum('opaque'),
  };
}

function lineOf(io: Io, result: FileResult): string {
  const paint = painter(io);
  const { file, identical, bytes, firstDifference, release, error } = result;
  if (error !== undefined && release === null) return `${paint('red', 'unreadable')}  ${file}`;
  const facts = `${grouped(bytes)} bytes, ${release}, ${understandingText(result)}`;
  if (identical) return `${paint('green', 'identical ')}  ${file}  ${paint('dim', facts)}`;
  const why = error === undefined ? `from byte ${grouped(firstDifference as number)} on` : 'cannot be written again';
  return `${paint('red', 'different ')}  ${file}  ${why}; ${paint('dim', facts)}`;
}
