/**
 * Runs the tests: builds each `tests/**\/*.test.ts` with esbuild, then runs every file in a process of its own.
 *
 * `npm test` runs all, `npm test -- word` those whose path has the word. No code may be made from strings, as on a
 * page with a strict content security policy. What is skipped is said, with the reason. The last line is
 * `N passed, N failed, N skipped`.
 */
import { spawn } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { stripVTControlCharacters } from 'node:util';
import { build } from 'esbuild';

const wanted = process.argv[2] ?? '';
const files = readdirSync('tests', { recursive: true })
  .filter((name) => name.endsWith('.test.ts') && name.includes(wanted))
  .map((name) => `tests/${name}`)
  .sort();

// A folder of its own, so that two runs at once do not take each other's files away.
const folder = `build/tests-${process.pid}`;
await build({
  entryPoints: files,
  outdir: folder,
  outbase: 'tests',
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'inline',
  logLevel: 'warning',
});

const totals = { passed: 0, failed: 0, skipped: 0 };

function run(file) {
  const script = file.replace(/^tests/, folder).replace(/\.ts$/, '.js');
  const flags = ['--enable-source-maps', '--disallow-code-generation-from-strings', script];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => {
      const text = stripVTControlCharacters(output);
      const count = (label) => Number(text.match(new RegExp(`${label}:\\s+(\\d+)`))?.[1] ?? Number.NaN);
      const [total, passed, skipped] = [count('Total'), count('Passed'), count('Skipped')];
      // A file that dies, or whose suites never ran, has failed: uvu is silent about both.
      const broken = Number.isNaN(total) || total === 0;
      const failed = broken ? 1 : total - passed;
      totals.passed += broken ? 0 : passed;
      totals.failed += Math.max(failed, code === 0 ? 0 : 1);
      totals.skipped += skipped || 0;
      const bad = failed > 0 || code !== 0;
      console.log(`${bad ? 'FAIL' : 'ok  '} ${file} ${broken ? 'ran no test' : `${passed} of ${total}`}`);
      if (bad) console.log(text);
      else for (const line of text.split('\n')) if (line.startsWith('skipped: ')) console.log(`     ${line}`);
      resolve();
    });
  });
}

const queue = [...files];
await Promise.all(
  Array.from({ length: Math.max(1, availableParallelism()) }, async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) await run(file);
  }),
);
rmSync(folder, { recursive: true, force: true });
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;
