/**
 * `vmstate report FILE -o OUT.html`: one page, without anything from the network, to look at a stream.
 */
import type { Io } from './io.js';
import { openStream } from './open.js';
import { saveFile } from './output.js';
import { type ExitCode, GOOD } from './problems.js';
import { releaseOf } from './reference.js';
import { pageOf } from './report/page.js';

/** What the command takes. */
export interface ReportOptions {
  readonly output: string;
  readonly release?: string;
}

/** Writes the page. */
export async function report(io: Io, file: string, options: ReportOptions): Promise<ExitCode> {
  const release = options.release === undefined ? undefined : releaseOf(options.release);
  const page = pageOf(openStream(io, file, release));
  await saveFile(io, options.output, new TextEncoder().encode(page));
  return GOOD;
}
