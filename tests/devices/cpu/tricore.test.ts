/**
 * The CPU of tricore: of it only what all CPUs have is sent.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vmstateTricoreCpu } from '../../../src/devices/cpu/tricore.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/tricore');

checkSections(test, { targets: ['tricore'], names: ['cpu', 'cpu_common', 'timer', 'globalstate'] });

test('of a CPU only cpu_common is sent', () => {
  assert.is(vmstateTricoreCpu.name, 'cpu_common');
});

test.run();
