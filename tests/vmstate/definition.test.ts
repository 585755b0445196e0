/**
 * Definitions: frozen plain data, and what is refused when one is made.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DefinitionError } from '../../src/errors.js';
import {
  array,
  array2d,
  bitmap,
  buffer,
  byRelease,
  context,
  local,
  marked,
  PRIORITIES,
  RELEASES,
  releases,
  struct,
  uint8,
  unused,
  unusedVarray,
  validate,
  varray,
  varrayMultiply,
  vbuffer,
  vbufferMultiply,
  vmstate,
  when,
} from '../../src/vmstate/index.js';
import { type Expected, throwsError } from '../support/errors.js';

const test = suite('vmstate/definition');

const make = (spec: object) => () => vmstate({ name: 'd', versionId: 1, fields: {}, ...spec });
const refused = (spec: object, expected: Expected) => throwsError(make(spec), DefinitionError, expected);

test('what is left out has a default', () => {
  const def = vmstate({ name: 'd', versionId: 3, fields: { a: uint8() } });
  assert.is(def.name, 'd');
  assert.is(def.versionId, 3);
  assert.is(def.minimumVersionId, 0);
  assert.is(def.subsections, undefined);
  assert.is(def.unmigratable, false);
  assert.is(def.earlySetup, false);
  assert.is(def.priority, 'default');
  assert.is(def.layouts, undefined);
  assert.is(def.loadOld, undefined);
});

test('what is given is kept', () => {
  const needed = () => true;
  const def = vmstate({
    name: 'd',
    versionId: 3,
    minimumVersionId: 2,
    context: context<number>(),
    needed,
    fields: {},
    subsections: {},
    unmigratable: true,
    earlySetup: true,
    priority: { '2.3': 'default', '7.2': 'iommu' },
  });
  assert.is(def.minimumVersionId, 2);
  assert.is(def.hooks.needed, needed);
  assert.equal(def.subsections, {});
  assert.equal([def.unmigratable, def.earlySetup], [true, true]);
  assert.is(def.priority, 'iommu');
});

test('definitions and slots are frozen, and do not change with what they were made of', () => {
  const fields = { a: uint8(), b: byRelease({ '2.3': array(2, uint8()) }), c: when('x', uint8()) };
  const def = vmstate({ name: 'd', versionId: 1, fields, conditions: { x: () => true } });
  for (const part of [def, def.fields, def.hooks, def.conditions, ...Object.values(def.fields), fields.b.rungs])
    assert.ok(Object.isFrozen(part));
  (fields as Record<string, unknown>).z = uint8();
  assert.equal(Object.keys(def.fields), ['a', 'b', 'c']);
});

test('a name has 1 to 255 bytes', () => {
  refused({ name: '' }, { code: 'bad-name' });
  refused({ name: 'x'.repeat(256) }, { code: 'bad-name' });
  assert.is(make({ name: 'x'.repeat(255) })().name.length, 255);
});

test('versions are whole numbers from 0, the minimum not above the version', () => {
  for (const versionId of [-1, 1.5, Number.NaN, 2 ** 31]) refused({ versionId }, { code: 'bad-version', path: 'd' });
  refused({ minimumVersionId: -1 }, { code: 'bad-version', path: 'd', actual: -1 });
  refused({ minimumVersionId: 2 }, { code: 'bad-version', path: 'd', expected: 1, actual: 2 });
  assert.is(make({ versionId: 0 })().versionId, 0);
  for (const since of [-1, 0.5]) throwsError(() => uint8({ since }), DefinitionError, { code: 'bad-version' });
});

test('keys that JavaScript would move are refused, of slots and of subsections', () => {
  const sub = vmstate({ name: 'd/s', versionId: 1, fields: {} });
  for (const key of ['0', '7', '42']) {
    refused({ fields: { [key]: uint8() } }, { code: 'bad-key', path: 'd', actual: key });
    refused({ subsections: { [key]: sub } }, { code: 'bad-key', path: 'd', actual: key });
  }
  refused({ fields: { ['__proto__']: uint8() } }, { code: 'bad-key' });
  for (const key of ['01', '1.5', '-1', 'a0']) assert.ok(make({ fields: { [key]: uint8() } })());
});

test('a subsection has a key of its own', () => {
  const sub = vmstate({ name: 'd/s', versionId: 1, fields: {} });
  refused({ fields: { s: uint8() }, subsections: { s: sub } }, { code: 'bad-key', path: 'd', actual: 's' });
});

test('a label needs its condition', () => {
  const unknown = { code: 'unknown-condition', path: 'd.a', actual: 'c' };
  refused({ fields: { a: when('c', uint8()) } }, unknown);
  refused({ fields: { a: validate('c') } }, unknown);
  refused({ fields: { a: byRelease({ '2.3': uint8(), '7.2': when('c', uint8()) }) } }, unknown);
  refused({ fields: { a: when('c', uint8()) }, conditions: { other: () => true } }, unknown);
  refused({ fields: { a: when('toString', uint8()) } }, { ...unknown, actual: 'toString' });
  assert.ok(make({ fields: { a: when('c', uint8()) }, conditions: { c: () => true } })());
});

test('a count needs its slot', () => {
  const unknown = { code: 'unknown-count', path: 'd.a', actual: 'n' };
  const kinds = [
    varray('n', uint8()),
    varrayMultiply('n', 2, uint8()),
    marked({ key: 'n' }, uint8()),
    vbuffer('n'),
    vbufferMultiply('n', 2),
    unusedVarray('n', 2),
    bitmap('n'),
    when('c', varray('n', uint8())),
    byRelease({ '5.2': vbuffer('n') }),
  ];
  for (const a of kinds) {
    refused({ fields: { a }, conditions: { c: () => true } }, unknown);
    assert.ok(make({ fields: { n: local<number>(), a }, conditions: { c: () => true } })());
  }
  refused({ fields: { a: varray('toString', uint8()) } }, { ...unknown, actual: 'toString' });
});

test('counts and sizes are whole numbers from 0', () => {
  for (const n of [-1, 1.5, Number.NaN]) {
    for (const work of [
      () => array(n, uint8()),
      () => array2d(n, 2, uint8()),
      () => buffer(n),
      () => unused(n),
      () => bitmap(n),
      () => marked(n, uint8()),
      () => varrayMultiply('n', n, uint8()),
      () => vbufferMultiply('n', n),
      () => vbuffer('n', { start: n }),
    ])
      throwsError(work, DefinitionError, { code: 'bad-count' });
  }
});

test('an array of arrays is array2d', () => {
  for (const work of [
    () => array(2, array(2, uint8()) as never),
    () => varray('n', array(2, uint8()) as never),
    () => array(2, varray('n', uint8()) as never),
  ])
    throwsError(work, DefinitionError, { code: 'nested-array' });
});

test('releases takes name and versions of the youngest layout', () => {
  const old = vmstate({ name: 'd', versionId: 1, fields: { a: uint8() } });
  const young = vmstate({ name: 'd', versionId: 4, minimumVersionId: 3, fields: { b: uint8() } });
  const def = releases({ '7.2': young, '2.3': old });
  assert.equal([def.name, def.versionId, def.minimumVersionId], ['d', 4, 3]);
  assert.ok(Object.isFrozen(def));
});

test('releases and priorities, oldest and lowest first', () => {
  assert.equal([...RELEASES], ['2.3', '5.2', '7.2', '10.0', '11.1']);
  assert.equal([...PRIORITIES], ['low', 'default', 'iommu', 'pci-bus', 'virtio-mem', 'apic', 'gicv3-its', 'gicv3']);
});

test('a struct takes a definition as it is', () => {
  const inner = vmstate({ name: 'i', versionId: 1, fields: { a: uint8() } });
  assert.is(struct(inner).def, inner);
});

test.run();
