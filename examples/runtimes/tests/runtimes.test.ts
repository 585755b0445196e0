/**
 * Node, Bun and Deno write the same bytes.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('runtimes');
const folder = mkdtempSync(join(tmpdir(), 'vmstate-runtimes-'));
const script = join(folder, 'program.mjs');
test.before(async () => {
  await build({
    entryPoints: ['src/program.ts'],
    outfile: script,
    bundle: true,
    format: 'esm',
    platform: 'browser', // fails if a Node built-in gets in
    target: 'es2022',
  });
});
test.after(() => rmSync(folder, { recursive: true }));

const run = (program: string, ...words: string[]) =>
  JSON.parse(execFileSync(program, [...words, script], { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } }));

for (const [name, words] of [
  ['bun', ['run']],
  ['deno', ['run', '--no-config', '--no-remote']], // no permission is asked for
] as const) {
  const program = join('node_modules/.bin', name);
  if (existsSync(program)) {
    test(`${name} writes what Node writes`, () => {
      const here = run(process.execPath);
      assert.is(here.same, true);
      assert.ok(here.bytes > 100_000 && here.sections > 25);
      assert.equal(run(program, ...words), here);
    });
  } else {
    test.skip(`${name} writes what Node writes`, () => {});
    console.log(`skipped: ${name} could not be installed`);
  }
}

test.run();
