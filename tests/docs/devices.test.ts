/**
 * `docs/devices.md` is what the catalogue says now.
 */
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { devicesByFile, renderDevices } from '../../scripts/docs/devices.js';
import { firstDifference } from '../../src/testing/index.js';

const test = suite('docs/devices');

const committed = readFileSync('docs/devices.md', 'utf8');

test('the document is what would be made now', () => {
  const encoder = new TextEncoder();
  const difference = firstDifference(encoder.encode(committed), encoder.encode(renderDevices()));
  assert.is(difference, undefined, `run npm run docs: ${difference}`);
});

test('a device stands at its file, with the oldest version that is loaded and those that were recorded', () => {
  assert.ok(devicesByFile().get('timer/i8254')?.has('i8254'));
  assert.ok(committed.includes('\n| `i8254` | `timer/i8254` | 2 | 3 | 3 | 3 | 3 | 3 |\n'));
});

test.run();
