/**
 * The loader: every check of `stream.md`, 3, in that order, each with its class, code and place.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError, ValueError } from '../../src/errors.js';
import { SaveVM, type SaveVMOptions } from '../../src/savevm/index.js';
import { hex } from '../../src/testing/index.js';
import { uint8, vmstate } from '../../src/vmstate/index.js';
import { concat } from '../support/bytes.js';
import { throwsError } from '../support/errors.js';
import { twoDevices, vmstateCounter } from './machines.js';
import { BEGIN, command, configuration, EOF, footer, part, section, u32, unframed } from './pieces.js';

const test = suite('load');

const device = vmstate({ name: 'rtc', versionId: 3, minimumVersionId: 2, fields: { x: uint8() } });
const noText: SaveVMOptions = { release: '7.2', profile: { configuration: false, description: false } };

/** A machine of one device, without configuration and description. */
function oneDevice(options: Partial<SaveVMOptions> = {}) {
  const vm = new SaveVM({ ...noText, ...options });
  const state = { x: 0 };
  vm.register(device, state);
  return { vm, state };
}

const rtc = { name: 'rtc', version: 3 };
const stream = (...pieces: readonly Uint8Array[]): Uint8Array => concat(BEGIN, ...pieces, EOF);
const load = (bytes: Uint8Array) => oneDevice().vm.load(bytes);

test('what is saved loads, and says what it loaded', () => {
  const { vm, state } = oneDevice();
  assert.equal(vm.load(stream(section(rtc, hex`2a`))), { loaded: ['rtc'], missing: [], warnings: [] });
  assert.is(state.x, 42);
});

test('0: a device that cannot be migrated comes before everything else', () => {
  const { vm } = oneDevice();
  vm.register(vmstate({ name: 'vfio', versionId: 1, fields: { x: uint8() }, unmigratable: true }), { x: 0 });
  throwsError(() => vm.load(hex``), ValueError, { code: 'unmigratable', path: 'vfio' });
});

test('1 and 2: magic, then version', () => {
  throwsError(() => load(hex``), StreamError, { code: 'truncated', offset: 0 });
  throwsError(() => load(hex`1f8b0800 00000003 00`), StreamError, { code: 'bad-magic', offset: 0 });
  throwsError(() => load(hex`5145564e 00000002 00`), StreamError, { code: 'bad-magic', offset: 0 });
  throwsError(() => load(hex`5145564d 00000002 00`), StreamError, { code: 'old-format', offset: 4 });
  throwsError(() => load(hex`5145564d 00000004 00`), StreamError, { code: 'bad-format-version', offset: 4 });
});

test('3: the configuration is asked of the local machine, not of the stream', () => {
  const framed = { profile: { description: false } };
  const { vm } = oneDevice(framed);
  throwsError(() => vm.load(stream(section(rtc, hex`2a`))), StreamError, { code: 'configuration-missing', offset: 8 });
  vm.load(stream(configuration(''), section(rtc, hex`2a`)));
  throwsError(() => load(stream(configuration(''))), StreamError, { code: 'unknown-section-type', offset: 8 });
});

test('a type byte that nothing begins with', () => {
  for (const type of [5, 6, 9, 0x7e, 0xff]) {
    const bytes = stream(section(rtc, hex`2a`), Uint8Array.of(type));
    const offset = bytes.length - 2;
    throwsError(() => load(bytes), StreamError, { code: 'unknown-section-type', offset, actual: type });
  }
});

test('a name and an instance that are not here', () => {
  const unknown = { code: 'unknown-section', offset: 9 };
  throwsError(() => load(stream(section({ name: 'pit' }, hex`00`))), StreamError, { ...unknown, path: 'pit' });
  throwsError(() => load(stream(section({ ...rtc, instance: 1 }, hex`00`))), StreamError, { ...unknown, path: 'rtc' });
  throwsError(() => load(stream(section({ name: '' }, hex`00`))), StreamError, unknown);
});

test('the registered version is the highest, the minimum is checked one level down', () => {
  const at = (version: number) => () => load(stream(section({ ...rtc, version }, hex`2a`)));
  const place = { path: 'rtc', actual: 4 };
  throwsError(at(4), StreamError, { code: 'unsupported-version', offset: 9, expected: 3, ...place });
  throwsError(at(0xffffffff), StreamError, { code: 'unsupported-version', ...place, actual: 0xffffffff });
  throwsError(at(1), StreamError, { code: 'too-old', path: 'rtc', expected: 2, actual: 1 });
  at(2)();
});

test('a device that is cut off, with its path and its place', () => {
  const bytes = concat(BEGIN, unframed(rtc, hex``));
  throwsError(() => load(bytes), StreamError, { code: 'truncated', path: 'rtc/x', offset: bytes.length });
});

test('footers: missing, of another section, cut off', () => {
  const body = unframed(rtc, hex`2a`);
  const at = BEGIN.length + body.length;
  const place = { path: 'rtc', offset: at };
  throwsError(() => load(stream(body)), StreamError, { code: 'footer-missing', ...place, expected: 0x7e, actual: 0 });
  throwsError(() => load(stream(body, footer(9))), StreamError, {
    code: 'footer-mismatch',
    ...place,
    expected: 0,
    actual: 9,
  });
  throwsError(() => load(concat(BEGIN, body)), StreamError, { code: 'truncated', ...place });
  throwsError(() => load(concat(BEGIN, body, hex`7e00`)), StreamError, { code: 'truncated', path: 'rtc' });
});

test('a body that is too long shows at the footer', () => {
  throwsError(() => load(stream(section(rtc, hex`2a2a`))), StreamError, { code: 'footer-missing', path: 'rtc' });
});

test('without footers nothing may stand between sections', () => {
  const { vm, state } = oneDevice({ profile: { ...noText.profile, footers: false } });
  vm.load(stream(unframed(rtc, hex`2a`)));
  assert.is(state.x, 42);
  const withFooter = stream(section(rtc, hex`2b`));
  throwsError(() => vm.load(withFooter), StreamError, { code: 'unknown-section-type', actual: 0x7e });
  assert.is(state.x, 42);
});

test('PART and END belong to a section that began before', () => {
  const unknown = { code: 'unknown-section-id', offset: 9, actual: 5 };
  throwsError(() => load(stream(part(2, 5, hex`00`))), StreamError, unknown);
  throwsError(() => load(stream(part(3, 5, hex`00`))), StreamError, unknown);
  const { vm, state } = oneDevice();
  vm.load(stream(section({ ...rtc, id: 5 }, hex`01`), part(3, 5, hex`2a`)));
  assert.is(state.x, 42, 'the last one wins');
});

test('PING and what only postcopy needs is skipped by its length', () => {
  const { vm, state } = oneDevice();
  const advise = command(3, u32(0), u32(0x1000), u32(0), u32(0x1000));
  vm.load(stream(command(1), command(2, u32(1)), advise, section(rtc, hex`2a`), command(11)));
  assert.is(state.x, 42);
});

test('commands: unknown ones, and lengths', () => {
  const offset = 9;
  throwsError(() => load(stream(command(0))), StreamError, { code: 'unknown-command', offset, actual: 0 });
  throwsError(() => load(stream(command(12))), StreamError, { code: 'unknown-command', offset, actual: 12 });
  throwsError(() => load(stream(command(2, hex`01`))), StreamError, {
    code: 'bad-command-length',
    expected: 4,
    actual: 1,
  });
  throwsError(() => load(concat(BEGIN, hex`08 0003 0010 00`)), StreamError, { code: 'truncated' });
});

test('PACKAGED holds a piece of stream, also packages', () => {
  const packaged = (...pieces: readonly Uint8Array[]) => {
    const piece = concat(...pieces);
    return concat(command(7, u32(piece.length)), piece);
  };
  const { vm, state } = oneDevice();
  vm.load(stream(packaged(section(rtc, hex`2a`))));
  assert.is(state.x, 42);
  vm.load(stream(packaged(command(2, u32(1)), packaged(section(rtc, hex`2b`)))));
  assert.is(state.x, 43);
  vm.load(stream(packaged(), section(rtc, hex`2c`)));
  assert.is(state.x, 44);
  const broken = stream(packaged(section({ name: 'pit' }, hex`00`)));
  throwsError(() => vm.load(broken), StreamError, { code: 'unknown-section', path: 'pit', offset: 8 + 9 + 1 });
  const short = stream(packaged(section(rtc, hex`2a`).subarray(0, -1)));
  throwsError(() => vm.load(short), StreamError, { code: 'truncated', path: 'rtc' });
  throwsError(() => vm.load(stream(command(7, u32(1000)))), StreamError, { code: 'truncated' });
});

test('a missing description is a warning', () => {
  const { vm } = oneDevice({ profile: { configuration: false } });
  const bytes = stream(section(rtc, hex`2a`));
  assert.is(vm.load(bytes).warnings.length, 1);
  assert.is(vm.load(concat(bytes, hex`05`)).warnings.length, 1);
  assert.is(vm.load(concat(bytes, hex`06 00000001 7b`)).warnings.length, 0);
  throwsError(() => vm.load(concat(bytes, hex`06 00000002 7b`)), StreamError, { code: 'truncated' });
  throwsError(() => vm.load(concat(bytes, hex`06 0000`)), StreamError, { code: 'truncated' });
});

test('a description is not looked at where none is expected', () => {
  assert.equal(load(concat(stream(section(rtc, hex`2a`)), hex`06 ffffffff`)).warnings, []);
});

test('devices that did not come keep their state and are reported', () => {
  const { vm, ram, counter, fdc } = twoDevices({ release: '7.2', profile: noText.profile ?? {} });
  const bytes = stream(section({ id: 9, name: 'counter', version: 2 }, hex`00000007 0008`));
  assert.equal(vm.load(bytes), { loaded: ['counter'], missing: ['ram', 'fdc'], warnings: [] });
  assert.equal(counter, { value: 7, step: 8 });
  assert.is(fdc.msr, 0x80);
  assert.is(ram[0], 0xa5);
});

test('live sections are among those that were loaded', () => {
  const { vm } = twoDevices({ release: '11.1' });
  assert.equal(vm.load(vm.save()), { loaded: ['ram', 'counter', 'fdc'], missing: [], warnings: [] });
});

test('sections may come in any order and twice', () => {
  const { vm, counter } = twoDevices({ release: '7.2', profile: noText.profile ?? {} });
  const one = section({ id: 1, name: 'counter', version: 2 }, hex`00000001 0001`);
  const two = section({ id: 1, name: 'counter', version: 2 }, hex`00000002 0002`);
  const fdc = section({ id: 0, name: 'fdc', version: 3 }, hex`80 01 02 000000`);
  assert.equal(vm.load(stream(fdc, one, two)).loaded, ['fdc', 'counter', 'counter']);
  assert.equal(counter, { value: 2, step: 2 });
});

test('an older version leaves its younger fields alone', () => {
  const vm = new SaveVM(noText);
  const counter = { value: 1, step: 5 };
  vm.register(vmstateCounter, counter);
  vm.load(stream(section({ name: 'counter', version: 1 }, hex`00000009`)));
  assert.equal(counter, { value: 9, step: 5 });
});

/** A machine of three devices under several names, and the one that a section went to. */
function lookup(name: string, instance: number): string {
  const vm = new SaveVM(noText);
  const states = { alias: { x: 0 }, first: { x: 0 }, second: { x: 0 }, plain: { x: 0 } };
  const ide = vmstate({ name: 'ide', versionId: 1, fields: { x: uint8() } });
  vm.register(ide, states.alias, { instanceId: 10, aliasId: 99 });
  vm.register(ide, states.first, { path: 'pci.0' });
  vm.register(ide, states.second, { path: 'pci.1', aliasId: 77 });
  vm.register(ide, states.plain, { instanceId: 1 });
  const result = vm.tryLoad(stream(section({ name, instance }, hex`01`)));
  const found = Object.entries(states).filter(([, state]) => state.x === 1);
  if (!result.ok) return result.error.code;
  assert.is(found.length, 1);
  return found[0]?.[0] ?? '';
}

test('a section is found by its name and instance, its alias, or the bare name of old streams', () => {
  assert.is(lookup('ide', 10), 'alias');
  assert.is(lookup('ide', 99), 'alias');
  assert.is(lookup('pci.0/ide', 0), 'first');
  assert.is(lookup('pci.1/ide', 0), 'second');
  assert.is(lookup('pci.1/ide', 77), 'second');
  assert.is(lookup('ide', 0), 'first', 'compat instances count from 0');
  assert.is(lookup('ide', 77), 'second', 'the alias goes with the compat name, too');
  assert.is(lookup('ide', 1), 'second', 'the first hit of the list wins');
});

test('a path or half a name is not enough', () => {
  for (const name of ['pci.0', 'id', 'pci.0/', 'pci.2/ide', 'ide/']) {
    assert.is(lookup(name, 0), 'unknown-section', name);
  }
  assert.is(lookup('pci.0/ide', 1), 'unknown-section');
});

test('handler-style sections have the alias 0, definitions none', () => {
  const vm = new SaveVM(noText);
  let loaded = 0;
  const load = () => () => {
    loaded++;
  };
  vm.registerOldStyle('slirp', { versionId: 4, save: () => {}, load }, { instanceId: 5 });
  vm.register(device, { x: 0 }, { instanceId: 5 });
  vm.load(stream(section({ name: 'slirp', instance: 0, version: 4 }, hex``)));
  assert.is(loaded, 1);
  const bytes = stream(section({ ...rtc, instance: 0 }, hex`00`));
  throwsError(() => vm.load(bytes), StreamError, { code: 'unknown-section' });
});

test('tryLoad hands the error back', () => {
  const { vm } = oneDevice();
  const good = vm.tryLoad(stream(section(rtc, hex`2a`)));
  assert.ok(good.ok && good.report.loaded.length === 1);
  const bad = vm.tryLoad(stream(hex`ff`));
  assert.ok(!bad.ok && bad.error instanceof StreamError && bad.error.code === 'unknown-section-type');
});

test.run();
