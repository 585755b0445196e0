/** `compare` over all that it takes: what each source knows, and how devices are found. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { catalogue } from '../../../src/devices/index.js';
import {
  type Comparable,
  type CompareOptions,
  compare,
  isDefinition,
  type Layouts,
  layoutsOf,
  layoutsOfDescription,
  layoutsOfDump,
} from '../../../src/vmstate/compare/index.js';
import { findDescription, parseDescription } from '../../../src/vmstate/described/index.js';
import { dumpOf } from '../../../src/vmstate/dump/index.js';
import {
  type AnyVMState,
  array,
  byHand,
  byRelease,
  int32,
  int64,
  RELEASES,
  struct,
  timer,
  uint8,
  uint16,
  uint32,
  unused,
  varray,
  vmstate,
  when,
} from '../../../src/vmstate/index.js';
import { fixtureDumps, dumpOf as recorded, recordedDumps, withRecordedDumps } from '../../support/dumps.js';

const test = suite('vmstate/compare/compare');

const CHANNEL = vmstate({ name: 'channel', versionId: 1, fields: { count: uint16(), mode: uint8() } });
const SUB = vmstate({ name: 'dev/late', versionId: 1, needed: () => true, fields: { when: int64() } });
const FIELDS = { a: uint32(), regs: array(4, uint8()), channel: struct(CHANNEL), expiry: timer() };
const { a, ...REST } = FIELDS;
const DEVICE = vmstate({ name: 'dev', versionId: 2, minimumVersionId: 1, fields: FIELDS, subsections: { late: SUB } });
const other = (fields: Parameters<typeof vmstate>[0]['fields'], name = 'dev', versionId = 2): AnyVMState =>
  vmstate({ name, versionId, minimumVersionId: 1, fields, subsections: { late: SUB } });

const found = (older: Comparable, newer: Comparable, options?: CompareOptions): string[] =>
  compare(older, newer, options).findings.map(({ severity, path, code }) => `${severity} ${path} ${code}`);

/** The description of a stream with one device. */
function described(fields: object[], version = 2, subsections?: object[]): Layouts {
  const device = {
    name: 'bus/dev',
    instance_id: 0,
    vmsd_name: 'dev',
    version,
    fields,
    ...(subsections && { subsections }),
  };
  const text = JSON.stringify({ page_size: 4096, devices: [device] });
  return layoutsOfDescription(parseDescription(new TextEncoder().encode(text)));
}
const A = { name: 'a', type: 'uint32', size: 4 };
const REGS = { name: 'regs', array_len: 4, type: 'uint8', size: 1 };
const inner = [
  { name: 'count', type: 'uint16', size: 2 },
  { name: 'mode', type: 'uint8', size: 1 },
];
const channelOf = (fields: object[]) => ({
  name: 'channel',
  type: 'struct',
  struct: { vmsd_name: 'channel', version: 1, fields },
  size: 3,
});
const EXPIRY = { name: 'expiry', type: 'timer', size: 8 };
const SENT = [A, REGS, channelOf(inner), EXPIRY];
const dumped = (def: AnyVMState, release: '7.2' | '11.1' = '11.1') => layoutsOfDump(dumpOf([def], { release }));

test('a definition, its dump and its stream are the same device in any mix', () => {
  const forms: Comparable[] = [DEVICE, dumped(DEVICE), dumped(DEVICE, '7.2'), described(SENT)];
  for (const older of forms) {
    for (const newer of forms) {
      const { compatible, findings } = compare(older, newer);
      assert.ok(compatible);
      // Only a stream may leave something out.
      for (const { severity, code } of findings) assert.equal([severity, code], ['warning', 'subsection-removed']);
    }
  }
});

test('a field that a younger version added is not read from old streams, wherever it stands', () => {
  assert.equal(found(DEVICE, other({ a, b: uint8({ since: 3 }), ...REST }, 'dev', 3)), ['note dev version-raised']);
  assert.equal(found(other({ ...FIELDS, b: uint8({ since: 3 }) }, 'dev', 3), DEVICE), [
    'error dev version-lowered',
    'error dev/b field-removed',
  ]);
});

test('2.3 saves fields of younger versions, later releases do not', () => {
  const young = other({ ...FIELDS, b: uint8({ since: 9 }) });
  assert.equal(found(young, DEVICE, { release: '2.3' }), ['error dev/b field-removed']);
  assert.equal(found(young, DEVICE, { release: '7.2' }), []);
});

test('a definition is taken in the release of its side', () => {
  const ladder = other({ a: byRelease({ '2.3': uint16(), '7.2': uint32() }) });
  assert.equal(found(ladder, ladder, { release: '7.2' }), []);
  assert.equal(found(ladder, ladder, { olderRelease: '5.2', newerRelease: '7.2' }), ['error dev/a size-changed']);
  assert.throws(() => compare(ladder, ladder, { release: '6.0' as '5.2' }), /bad release/);
});

test('a stream shows types and lengths, but not what was left out', () => {
  assert.equal(found(described([{ ...A, type: 'int32' }, ...SENT.slice(1)]), DEVICE), [
    'warning bus/dev/a type-changed',
  ]);
  assert.equal(found(described([A, { ...REGS, array_len: 5 }, ...SENT.slice(2)]), DEVICE), [
    'error bus/dev/regs count-changed',
  ]);
  assert.equal(found(described(SENT), other({ ...FIELDS, b: uint8() })), ['error bus/dev/b field-added']);
  const more = [...SENT, { name: 'b', type: 'uint8', size: 1 }];
  assert.equal(found(described(more), DEVICE), ['error bus/dev/b field-removed']);
  assert.equal(found(described(more), described(SENT)), ['warning bus/dev/b field-removed']);
  assert.equal(found(described(SENT), described(more)), ['warning bus/dev/b field-added']);
  const none = vmstate({
    name: 'dev',
    versionId: 2,
    fields: { ...FIELDS, b: when('c', uint8()) },
    conditions: { c: () => false },
  });
  assert.equal(found(described(SENT), none), [], 'a condition may be false');
  assert.equal(found(described(more), none), []);
  const counted = other({ ...FIELDS, list: varray('a', uint8()) });
  assert.equal(found(described(SENT), counted), [], 'an array may be empty');
  const unknown = { vmsd_name: 'dev/x', version: 1, fields: [] };
  assert.equal(found(described(SENT, 2, [unknown]), DEVICE), ['error bus/dev[dev/x] subsection-removed']);
  assert.equal(found(described(SENT, 3), DEVICE), ['error bus/dev version-lowered']);
  assert.equal(found(described(SENT, 0), DEVICE), ['error bus/dev minimum-raised']);
});

test('elements of an array that stand one by one are one array', () => {
  const channels = vmstate({ name: 'dev', versionId: 2, fields: { channels: array(3, struct(CHANNEL)) } });
  const element = (more: object) => ({ ...channelOf(inner), name: 'channels', ...more });
  for (const marks of [
    [{ index: 0 }, { index: 1 }, { index: 2 }],
    [{ index: 0 }, { index: 1 }, {}],
    [{}, {}, {}],
  ]) {
    assert.equal(found(described(marks.map(element)), channels), []);
    assert.equal(found(described(marks.slice(1).map(element)), channels), ['error bus/dev/channels count-changed']);
  }
});

test('null elements leave the length open', () => {
  const marker = { name: 'channels', type: 'ptr-marker', size: 1 };
  const channels = vmstate({ name: 'dev', versionId: 2, fields: { channels: array(3, struct(CHANNEL)) } });
  assert.equal(found(described([{ ...channelOf(inner), name: 'channels' }, marker]), channels), []);
});

test('several fields of one name are told apart as descriptions do', () => {
  const conditions = { old: () => false };
  const twice = (second: AnyVMState['fields'][string]) =>
    vmstate({ name: 'dev', versionId: 2, fields: { old: when('old', uint8({ name: 'x' })), x: second }, conditions });
  const sent = described([{ name: 'x[1]', type: 'uint16', size: 2 }]);
  assert.equal(found(sent, twice(uint16())), []);
  assert.equal(found(sent, twice(uint32())), ['error bus/dev/x[1] size-changed']);
});

test('a dump knows conditions and sizes in memory, from 10.0 on lengths too', () => {
  const conditions = { c: () => true };
  const conditional = vmstate({
    name: 'dev',
    versionId: 2,
    minimumVersionId: 1,
    fields: { ...FIELDS, a: when('c', uint32()) },
    subsections: { late: SUB },
    conditions,
  });
  assert.equal(found(dumped(DEVICE), dumped(conditional)), ['error dev/a condition-added']);
  assert.equal(found(dumped(conditional), dumped(DEVICE)), ['error dev/a condition-removed']);
  const longer = other({ ...FIELDS, regs: array(5, uint8()) });
  assert.equal(found(dumped(DEVICE), dumped(longer)), ['error dev/regs count-changed']);
  assert.equal(found(dumped(DEVICE, '7.2'), dumped(longer, '7.2')), [], '7.2 does not say');
  const wider = other({ ...FIELDS, a: int64() });
  assert.equal(found(dumped(DEVICE), dumped(wider)), ['error dev/a host-size-changed']);
  assert.equal(found(dumped(DEVICE), wider), ['error dev/a size-changed'], 'a plain number is as long as on the wire');
  assert.equal(found(dumped(DEVICE), other({ ...FIELDS, expiry: int32() })), ['error dev/expiry size-changed']);
});

test('unused space beside an array whose length a dump does not say is not judged', () => {
  const dropped = other({ a: uint32(), room: unused(4), channel: struct(CHANNEL), expiry: timer() });
  assert.equal(found(dumped(DEVICE), dumped(dropped)), ['note dev/regs replaced-by-unused']);
  assert.equal(found(dumped(DEVICE, '7.2'), dumped(dropped, '7.2')), ['warning dev/regs unused-unsure']);
});

test('unused space stands for fields, but not for fields of another length beside it', () => {
  const [a4, b2, c4, d2] = [uint32(), uint16(), uint32(), uint16()];
  assert.equal(found(other({ a4, b2 }), other({ u: unused(6) })), [
    'note dev/a4 replaced-by-unused',
    'note dev/b2 replaced-by-unused',
  ]);
  assert.equal(found(other({ a4, b2 }), other({ u: unused(2), c4 })), ['error dev/a4 unused-size']);
  assert.equal(found(other({ u: unused(2), v: unused(4), d2 }), other({ u: unused(4), v: unused(4) })), [
    'note dev/d2 replaced-by-unused',
  ]);
});

test('fields in structs that were moved, under the names that they have there', () => {
  const io = vmstate({ name: 'io', versionId: 1, fields: { sts: uint16(), en: uint16() } });
  const flat = other({ x: uint8(), sts: uint16({ name: 'pm1a.sts' }), en: uint16({ name: 'pm1a.en' }), y: uint8() });
  const deep = other({ x: uint8(), io: struct(io), y: uint8() });
  assert.equal(found(flat, deep), ['note dev/io restructured']);
  assert.equal(found(deep, flat), ['note dev/io restructured']);
  const wide = vmstate({ name: 'io', versionId: 1, fields: { sts: uint32(), en: uint16() } });
  assert.equal(found(flat, other({ x: uint8(), io: struct(wide), y: uint8() })), [
    'note dev/io restructured',
    'error dev/pm1a.sts size-changed',
  ]);
});

test("renames that QEMU's table has are none, under the vmsd they belong to", () => {
  const apic = (fields: AnyVMState['fields'], name = 'apic') => vmstate({ name, versionId: 3, fields });
  assert.equal(found(apic({ timer: int64() }), apic({ timer_expiry: int64() })), []);
  assert.equal(found(apic({ timer: int64() }), apic({ timer_expiry: uint32() })), ['error apic/timer size-changed']);
  assert.equal(found(apic({ timer: int64() }, 'x'), apic({ timer_expiry: int64() }, 'x')), [
    'error x/timer field-renamed',
  ]);
});

test('devices: parts of others are none, missing ones are, and nothing in common is no good', () => {
  const second = other({ z: uint8() }, 'second');
  assert.equal(found([DEVICE, CHANNEL], DEVICE), [], 'a nested definition is no device');
  assert.equal(found([CHANNEL, second], [DEVICE, CHANNEL, second]), [], 'but may be one in OLD');
  assert.equal(found([DEVICE, second], [DEVICE]), ['error second device-removed']);
  assert.equal(found([DEVICE], [DEVICE, second]), [], 'more in NEW');
  assert.equal(found([DEVICE, second], [{ def: DEVICE }, other(FIELDS, 'renamed')]), ['error second device-removed']);
  assert.equal(found([second, DEVICE], [second, other(FIELDS, 'renamed')]), ['error dev device-renamed']);
  assert.equal(found([DEVICE, second], dumped(DEVICE)), ['warning second device-unmatched']);
  assert.equal(found([second, other({ q: uint8() }, 'third')], [DEVICE, CHANNEL, other({ q: uint8() }, 'fourth')]), [
    'error second device-removed',
    'error third device-removed',
    'error devices nothing-compared',
  ]);
  assert.equal(found([DEVICE, second], [DEVICE, second], { device: 'none' }), ['error none nothing-compared']);
  assert.equal(found([DEVICE, second], [other({}), second], { device: 'second' }), []);
});

test('what is written or read by hand can only be pointed at', () => {
  const hand = (size: number): Layouts => {
    const data = { name: 'data', size, type: 'buffer' };
    const device = { name: 'dev', instance_id: 0, size, fields: [data] };
    const json = JSON.stringify({ page_size: 4096, devices: [device] });
    return layoutsOfDescription(parseDescription(new TextEncoder().encode(json)));
  };
  assert.equal(found(hand(8), hand(8)), []);
  assert.equal(found(hand(8), hand(9)), ['warning dev hand-written']);
  assert.equal(found(hand(8), DEVICE), ['warning dev hand-written']);
  assert.equal(found(DEVICE, hand(8)), ['warning dev hand-written']);
  const loader = { minimumVersionId: 1, load: () => ({}) };
  const old = vmstate({ name: 'dev', versionId: 1, fields: { z: uint8() } });
  const young = vmstate({ name: 'dev', versionId: 4, minimumVersionId: 4, fields: FIELDS, loadOld: loader });
  assert.equal(found(old, young), [
    'warning dev minimum-narrowed',
    'note dev version-raised',
    'warning dev hand-written',
  ]);
});

test('what QEMU writes by hand is compared where definitions say what is in it', () => {
  const ring = (fields: Parameters<typeof vmstate>[0]['fields']) =>
    byHand('ring', vmstate({ name: 'ring', versionId: 3, fields }))();
  const older = other({ ring: ring({ head: uint16(), tail: uint16() }) });
  assert.equal(found(older, older), []);
  assert.equal(found(older, other({ ring: ring({ head: uint16(), tail: uint32() }) })), [
    'error dev/ring.tail size-changed',
  ]);
  // Of a description and a dump there is no more than its type.
  assert.equal(found(described([{ name: 'ring', type: 'ring', size: 4 }]), older), []);
});

test('of several definitions of one name the likeliest is taken', () => {
  const wrong = other({ a: uint8() });
  assert.equal(found(described(SENT), [wrong, DEVICE, other({})]), []);
});

test('what was looked at may be accepted: by path, by code, or both', () => {
  const renamed = other({ b: uint32(), ...FIELDS, a: unused(0) });
  const codes = (accept: CompareOptions['accept']) =>
    compare(DEVICE, renamed, { accept: accept ?? [] }).findings.map(({ severity, code }) => `${severity} ${code}`);
  assert.ok(codes([]).includes('error field-renamed'));
  for (const accept of [
    { code: 'field-renamed' },
    { path: 'dev/a' },
    { code: 'field-renamed', path: 'dev/a' },
  ] as const) {
    assert.ok(codes([accept]).includes('note field-renamed'));
  }
  for (const accept of [{}, { code: 'field-moved' }, { code: 'field-renamed', path: 'dev/b' }] as const) {
    assert.ok(codes([accept]).includes('error field-renamed'));
  }
});

test('long lists that have nothing in common take no longer than short ones', () => {
  const fields = (prefix: string): Layouts =>
    described(Array.from({ length: 20_000 }, (_, i) => ({ name: `${prefix}${i}`, type: 'uint8', size: 1 })));
  const { findings } = compare(fields('a'), fields('b'));
  assert.is(findings.length, 40_000);
});

test('definitions are known by what they are, not by who made them', () => {
  assert.ok(isDefinition(DEVICE) && isDefinition({ ...DEVICE }));
  for (const value of [undefined, null, 1, 'dev', {}, [], { name: 'dev', versionId: 1 }, () => DEVICE]) {
    assert.not(isDefinition(value));
  }
  assert.is(layoutsOf(catalogue, '2.3').source, 'definitions');
});

test('every definition of the catalogue loads what it saves, in every release', () => {
  for (const release of RELEASES) {
    const { findings } = compare(catalogue, catalogue, { release });
    const faults = findings.filter(({ severity }) => severity === 'error').map(({ path, code }) => `${path} ${code}`);
    assert.equal(faults, [], release);
  }
});

test('streams of real QEMU are loaded by the definitions of their release', () => {
  for (const [release, file] of [
    ['2.3', '2.3__i386__pc-i440fx-2.1'],
    ['7.2', '7.2__x86_64__pc-i440fx-7.2'],
    ['7.2', '7.2__x86_64__pc-i440fx-2.3'],
  ] as const) {
    const bytes = new Uint8Array(gunzipSync(readFileSync(`tests/fixtures/streams/${file}.mig.gz`)));
    const { start, end } = findDescription(bytes) ?? { start: 0, end: 0 };
    const stream = layoutsOfDescription(parseDescription(bytes.subarray(start, end)));
    const { findings } = compare(stream, catalogue, { release });
    const faults = findings.filter(({ severity }) => severity === 'error').map(({ path, code }) => `${path} ${code}`);
    assert.equal(faults, [], file);
  }
});

const loadsItself = (name: string) =>
  assert.equal(compare(layoutsOfDump(recorded(name)), layoutsOfDump(recorded(name))).findings, [], name);

test('a dump of real QEMU loads itself', () => {
  for (const name of fixtureDumps()) loadsItself(name);
});

withRecordedDumps(test, 'every recorded dump loads itself', () => {
  for (const name of recordedDumps()) loadsItself(name);
});

test.run();
