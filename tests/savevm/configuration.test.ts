/**
 * The configuration section: bytes, subsections, and the checks of a loader in their order.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError, ValueError } from '../../src/errors.js';
import { type LoadReport, SaveVM, type SaveVMOptions } from '../../src/savevm/index.js';
import { hex, sameBytes } from '../../src/testing/index.js';
import { concat } from '../support/bytes.js';
import { throwsError } from '../support/errors.js';

const test = suite('configuration');

const uuid = hex`00112233445566778899aabbccddeeff`;
const plain: SaveVMOptions = { release: '7.2', machine: 'virt-7.2', profile: { description: false } };
const save = (more: Partial<SaveVMOptions> = {}): Uint8Array => new SaveVM({ ...plain, ...more }).save();
const load = (stream: Uint8Array, more: Partial<SaveVMOptions> = {}): LoadReport =>
  new SaveVM({ ...plain, ...more }).load(stream);

/** A whole stream of an empty machine around the bytes of a configuration. */
const stream = (configuration: Uint8Array): Uint8Array => concat(hex`5145564d 00000003 07`, configuration, hex`00`);
const nameOnly = hex`00000008 /* virt-7.2 */ 766972742d372e32`;
const pageBits = hex`
  05 1e /* configuration/target-page-bits */
  636f6e66696775726174696f6e2f7461726765742d706167652d62697473  00000001  0000000c`;
const ignoreShared = hex`
  05 1a /* configuration/capabilities */ 636f6e66696775726174696f6e2f6361706162696c6974696573  00000001
  00000001 0f /* x-ignore-shared */ 782d69676e6f72652d736861726564`;
const uuidSection = concat(hex`05 12 /* configuration/uuid */ 636f6e66696775726174696f6e2f75756964 00000001`, uuid);

test('the name alone', () => {
  sameBytes(save(), stream(nameOnly));
  load(save());
});

test('all subsections, in their order', () => {
  const facts = { targetPageBits: 12, capabilities: ['x-ignore-shared'], uuid };
  sameBytes(save(facts), stream(concat(nameOnly, pageBits, ignoreShared, uuidSection)));
  assert.equal(load(save(facts), facts).warnings, []);
});

test('subsections are read in any order', () => {
  const facts = { targetPageBits: 12, capabilities: ['x-ignore-shared'], uuid };
  load(stream(concat(nameOnly, uuidSection, ignoreShared, pageBits)), facts);
});

test('they are described, in the releases that describe the configuration', () => {
  const text = (release: '7.2' | '11.1') =>
    new TextDecoder().decode(save({ release, targetPageBits: 12, profile: {} }));
  assert.ok(!text('7.2').includes('vmsd_name'));
  assert.match(
    text('11.1'),
    '{"configuration": {"vmsd_name": "configuration", "version": 1, "fields": [' +
      '{"name": "len", "type": "uint32", "size": 4}, {"name": "name", "type": "buffer", "size": 8}], ' +
      '"subsections": [{"vmsd_name": "configuration/target-page-bits", "version": 1, "fields": [' +
      '{"name": "target_page_bits", "type": "uint32", "size": 4}]}]}, "page_size": 4096, "devices": []}',
  );
});

test('capabilities and UUID are described with their own types', () => {
  const facts = { capabilities: ['x-ignore-shared'], uuid, profile: {} };
  assert.match(
    new TextDecoder().decode(save({ release: '11.1', ...facts })),
    '"subsections": [{"vmsd_name": "configuration/capabilities", "version": 1, "fields": [' +
      '{"name": "caps_count", "type": "uint32", "size": 4}, {"name": "capabilities", "type": "capability", "size": 16}]}, ' +
      '{"vmsd_name": "configuration/uuid", "version": 1, "fields": [' +
      '{"name": "uuid.data", "array_len": 16, "type": "uint8", "size": 1}]}]}',
  );
});

test('a stream without configuration is refused where one is expected', () => {
  const bare = save({ profile: { configuration: false, description: false } });
  throwsError(() => load(bare), StreamError, { code: 'configuration-missing', offset: 8, expected: 7, actual: 0 });
});

test('a configuration is no section where none is expected', () => {
  const profile = { configuration: false, description: false };
  throwsError(() => load(save(), { profile }), StreamError, { code: 'unknown-section-type', offset: 8, actual: 7 });
});

test('a received prefix of the local name passes', () => {
  load(stream(hex`00000004 76697274`));
  load(stream(hex`00000000`));
  const longer = stream(hex`00000009 766972742d372e3230`);
  throwsError(() => load(longer), StreamError, {
    code: 'machine-mismatch',
    expected: 'virt-7.2',
    actual: 'virt-7.20',
  });
  throwsError(() => load(save({ machine: 'microvm' })), StreamError, { code: 'machine-mismatch', actual: 'microvm' });
});

test('a name of four gigabytes is not waited for', () => {
  throwsError(() => load(stream(hex`ffffffff`)), StreamError, {
    code: 'truncated',
    path: 'configuration/name',
  });
});

test('target page bits must be the same, absent ones too', () => {
  const mismatch = { code: 'page-size-mismatch' };
  throwsError(() => load(save({ targetPageBits: 12 })), StreamError, { ...mismatch, actual: 12 });
  throwsError(() => load(save(), { targetPageBits: 12 }), StreamError, { ...mismatch, expected: 12 });
  throwsError(() => load(save({ targetPageBits: 14 }), { targetPageBits: 12 }), StreamError, mismatch);
  load(save({ targetPageBits: 14 }), { targetPageBits: 14 });
});

test('a UUID is compared if both sides have one; without a local one there is a warning', () => {
  assert.equal(load(save({ uuid }), { uuid }).warnings, []);
  assert.equal(load(save(), { uuid }).warnings, []);
  assert.is(load(save({ uuid })).warnings.length, 1);
  const other = uuid.slice().fill(1, 15);
  throwsError(() => load(save({ uuid }), { uuid: other }), StreamError, { code: 'uuid-mismatch' });
});

test('checked capabilities must be the same', () => {
  const on = { capabilities: ['x-ignore-shared'] };
  throwsError(() => load(save(on)), StreamError, { code: 'capability-mismatch' });
  throwsError(() => load(save(), on), StreamError, { code: 'capability-mismatch' });
  load(save(on), on);
});

/** The name, and a subsection with the capabilities of these names. */
function withCapabilities(...names: string[]): Uint8Array {
  const counted = names.map((name) => Uint8Array.from([name.length, ...Buffer.from(name)]));
  const count = Uint8Array.of(0, 0, 0, names.length);
  return stream(concat(nameOnly, ignoreShared.subarray(0, 2 + 0x1a + 4), count, ...counted));
}

test('a capability of which nothing is known is refused', () => {
  throwsError(() => load(withCapabilities('x-colo')), StreamError, { code: 'unknown-capability', actual: 'x-colo' });
  throwsError(() => load(withCapabilities('x-ignore-shared', '')), StreamError, { code: 'unknown-capability' });
});

test('mapped RAM and unknown capabilities are refused when the machine is made', () => {
  sameBytes(withCapabilities('x-ignore-shared'), save({ capabilities: ['x-ignore-shared'] }));
  const make = (capability: string) => () => new SaveVM({ ...plain, capabilities: [capability] });
  throwsError(make('mapped-ram'), ValueError, { code: 'unsupported', path: 'capabilities', actual: 'mapped-ram' });
  throwsError(make('xbzrle'), ValueError, { code: 'unknown-name', path: 'capabilities', actual: 'xbzrle' });
  throwsError(() => load(withCapabilities('mapped-ram')), StreamError, { code: 'capability-mismatch' });
});

test('the checks come in QEMU\u2019s order: capability, UUID, name, page bits, differing capabilities', () => {
  const wrong = { machine: 'other', targetPageBits: 13, capabilities: ['x-ignore-shared'], uuid: uuid.slice().fill(0) };
  const local = (keys: readonly (keyof typeof wrong)[]) => {
    const { machine, targetPageBits, capabilities, uuid: id } = wrong;
    return {
      ...(keys.includes('machine') ? { machine } : {}),
      ...(keys.includes('targetPageBits') ? { targetPageBits } : {}),
      ...(keys.includes('capabilities') ? { capabilities } : {}),
      ...(keys.includes('uuid') ? { uuid: id } : { uuid }),
    };
  };
  const sent = save({ uuid });
  const code = (...keys: (keyof typeof wrong)[]) => {
    const result = new SaveVM({ ...plain, ...local(keys) }).tryLoad(sent);
    return result.ok ? undefined : result.error.code;
  };
  assert.is(code('uuid', 'machine', 'targetPageBits', 'capabilities'), 'uuid-mismatch');
  assert.is(code('machine', 'targetPageBits', 'capabilities'), 'machine-mismatch');
  assert.is(code('targetPageBits', 'capabilities'), 'page-size-mismatch');
  assert.is(code('capabilities'), 'capability-mismatch');
  assert.is(code(), undefined);
  const unknown = concat(withCapabilities('x-colo').subarray(0, -1), uuidSection, hex`00`);
  const result = new SaveVM({ ...plain, ...local(['uuid', 'machine', 'targetPageBits']) }).tryLoad(unknown);
  assert.is(result.ok ? undefined : result.error.code, 'unknown-capability');
});

test('an unknown subsection, and one that is too new', () => {
  const unknown = hex`05 0f /* configuration/x */ 636f6e66696775726174696f6e2f78 00000001`;
  throwsError(() => load(stream(concat(nameOnly, unknown))), StreamError, {
    code: 'unknown-subsection',
    path: 'configuration/configuration/x',
  });
  const tooNew = pageBits.slice();
  tooNew[2 + 0x1e + 3] = 2;
  throwsError(() => load(stream(concat(nameOnly, tooNew))), StreamError, { code: 'too-new' });
});

test('a UUID of another length cannot be saved', () => {
  throwsError(() => save({ uuid: uuid.slice(1) }), ValueError, { code: 'wrong-length', path: /uuid/ });
});

test.run();
