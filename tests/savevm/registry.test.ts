/**
 * Registration: ids, names, instances and the order of sections (`stream.md`, 2.1 and 2.2).
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DefinitionError } from '../../src/errors.js';
import { SaveVM } from '../../src/savevm/index.js';
import { hex, sameBytes } from '../../src/testing/index.js';
import { type Priority, type Release, releases, uint8, vmstate } from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';
import { ALL_RELEASES, twoPages, vmstateCounter } from './machines.js';

const test = suite('registry');

const device = (name: string, priority?: Priority) =>
  vmstate({ name, versionId: 1, fields: { x: uint8() }, ...(priority !== undefined && { priority }) });
const plain = device('rtc');
const state = { x: 1 };
const machine = (release: Release = '7.2') => new SaveVM({ release, pageSize: 256 });

/** `id:name/instance` of each section, in order. */
const names = (vm: SaveVM): string[] =>
  vm.sections().map(({ sectionId, idstr, instanceId }) => `${sectionId}:${idstr}/${instanceId}`);

test('section ids count registrations from 0', () => {
  const vm = machine();
  for (const name of ['a', 'b', 'c']) vm.register(device(name), state);
  assert.equal(names(vm), ['0:a/0', '1:b/0', '2:c/0']);
  assert.is(vm.sections()[1]?.versionId, 1);
});

test('an id that is set goes on from there, so that gaps can be reproduced', () => {
  const vm = machine();
  vm.register(device('a'), state, { sectionId: 2 });
  vm.register(device('b'), state);
  vm.registerRam('ram', twoPages(256), { sectionId: 7 });
  vm.registerRam('rom', twoPages(256));
  vm.registerOldStyle('slirp', { versionId: 4, save: () => {}, load: () => () => {} }, { sectionId: 20 });
  vm.register(device('c'), state);
  assert.equal(names(vm), ['2:a/0', '3:b/0', '7:ram/0', '20:slirp/0', '21:c/0']);
});

test('an id is never used again: what is taken out leaves a gap', () => {
  const vm = machine();
  const remove = vm.register(device('a'), state);
  remove();
  remove(); // twice is once
  vm.register(device('b'), state);
  assert.equal(names(vm), ['1:b/0']);
});

test('without a path the instance id is one more than the highest of the name', () => {
  const vm = machine();
  vm.register(plain, state);
  vm.register(plain, state, { instanceId: 7 });
  vm.register(plain, state);
  vm.register(device('other'), state);
  assert.equal(names(vm), ['0:rtc/0', '1:rtc/7', '2:rtc/8', '3:other/0']);
});

test('an instance id is unsigned on the wire, whatever its sign', () => {
  const vm = new SaveVM({ release: '7.2', profile: { configuration: false, footers: false } });
  vm.register(plain, state, { instanceId: -2 });
  assert.equal(names(vm), ['0:rtc/4294967294']);
  const stream = vm.save();
  sameBytes(stream.subarray(8, 26), hex`04 00000000 03 727463 fffffffe 00000001 01`);
  assert.match(new TextDecoder().decode(stream), '"instance_id": 4294967294, "vmsd_name"');
  const old = machine('2.3');
  old.register(plain, state, { instanceId: -2 });
  assert.match(new TextDecoder().decode(old.save()), '"instance_id" : -2, "vmsd_name"');
});

test('a device path stands before the name; the instance id is 0 then', () => {
  const vm = machine();
  vm.register(plain, state, { path: '0000:00:01.3', instanceId: 5 });
  vm.register(plain, state, { path: '0000:00:01.4' });
  assert.equal(names(vm), ['0:0000:00:01.3/rtc/0', '1:0000:00:01.4/rtc/0']);
});

test('the same path and name twice is an error in every release', () => {
  for (const release of ALL_RELEASES) {
    const vm = machine(release);
    vm.register(plain, state, { path: '1' });
    const again = () => vm.register(plain, state, { path: '1' });
    throwsError(again, DefinitionError, { code: 'duplicate-entry', path: '1/rtc' });
    assert.is(vm.sections().length, 1);
  }
});

test('the same name and instance is accepted up to 7.2 and refused from 10.0', () => {
  for (const release of ALL_RELEASES) {
    const vm = machine(release);
    vm.register(plain, state, { instanceId: 3 });
    const again = () => vm.register(plain, state, { instanceId: 3 });
    if (release === '10.0' || release === '11.1') {
      throwsError(again, DefinitionError, { code: 'duplicate-entry', path: 'rtc' });
    } else {
      again();
      assert.equal(names(vm), ['0:rtc/3', '1:rtc/3']);
    }
  }
});

test('a section name has at most 255 bytes', () => {
  const vm = machine();
  vm.register(plain, state, { path: 'p'.repeat(251) });
  const tooLong = () => vm.register(plain, state, { path: 'p'.repeat(252) });
  throwsError(tooLong, DefinitionError, { code: 'bad-name' });
});

const prioritised: readonly [string, Priority?][] = [
  ['low', 'low'],
  ['first'],
  ['iommu', 'iommu'],
  ['bridge', 'pci-bus'],
  ['mem', 'virtio-mem'],
  ['apic', 'apic'],
  ['its', 'gicv3-its'],
  ['gic', 'gicv3'],
  ['bridge2', 'pci-bus'],
  ['last'],
];

test('sections stand by priority, equal ones in order of registration', () => {
  const vm = machine('11.1');
  for (const [name, priority] of prioritised) vm.register(device(name, priority), state);
  const order = vm.sections().map(({ idstr }) => idstr);
  assert.equal(order, ['gic', 'its', 'apic', 'mem', 'bridge', 'bridge2', 'iommu', 'first', 'last', 'low']);
});

test('2.3 has no priorities', () => {
  const vm = machine('2.3');
  for (const [name, priority] of prioritised) vm.register(device(name, priority), state);
  assert.equal(
    vm.sections().map(({ idstr }) => idstr),
    prioritised.map(([name]) => name),
  );
});

test('a priority may come with a release', () => {
  const apic = vmstate({ name: 'apic', versionId: 3, fields: { x: uint8() }, priority: { '11.1': 'apic' } });
  for (const [release, first] of [
    ['10.0', 'timer'],
    ['11.1', 'apic'],
  ] as const) {
    const vm = machine(release);
    vm.register(device('timer'), state);
    vm.register(apic, state);
    assert.is(vm.sections()[0]?.idstr, first, release);
  }
});

test('RAM and hand-written sections have the default priority', () => {
  const vm = machine('11.1');
  vm.register(device('low', 'low'), state);
  vm.registerRam('ram', twoPages(256));
  vm.registerOldStyle('slirp', { versionId: 4, save: () => {}, load: () => () => {} });
  vm.register(device('gic', 'gicv3'), state);
  assert.equal(names(vm), ['3:gic/0', '1:ram/0', '2:slirp/0', '0:low/0']);
});

test('a device may be too young for a release', () => {
  const young = releases({ '10.0': plain });
  throwsError(() => machine('7.2').register(young, state), DefinitionError, { code: 'not-in-release' });
  machine('10.0').register(young, state);
});

test('a name and a version come from the layout of the release', () => {
  const two = releases({
    '2.3': vmstate({ name: 'serial', versionId: 2, fields: { x: uint8() } }),
    '10.0': vmstate({ name: 'uart', versionId: 5, fields: { x: uint8() } }),
  });
  const vm = machine('7.2');
  vm.register(two, state);
  assert.equal(vm.sections(), [{ idstr: 'serial', instanceId: 0, sectionId: 0, versionId: 2 }]);
});

test('RAM blocks need a name of their own', () => {
  const vm = machine();
  vm.registerRam('pc.ram', twoPages(256));
  const register = (name: string) => () => vm.registerRam(name, twoPages(256));
  throwsError(register('pc.ram'), DefinitionError, { code: 'duplicate-entry', path: 'ram/pc.ram' });
  throwsError(register(''), DefinitionError, { code: 'bad-name' });
  throwsError(register('n'.repeat(256)), DefinitionError, { code: 'bad-name' });
});

test('a page size is a power of two from 256', () => {
  for (const pageSize of [0, 128, 300, -256, 4096.5, Number.NaN]) {
    throwsError(() => new SaveVM({ release: '7.2', pageSize }), DefinitionError, { code: 'bad-count' });
  }
});

test('a definition is registered as it is: states are neither copied nor changed', () => {
  const vm = machine();
  const live = Object.freeze({ value: 1, step: 2 });
  vm.register(vmstateCounter, live);
  const before = vm.save();
  assert.is(vm.save().length, before.length);
});

test.run();
