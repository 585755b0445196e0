/**
 * `docs/testing.md`: its examples run and print what stands there, and its list of QEMU's cases is that of the tests.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('docs/testing-guide');

const guide = readFileSync('docs/testing.md', 'utf8');

test('every block is its file, every output what the file prints', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/guide.js', '--check'], { encoding: 'utf8' });
  assert.is(status, 0, stdout + stderr);
});

test('every example is in the guide', () => {
  for (const file of readdirSync('examples/testing').filter((name) => name.endsWith('.ts'))) {
    assert.ok(guide.includes(`<!-- file: examples/testing/${file} -->`), file);
  }
  const outputs = guide.match(/<!-- output: /g) ?? [];
  assert.is(outputs.length, 7);
});

test("the list of QEMU's cases is that of the tests", () => {
  const names = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name);
  const tests = readFileSync('tests/vmstate/qemu-unit-cases.test.ts', 'utf8');
  const listed = names(guide, /^\| `(\/vmstate\/\S+)` \|/gm);
  assert.equal(listed, names(tests, /^test\('(\/vmstate\/\S+)'/gm));
  assert.is(listed.length, 23);
});

test.run();
