/**
 * What a release and a machine type decide, over the names of real machine types; and its marks in a stream.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ValueError } from '../../src/errors.js';
import { profileOf } from '../../src/savevm/index.js';
import { machineVersion } from '../../src/savevm/profile.js';
import type { Release } from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';
import { twoDevices } from './machines.js';

const test = suite('profile');

test('the version in the name of a machine type', () => {
  assert.equal(machineVersion('pc-i440fx-2.3'), [2, 3]);
  assert.equal(machineVersion('pc-0.10'), [0, 10]);
  assert.equal(machineVersion('pc-q35-2.10.1'), [2, 10]);
  assert.equal(machineVersion('pseries-2.12-sxxm'), [2, 12]);
  assert.equal(machineVersion('virt-10.0'), [10, 0]);
  for (const name of ['isapc', 'none', 'arduino-duemilanove', 'ast2600-evb', 'V66G_1024', 'sx1-v1', '']) {
    assert.is(machineVersion(name), undefined, name);
  }
});

test('the version of a machine of others is none of QEMU', () => {
  for (const name of ['my-machine-1.0', 'counter-2.3', 'rp2040-0.9']) {
    assert.is(machineVersion(name), undefined, name);
    assert.is(parts('7.2', name), 'cfd', name);
    assert.is(parts('11.1', name), 'cfds', name);
  }
});

/** c configuration, f footers, d description, s command 11. */
function parts(release: Release, machine: string): string {
  const { configuration, footers, description, switchoverStart } = profileOf(release, machine);
  return `${configuration ? 'c' : ''}${footers ? 'f' : ''}${description ? 'd' : ''}${switchoverStart ? 's' : ''}`;
}

test('2.3 frames nothing, and describes all but the older PCs', () => {
  assert.is(parts('2.3', 'isapc'), 'd');
  assert.is(parts('2.3', 'pc-i440fx-2.3'), 'd');
  assert.is(parts('2.3', 'pc-q35-2.3'), 'd');
  assert.is(parts('2.3', 'pseries-2.1'), 'd');
  for (const old of ['pc-i440fx-2.2', 'pc-q35-2.0', 'pc-1.3', 'pc-0.10', 'xenfv'])
    assert.is(parts('2.3', old), '', old);
});

test('5.2 and 7.2 frame machine types above 2.3, and those without a version', () => {
  for (const release of ['5.2', '7.2'] as const) {
    assert.is(parts(release, 'isapc'), 'cfd');
    assert.is(parts(release, ''), 'cfd');
    assert.is(parts(release, 'pc-i440fx-2.4'), 'cfd');
    assert.is(parts(release, 'virt-2.10'), 'cfd');
    assert.is(parts(release, 'pc-i440fx-2.3'), 'd');
    assert.is(parts(release, 'pseries-2.3'), 'd');
    assert.is(parts(release, 'pc-i440fx-1.4'), 'd', 'older ones reset the option again');
    for (const bare of ['pc-i440fx-2.0', 'pc-i440fx-2.1', 'pc-i440fx-2.2', 'pseries-2.1', 'pseries-2.2', 'xenpv']) {
      assert.is(parts(release, bare), '', bare);
    }
  }
});

test('10.0 and 11.1 send command 11 for machine types from 10.0 and those without a version', () => {
  for (const release of ['10.0', '11.1'] as const) {
    assert.is(parts(release, 'microvm'), 'cfds');
    assert.is(parts(release, 'pc-q35-10.0'), 'cfds');
    assert.is(parts(release, 'pc-q35-9.2'), 'cfd');
    assert.is(parts(release, 'pc-i440fx-2.4'), 'cfd');
  }
  assert.is(parts('11.1', 'virt-11.1'), 'cfds');
});

test('every part can be set by hand', () => {
  const all = { configuration: false, footers: false, description: false, switchoverStart: false };
  assert.equal(profileOf('11.1', 'isapc', all), { release: '11.1', machine: 'isapc', ...all });
  const footers = twoDevices({ release: '7.2', profile: { footers: false } }).vm.save();
  const framed = twoDevices({ release: '7.2' }).vm.save();
  assert.is(framed.length - footers.length, 5 * 5);
});

test('QEMU since 10.0 cannot describe a stream without a configuration', () => {
  const profile = { configuration: false };
  const { vm } = twoDevices({ release: '10.0', profile });
  throwsError(() => vm.save(), ValueError, { code: 'unsupported', path: 'configuration' });
  assert.ok(twoDevices({ release: '10.0', profile: { ...profile, description: false } }).vm.save().length > 0);
  assert.ok(twoDevices({ release: '7.2', profile }).vm.save().length > 0);
});

test.run();
