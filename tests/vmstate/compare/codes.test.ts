/** `docs/compatibility.md` names every code under its severity. */
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { RULES } from '../../../src/vmstate/compare/index.js';

const test = suite('vmstate/compare/codes');

test('the table of verdicts has every code, under its severity, and no other', () => {
  const rows = readFileSync('docs/compatibility.md', 'utf8')
    .split('\n')
    .map((line) => /\| (error|warning|note) ((?:`[a-z-]+`(?:, )?)+)/.exec(line));
  const listed = rows.flatMap((row) =>
    [...(row?.[2]?.matchAll(/`([a-z-]+)`/g) ?? [])].map(([, code]) => `${code} ${row?.[1]}`),
  );
  assert.equal(
    listed.sort(),
    Object.entries(RULES)
      .map(([code, { severity }]) => `${code} ${severity}`)
      .sort(),
  );
});

test.run();
