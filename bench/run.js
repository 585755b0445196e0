/**
 * `npm run bench`: each contender in a process of its own, the same values for all, in one run. Results go to
 * `bench/results/latest.json`, the tables of `bench/README.md` are rendered from it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { build } from 'esbuild';
import { render } from './render.js';

if (!existsSync('bench/node_modules'))
  execFileSync('npm', ['install', '--no-save', '--silent'], { cwd: 'bench', stdio: 'inherit' });
await build({
  entryPoints: ['bench/cases/run-case.ts'],
  outfile: 'bench/build/run-case.js',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: ['msgpackr', 'typed-binary'],
  logLevel: 'warning',
});

const versionOf = (name) => JSON.parse(readFileSync(`bench/node_modules/${name}/package.json`, 'utf8')).version;
const rows = [];
const load = loadavg()[0];
for (const contender of ['vmstate', 'typed-binary', 'msgpackr', 'v8']) {
  console.error(contender);
  const out = execFileSync(process.execPath, ['build/run-case.js', contender], { cwd: 'bench', encoding: 'utf8' });
  rows.push(...JSON.parse(out));
}
const results = {
  machine: `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores`,
  node: process.version,
  load,
  versions: { msgpackr: versionOf('msgpackr'), 'typed-binary': versionOf('typed-binary') },
  rows,
};
writeFileSync('bench/results/latest.json', `${JSON.stringify(results, null, 2)}\n`);
writeFileSync('bench/README.md', render(results));
console.log(render(results));
