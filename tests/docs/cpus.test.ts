/**
 * `docs/cpus.md` is what the catalogue says now, and no target is missing in it.
 */
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Counts, renderCpus } from '../../scripts/docs/cpus.js';
import { targets } from '../../src/devices/catalogue/targets.js';
import { cpus } from '../../src/devices/index.js';
import { firstDifference } from '../../src/testing/index.js';

const test = suite('docs/cpus');

const committed = readFileSync('docs/cpus.md', 'utf8');
const counts = JSON.parse(readFileSync('docs/cpus.recordings.json', 'utf8')) as Counts;

/** The cells of a target's rows in a release. */
function rowsOf(text: string, target: string, release: string): string[][] {
  const rows = text.split('\n').filter((line) => line.startsWith(`| ${target} | ${release} |`));
  return rows.map((row) => row.split('|').map((cell) => cell.trim()));
}

test('the document is what would be made now', () => {
  const encoder = new TextEncoder();
  const difference = firstDifference(encoder.encode(committed), encoder.encode(renderCpus(counts)));
  assert.is(difference, undefined, `run npm run docs: ${difference}`);
});

test('every target of 2.3.0 and of every later release has a row in each release that has it', () => {
  assert.is(targets.filter(({ releases }) => releases.includes('2.3')).length, 28);
  for (const { name, releases } of targets) {
    for (const release of releases) assert.ok(rowsOf(committed, name, release).length > 0, `${name} ${release}`);
    assert.is(rowsOf(committed, name, '9.9').length, 0);
  }
});

test('a target that cannot be migrated says why', () => {
  const why = "no: State blocked by non-migratable device 'cpu'";
  for (const [target, release] of [
    ['sh4', '11.1'],
    ['xtensaeb', '7.2'],
    ['unicore32', '2.3'],
    ['m68k', '5.2'],
    ['microblaze', '2.3'],
  ] as const) {
    assert.is(rowsOf(committed, target, release)[0]?.[8], why, `${target} ${release}`);
  }
  assert.is(rowsOf(committed, 'm68k', '7.2')[0]?.[8], 'yes');
  for (const target of ['nios2', 'rx', 'tricore']) {
    assert.match(rowsOf(committed, target, '7.2')[0]?.[8] ?? '', /no registers/);
  }
});

test('the catalogue names no target that there is not', () => {
  const known = new Set(targets.flatMap(({ name, aliases }) => [name, ...aliases]));
  for (const { def, targets: names } of cpus)
    for (const name of names) assert.ok(known.has(name), `${def.name}: ${name}`);
});

test('rows have the counts of the recordings', () => {
  const row = rowsOf(renderCpus({ avr: { '7.2': { cpu: 41 } } }), 'avr', '7.2')[0];
  assert.equal(row?.slice(1, 10), ['avr', '7.2', '`cpu`', '1', '1', '10 (10)', '0', 'yes', '41']);
});

test.run();
