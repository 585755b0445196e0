/**
 * The CPU of sh4 and sh4eb: it blocks saving and loading.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vmstateSh4Cpu } from '../../../src/devices/cpu/sh4.js';
import { ValueError } from '../../../src/errors.js';
import { SaveVM } from '../../../src/index.js';
import { describe, measure, type Release } from '../../../src/vmstate/index.js';
import { throwsError } from '../../support/errors.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/sh4');

checkSections(test, { targets: ['sh4', 'sh4eb'], names: ['cpu', 'cpu_common', 'timer'] });

const releases: readonly Release[] = ['2.3', '5.2', '7.2', '10.0', '11.1'];

test('no release saves or loads a machine with a CPU', () => {
  for (const release of releases) {
    const vm = new SaveVM({ release });
    const stream = vm.save();
    vm.register(vmstateSh4Cpu, {});
    throwsError(() => vm.save(), ValueError, { code: 'unmigratable', path: 'cpu' });
    throwsError(() => vm.load(stream), ValueError, { code: 'unmigratable', path: 'cpu' });
  }
});

test('the section has no fields', () => {
  assert.is(measure(vmstateSh4Cpu, {}), 0);
  assert.is(describe(vmstateSh4Cpu, {}), '{"vmsd_name": "cpu", "version": 0, "fields": []}');
});

test.run();
