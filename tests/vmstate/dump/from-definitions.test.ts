/** Dumps of definitions: QEMU's text, with sizes in memory where they are stated. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { catalogue } from '../../../src/devices/index.js';
import { vmstateFwCfg } from '../../../src/devices/nvram/fw-cfg.js';
import { DefinitionError } from '../../../src/errors.js';
import { compare, layoutsOfDump } from '../../../src/vmstate/compare/index.js';
import { dump, dumpOf, parseDump } from '../../../src/vmstate/dump/index.js';
import {
  array,
  bitmap,
  bool,
  buffer,
  byRelease,
  leaf,
  nullable,
  pointer,
  qtailq,
  RELEASES,
  struct,
  timer,
  tmp,
  uint16,
  uint32,
  unused,
  validate,
  varray,
  vbuffer,
  vbufferMultiply,
  vmstate,
  when,
} from '../../../src/vmstate/index.js';
import { dumpBytes } from '../../support/dumps.js';
import { throwsError } from '../../support/errors.js';

const test = suite('vmstate/dump/from-definitions');

const INNER = vmstate({ name: 'inner', versionId: 1, fields: { x: uint32(), y: array(2, uint16()) } });
const codec = leaf<number>({ type: 'psw', size: 4, put() {}, get: () => 0 });
const SUB = vmstate({ name: 'dev/sub', versionId: 1, fields: { z: bool() } });
const DEVICE = vmstate({
  name: 'dev',
  versionId: 3,
  minimumVersionId: 2,
  fields: {
    n: uint32(),
    late: uint16({ since: 3, name: 's->late' }),
    maybe: when('c', bool()),
    test: validate('c'),
    regs: array(4, uint32()),
    list: varray('n', uint16()),
    inner: struct(INNER),
    behind: pointer(struct(INNER)),
    inners: array(3, struct(INNER)),
    pointers: nullable(2, struct(INNER)),
    expiry: timer(),
    bytes: buffer(10),
    counted: vbuffer('n'),
    multiplied: vbufferMultiply('n', 4),
    bits: bitmap('n'),
    room: unused(6),
    psw: codec(),
    tmp: tmp(vmstate({ name: 't', versionId: 0, fields: { a: uint16() } })),
    items: qtailq(vmstate({ name: 'item', versionId: 0, fields: { a: uint32(), b: uint32() } })),
    young: byRelease({ '10.0': bool() }),
  },
  subsections: { sub: SUB },
  conditions: { c: () => true },
});

/** Name, field version, condition, length and size, in order. */
const rows = (options: Parameters<typeof dumpOf>[1]) =>
  (dumpOf([DEVICE], options).devices.get('dev')?.description?.fields ?? []).map((field) =>
    [field.name, field.versionId, field.fieldExists, field.num ?? '-', field.size].join(' '),
  );

test('every kind of field as 11.1 prints it; lengths of arrays, no validate fields', () => {
  assert.equal(rows({}), [
    'n 0 false - 4',
    's->late 3 false - 2',
    'maybe 0 true - 1',
    'regs 0 false 4 4',
    'list 0 false - 2',
    'inner 0 false - 8',
    'behind 0 false - 8',
    'inners 0 false 3 8',
    'pointers 0 false 2 8',
    'expiry 0 false - 8',
    'bytes 0 false - 10',
    'counted 0 false - 0',
    'multiplied 0 false - 4',
    'bits 0 false - 0',
    'unused 0 false - 6',
    'psw 0 false - 4',
    'tmp 0 false - 2',
    'items 0 false - 8',
    'young 0 false - 1',
  ]);
});

test('before 10.0 there are no lengths; a release has its own fields; pointers may have four bytes', () => {
  const old = rows({ release: '7.2', pointerSize: 4 });
  assert.ok(old.every((row) => row.split(' ')[3] === '-'));
  assert.equal([old.includes('young 0 false - 1'), old.includes('pointers 0 false - 4')], [false, true]);
});

test('sizes are taken as stated, the others are marked if one asks for it', () => {
  const hostSizes = { 'dev.inner': 40, 'inner.x': 8 };
  const fields = dumpOf([DEVICE], { hostSizes, marks: true }).devices.get('dev')?.description?.fields;
  assert.equal(
    ['inner', 'regs'].map((name) => {
      const field = fields?.find((one) => one.name === name);
      return [field?.size, field?.derived];
    }),
    [
      [40, undefined],
      [4, true],
    ],
  );
  const text = dump([DEVICE], { hostSizes, marks: true });
  assert.match(text, /"size_derived": true/);
  assert.equal(parseDump(new TextEncoder().encode(text)), dumpOf([DEVICE], { hostSizes, marks: true }));
  assert.not.match(dump([DEVICE], { hostSizes }), /size_derived/);
});

test('a device type may have another name than its vmsd, but each name stands once', () => {
  assert.equal([...dumpOf([{ def: DEVICE, type: 'dev-pci' }, DEVICE]).devices.keys()], ['dev-pci', 'dev']);
  throwsError(() => dumpOf([DEVICE, { def: DEVICE }]), DefinitionError, { code: 'duplicate-entry', path: 'dev' });
});

test('what QEMU writes by hand is in no dump', () => {
  const hand = vmstate({ name: 'hand', versionId: 1, oldStyle: true, fields: { a: uint32() } });
  assert.is(dumpOf([hand]).devices.size, 0);
});

test('real QEMU 5.2 wrote the same text of its fw_cfg', () => {
  const types = ['fw_cfg', 'fw_cfg_mem', 'fw_cfg_io'].map((type) => ({ def: vmstateFwCfg, type }));
  const text = dump(types, {
    release: '5.2',
    machine: 'arduino-duemilanove',
    hostSizes: { 'fw_cfg.cur_offset': 4 }, // two bytes on the wire in the old form
  });
  assert.is(text, new TextDecoder().decode(dumpBytes('5.2__avr__arduino-duemilanove')));
});

test('the dump of every definition is read again, and loads itself', () => {
  for (const release of RELEASES) {
    const types = catalogue.flatMap(({ def }, i) => {
      try {
        dumpOf([def], { release });
        return [{ def, type: `type ${i}` }];
      } catch (error) {
        assert.is((error as DefinitionError).code, 'not-in-release');
        return [];
      }
    });
    const whole = parseDump(new TextEncoder().encode(dump(types, { release })));
    assert.equal(whole, dumpOf(types, { release }));
    assert.equal(compare(layoutsOfDump(whole), layoutsOfDump(whole)).findings, [], release);
  }
});

test.run();
