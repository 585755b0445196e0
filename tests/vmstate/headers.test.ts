/**
 * What a definition says beside its table may differ by release: versions, loaders of old versions, migratability,
 * hand-written sections.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DefinitionError, ValueError } from '../../src/errors.js';
import { absent, encode, releases, SaveVM, uint32, vmstate } from '../../src/index.js';
import { readStream, writeStream } from '../../src/savevm/stream/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('vmstate/headers');

const vmstateMoved = vmstate({
  name: 'moved',
  versionId: { '2.3': 1, '7.2': 3 },
  minimumVersionId: { '2.3': 1, '11.1': 2 },
  unmigratable: { '2.3': true, '5.2': false },
  oldStyle: { '5.2': true, '7.2': false },
  loadOld: { '2.3': { minimumVersionId: 0, load: (from) => ({ value: from.u32() }) }, '5.2': absent },
  fields: { value: uint32() },
});

const machine = (release: '2.3' | '5.2' | '7.2' | '10.0' | '11.1', state = { value: 7 }) => {
  const vm = new SaveVM({ release, machine: 'none' });
  vm.register(vmstateMoved, state);
  return vm;
};

const sectionOf = (bytes: Uint8Array) => {
  const { items } = readStream(bytes, { catalogue: [{ def: vmstateMoved }] });
  return items.find((item) => item.kind === 'device');
};

test('a release takes the rung that holds in it', () => {
  assert.is(sectionOf(machine('5.2').save())?.header.versionId, 1);
  assert.is(sectionOf(machine('7.2').save())?.header.versionId, 3);
  assert.is(sectionOf(machine('11.1').save())?.header.versionId, 3);
  assert.is(vmstateMoved.versionId, 3);
  assert.is(vmstateMoved.minimumVersionId, 2);
});

test('a whole layout may have such a header, too', () => {
  const old = vmstate({
    name: 'two',
    versionId: { '2.3': 3, '5.2': 4 },
    fields: { a: uint32(), b: uint32({ since: 4 }) },
  });
  const vmstateTwo = releases({ '2.3': old, '7.2': vmstate({ name: 'two', versionId: 5, fields: { c: uint32() } }) });
  const state = { a: 1, b: 2, c: 3 };
  assert.is(encode(vmstateTwo, state, { release: '5.2' }).length, 8);
  assert.is(encode(vmstateTwo, state, { release: '7.2' }).length, 4);
  const versions = (['2.3', '5.2', '7.2'] as const).map((release) => {
    const vm = new SaveVM({ release });
    vm.register(vmstateTwo, state);
    return vm.sections()[0]?.versionId;
  });
  assert.equal(versions, [3, 4, 5]);
});

test('unmigratable in one release only', () => {
  throwsError(() => machine('2.3').save(), ValueError, { code: 'unmigratable' });
  assert.ok(machine('5.2').save().length > 0);
});

test('a hand-written section is described by its size, and read by its definition', () => {
  const bytes = machine('5.2').save();
  assert.match(
    new TextDecoder('latin1').decode(bytes),
    /"fields" : \[ \{ "name" : "data", "size" : 4, "type" : "buffer" \} \]/,
  );
  const section = sectionOf(bytes);
  assert.equal(section?.content.how === 'typed' && { ...section.content.state }, { value: 7 });
  assert.equal(writeStream(readStream(bytes, { catalogue: [{ def: vmstateMoved }] })), bytes);
  const state = { value: 1 };
  machine('5.2', state).load(bytes);
  assert.is(state.value, 7);
});

test('each rung is checked', () => {
  const fields = { value: uint32() };
  throwsError(
    () => vmstate({ name: 'x', versionId: { '2.3': 3, '7.2': 1 }, minimumVersionId: 2, fields }),
    DefinitionError,
    { code: 'bad-version', path: 'x' },
  );
});

test.run();
