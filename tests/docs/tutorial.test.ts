/**
 * `docs/tutorial.md` has every file of its example. That blocks and outputs are what they say is checked with the other
 * guide, in `testing-guide.test.ts`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('docs/tutorial');

const tutorial = readFileSync('docs/tutorial.md', 'utf8');

test('every file of the example is in the tutorial', () => {
  for (const file of readdirSync('examples/tutorial').filter((name) => name !== '5-analyze.ts')) {
    assert.ok(tutorial.includes(`<!-- file: examples/tutorial/${file} -->`), file);
  }
});

test('every step prints something', () => {
  const steps = readdirSync('examples/tutorial').filter((name) => /^\d/.test(name));
  assert.is(steps.length, 5);
  for (const file of steps)
    assert.ok(tutorial.includes(`<!-- output: examples/tutorial/${file} -->\n\`\`\`text\n`), file);
});

test.run();
