/** Every small change is found, under its code and at its place. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compare, RULES } from '../../../src/vmstate/compare/index.js';
import { CHANGES } from '../../support/definition-changes.js';

const test = suite('vmstate/compare/changes');

for (const { name, older, newer, code, at } of CHANGES) {
  test(`${name}: ${code}`, () => {
    const { compatible, findings } = compare(older, newer);
    const path = at === '' ? 'uart' : at.startsWith('[') ? `uart${at}` : `uart/${at}`;
    const found = findings.find((finding) => finding.code === code && finding.path === path);
    const all = findings.map((finding) => `${finding.severity} ${finding.path} ${finding.code}: ${finding.message}`);
    assert.ok(found !== undefined, `${code} at ${path} among\n${all.join('\n')}`);
    assert.is(found?.severity, RULES[code].severity);
    if (RULES[code].severity === 'error') assert.is(compatible, false);
    // The reason stands alone: nothing else is made of the same change but what follows from it.
    const others = findings.filter((finding) => finding !== found && finding.severity === 'error');
    assert.ok(others.length <= 1, `one change, ${others.length + 1} errors:\n${all.join('\n')}`);
  });
}

test('no change, no finding', () => {
  for (const { older } of CHANGES)
    assert.equal(
      compare(older, older).findings.filter(({ code }) => code !== 'never-sent'),
      [],
    );
});

test('there are at least forty changes, and every name is used once', () => {
  assert.ok(CHANGES.length >= 40);
  assert.is(new Set(CHANGES.map(({ name }) => name)).size, CHANGES.length);
});

test.run();
