/**
 * Runs the examples: for each folder of `examples/` with a `package.json`, installs what it needs, checks its types and
 * runs its tests.
 *
 * `npm run examples` runs all, `npm run examples -- v86` one. With `--slow` the example's `slow/` is run instead, whose
 * files write what they measured into the example's `results.md`. Tests that cannot run here say what they lack and are
 * skipped. An example that cannot be installed is skipped as a whole, unless VMSTATE_NEED_ALL is set.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { finish, runTests } from './run-tests.js';

const TSC = 'node_modules/typescript/bin/tsc';

const words = process.argv.slice(2);
const slow = words.includes('--slow');
const wanted = words.filter((word) => !word.startsWith('--'));
const totals = { passed: 0, failed: 0, skipped: 0 };

const examples = readdirSync('examples')
  .filter((name) => existsSync(join('examples', name, 'package.json')))
  .filter((name) => wanted.length === 0 || wanted.includes(name));

for (const name of examples) {
  const cwd = join('examples', name);
  const base = join(cwd, slow ? 'slow' : 'tests');
  const ending = slow ? '.slow.ts' : '.test.ts';
  if (!existsSync(base)) continue;
  if (!install(cwd)) {
    console.log(`${process.env.VMSTATE_NEED_ALL ? 'FAIL' : 'skip'} ${cwd}: npm could not install what it needs`);
    totals[process.env.VMSTATE_NEED_ALL ? 'failed' : 'skipped'] += 1;
    continue;
  }
  if (existsSync(join(cwd, 'tsconfig.json'))) {
    const { status } = spawnSync(process.execPath, [TSC, '--noEmit', '-p', cwd], { stdio: 'inherit' });
    console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${cwd}: types`);
    totals[status === 0 ? 'passed' : 'failed'] += 1;
  }
  const files = readdirSync(base, { recursive: true }).filter((file) => file.endsWith(ending));
  const paths = files.map((file) => join(base, file)).sort();
  // Emulators measure time and use a processor each: one after the other where the results are times.
  const result = await runTests({ files: paths, base, cwd, ...(slow && { atOnce: 1 }) });
  for (const kind of Object.keys(totals)) totals[kind] += result[kind];
}
finish(totals);

/** `npm ci` where there is a lock file; what is there already is kept. */
function install(cwd) {
  if (existsSync(join(cwd, 'node_modules', '.package-lock.json'))) return true;
  const command = existsSync(join(cwd, 'package-lock.json')) ? 'ci' : 'install';
  const { status } = spawnSync('npm', [command, '--silent', '--no-audit', '--no-fund'], { cwd, stdio: 'inherit' });
  return status === 0;
}
