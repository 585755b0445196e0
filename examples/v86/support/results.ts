/**
 * What slow runs measured, in `results.md`: a section for each run, replaced by the next run of the same.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, getPriority, loadavg } from 'node:os';

const FILE = 'results.md';
const HEAD = `# Results

Written by \`npm run examples -- v86 --slow\`; every section is of one run, on the machine that it names.
`;

/** Rows of a table: what, and what came out. */
export type Rows = readonly (readonly [what: string, result: string])[];

export function recordResults(section: string, rows: Rows): void {
  const text = existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD;
  const [head = HEAD, ...sections] = text.split(/^## /m);
  const kept = new Map(sections.map((body) => [body.slice(0, body.indexOf('\n')), body.slice(body.indexOf('\n') + 1)]));
  const date = new Date().toISOString().slice(0, 10);
  const processors = `${availableParallelism()} × ${cpus()[0]?.model.trim()}`;
  // Times are worth little without this: other work on the machine, and how much ours was put before it.
  const load = `load ${(loadavg()[0] ?? 0).toFixed(1)}, priority ${getPriority()}`;
  const machine = `${date}, Node ${process.versions.node}, ${processors}, ${load}`;
  const table = rows.map(([what, result]) => `| ${what} | ${result} |\n`).join('');
  kept.set(section, `\n${machine}\n\n| What | Result |\n|---|---|\n${table}`);
  const bodies = [...kept].map(([name, body]) => `## ${name}\n\n${body.trim()}\n`);
  writeFileSync(FILE, `${head.trim()}\n\n${bodies.join('\n')}`);
}
