/** Runs a TypeScript program of this repository: `node scripts/run.js scripts/boards.ts ARGUMENTS`. */
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [file, ...rest] = process.argv.slice(2);
if (file === undefined) throw new Error('name a file');
const outfile = `build/run-${process.pid}.js`;
await build({
  entryPoints: [file],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'inline',
  logLevel: 'warning',
});
process.argv = [process.argv[0], file, ...rest];
try {
  await import(pathToFileURL(resolve(outfile)).href);
} finally {
  rmSync(outfile, { force: true });
}
