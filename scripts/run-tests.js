/**
 * Builds test files with esbuild and runs each in a process of its own, as many at once as there are processors.
 *
 * What is skipped is said, with the reason: a line `skipped: …` of the file.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build } from 'esbuild';

/**
 * `files` below `base`; `cwd` is where they run. Gives the totals.
 *
 * @param {{ files: readonly string[], base: string, cwd?: string, flags?: readonly string[], atOnce?: number }} options
 */
export async function runTests({ files, base, cwd = '.', flags = [], atOnce = availableParallelism() }) {
  // A folder of its own, so that two runs at once do not take each other's files away.
  const folder = join(cwd, `build/tests-${process.pid}`);
  await build({
    entryPoints: [...files],
    outdir: folder,
    outbase: base,
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
    const script = resolve(folder, file.slice(base.length + 1).replace(/\.ts$/, '.js'));
    return new Promise((done) => {
      const stdio = ['ignore', 'pipe', 'pipe'];
      const child = spawn(process.execPath, ['--enable-source-maps', ...flags, script], { cwd, stdio });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
      child.on('close', (code) => {
        const text = stripVTControlCharacters(output);
        const count = (label) => Number(text.match(new RegExp(`${label}:\\s+(\\d+)`))?.[1] ?? Number.NaN);
        const [total, passed, skipped] = [count('Total'), count('Passed'), count('Skipped')];
        // A file that dies, or whose suites never ran, has failed: uvu is silent about both. One that skips all has said so.
        const broken = Number.isNaN(total) || total + skipped === 0;
        const failed = broken ? 1 : total - passed;
        totals.passed += broken ? 0 : passed;
        totals.failed += Math.max(failed, code === 0 ? 0 : 1);
        totals.skipped += skipped || 0;
        const bad = failed > 0 || code !== 0;
        console.log(`${bad ? 'FAIL' : 'ok  '} ${file} ${broken ? 'ran no test' : `${passed} of ${total}`}`);
        if (bad) console.log(text);
        else for (const line of text.split('\n')) if (line.startsWith('skipped: ')) console.log(`     ${line}`);
        done();
      });
    });
  }

  const queue = [...files];
  await Promise.all(
    Array.from({ length: Math.max(1, atOnce) }, async () => {
      for (let file = queue.shift(); file !== undefined; file = queue.shift()) await run(file);
    }),
  );
  rmSync(folder, { recursive: true, force: true });
  return totals;
}

/** The last line of a run, and the exit status: no test is a failure too. */
export function finish({ passed, failed, skipped }) {
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
