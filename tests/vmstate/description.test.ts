/**
 * The text of descriptions, to the letter, in all dialects (`description.md`, sections 1, 3, 5 and 6).
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { hex } from '../../src/testing/index.js';
import {
  array,
  bitmap,
  byRelease,
  context,
  describe,
  int64,
  marked,
  named,
  nullable,
  type Release,
  struct,
  subsectionByRelease,
  tmp,
  uint8,
  uint16,
  uint32,
  unused,
  varray,
  vbuffer,
  vmstate,
  vstruct,
  when,
} from '../../src/vmstate/index.js';

const test = suite('vmstate/description');

/** The text within the brackets of `fields`, of a vmsd without subsections. */
const fieldsOf = (text: string): string => {
  const [, fields] = /^\{ ?"vmsd_name" ?: "[^"]*", "version" ?: \d+, "fields" ?: \[ ?(.*?) ?\] ?\}$/.exec(text) ?? [];
  assert.type(fields, 'string', `unexpected shape: ${text}`);
  return fields as string;
};

const timers = vmstate({
  name: 'timer',
  versionId: 2,
  minimumVersionId: 1,
  fields: {
    cpu_ticks_offset: int64(),
    reserved: byRelease({ '2.3': int64({ name: 'dummy' }), '5.2': unused(8) }),
    cpu_clock_offset: int64({ since: 2 }),
  },
});
const ticks = { cpu_ticks_offset: 0n, reserved: 0n, cpu_clock_offset: 0n };

test('D1 is spaced (2.3, 5.2)', () => {
  const text = (dummy: string, type: string) =>
    '{ "vmsd_name" : "timer", "version" : 2, "fields" : [ ' +
    '{ "name" : "cpu_ticks_offset", "type" : "int64", "size" : 8 }, ' +
    `{ "name" : "${dummy}", "type" : "${type}", "size" : 8 }, ` +
    '{ "name" : "cpu_clock_offset", "type" : "int64", "size" : 8 } ] }';
  assert.is(describe(timers, ticks, { release: '2.3' }), text('dummy', 'int64'));
  assert.is(describe(timers, ticks, { release: '5.2' }), text('unused', 'unused_buffer'));
});

test('D2, D3 and D4 are compact (7.2, 10.0, 11.1)', () => {
  const text =
    '{"vmsd_name": "timer", "version": 2, "fields": [' +
    '{"name": "cpu_ticks_offset", "type": "int64", "size": 8}, ' +
    '{"name": "unused", "type": "unused_buffer", "size": 8}, ' +
    '{"name": "cpu_clock_offset", "type": "int64", "size": 8}]}';
  for (const release of ['7.2', '10.0', '11.1'] as const) assert.is(describe(timers, ticks, { release }), text);
});

test('`fields` is there even if there are none', () => {
  const empty = vmstate({ name: 'none', versionId: 0, fields: {} });
  assert.is(describe(empty, {}, { release: '5.2' }), '{ "vmsd_name" : "none", "version" : 0, "fields" : [  ] }');
  assert.is(describe(empty, {}), '{"vmsd_name": "none", "version": 0, "fields": []}');
});

test('strings are escaped in D2 and later, and not in D1', () => {
  const odd = vmstate({ name: 'a"b', versionId: 1, fields: { x: uint8({ name: 'p\\q' }) } });
  assert.is(
    describe(odd, { x: 0 }, { release: '5.2' }),
    '{ "vmsd_name" : "a"b", "version" : 1, "fields" : [ { "name" : "p\\q", "type" : "uint8", "size" : 1 } ] }',
  );
  assert.is(
    describe(odd, { x: 0 }, { release: '7.2' }),
    '{"vmsd_name": "a\\"b", "version": 1, "fields": [{"name": "p\\\\q", "type": "uint8", "size": 1}]}',
  );
});

const fpreg = vmstate({
  name: 'fpreg',
  versionId: 0,
  fields: {
    tmp: tmp(vmstate({ name: 'fpreg_tmp', versionId: 0, fields: { tmp_mant: int64(), tmp_exp: uint16() } })),
  },
});

test('a compressed array of structs with a tmp: `size` trails what is nested (7.2)', () => {
  const def = vmstate({ name: 'cpu', versionId: 12, fields: named('env.', { fpregs: array(8, struct(fpreg)) }) });
  const fpregs = Array.from({ length: 8 }, () => ({ tmp: { tmp_mant: 0n, tmp_exp: 0 } }));
  const text =
    '{"name": "env.fpregs", "array_len": 8, "type": "struct", "struct": {"vmsd_name": "fpreg", "version": 0, ' +
    '"fields": [{"name": "tmp", "type": "tmp", "vmsd_name": "fpreg_tmp", "version": 0, "fields": [' +
    '{"name": "tmp_mant", "type": "int64", "size": 8}, {"name": "tmp_exp", "type": "uint16", "size": 2}], ' +
    '"size": 10}]}, "size": 10}';
  for (const release of ['7.2', '10.0', '11.1'] as const)
    assert.is(fieldsOf(describe(def, { fpregs }, { release })), text);
});

const rate = vmstate({ name: 'fdrive/media_rate', versionId: 1, fields: { media_rate: uint8() } });
const drive = vmstate({ name: 'fdrive', versionId: 1, fields: { head: uint8() }, subsections: { rate } });
const fdc = vmstate({ name: 'fdc', versionId: 2, fields: { drives: array(2, struct(drive)) } });

test('a list of subsections prevents compression; the subsection sits inside the struct', () => {
  const drives = [{ head: 1, rate: { media_rate: 2 } }, { head: 3 }];
  const first = (index: string) =>
    `{"name": "drives", ${index}"type": "struct", "struct": {"vmsd_name": "fdrive", "version": 1, ` +
    '"fields": [{"name": "head", "type": "uint8", "size": 1}], "subsections": [{"vmsd_name": "fdrive/media_rate", ' +
    '"version": 1, "fields": [{"name": "media_rate", "type": "uint8", "size": 1}]}]}, "size": 25}';
  const second = (index: string) =>
    `{"name": "drives", ${index}"type": "struct", "struct": {"vmsd_name": "fdrive", "version": 1, ` +
    '"fields": [{"name": "head", "type": "uint8", "size": 1}]}, "size": 1}';
  const text = (release: Release) => fieldsOf(describe(fdc, { drives }, { release }));
  assert.is(text('7.2'), `${first('"index": 0, ')}, ${second('"index": 1, ')}`);
  assert.is(text('10.0'), `${first('"index": 0, ')}, ${second('')}`);
  assert.is(text('11.1'), `${first('')}, ${second('')}`);
  assert.is(
    describe(fdc, { drives: [{ head: 1 }, { head: 3 }] }, { release: '5.2' }),
    '{ "vmsd_name" : "fdc", "version" : 2, "fields" : [ ' +
      '{ "name" : "drives", "index" : 0, "type" : "struct", "struct" : { "vmsd_name" : "fdrive", "version" : 1, ' +
      '"fields" : [ { "name" : "head", "type" : "uint8", "size" : 1 } ] }, "size" : 1 }, ' +
      '{ "name" : "drives", "index" : 1, "type" : "struct", "struct" : { "vmsd_name" : "fdrive", "version" : 1, ' +
      '"fields" : [ { "name" : "head", "type" : "uint8", "size" : 1 } ] }, "size" : 1 } ] }',
  );
});

test('an empty list of subsections prevents compression, too; one without entries in the release does not', () => {
  const empty = vmstate({ name: 'e', versionId: 1, fields: { x: uint8() }, subsections: {} });
  const holder = vmstate({ name: 'h', versionId: 1, fields: { e: array(2, struct(empty)) } });
  assert.match(describe(holder, { e: [{ x: 0 }, { x: 0 }] }, { release: '7.2' }), '"index": 1');
  const later = subsectionByRelease({ '10.0': rate });
  const grown = vmstate({ name: 'fdrive', versionId: 1, fields: { x: uint8() }, subsections: { later } });
  const two = vmstate({ name: 'h', versionId: 1, fields: { e: array(2, struct(grown)) } });
  assert.match(describe(two, { e: [{ x: 0 }, { x: 0 }] }, { release: '7.2' }), '"array_len": 2');
  assert.not.match(describe(two, { e: [{ x: 0 }, { x: 0 }] }, { release: '10.0' }), 'array_len');
});

test('a child with a condition prevents compression of the struct, existing or not, at any depth', () => {
  const child = vmstate({
    name: 'child',
    versionId: 1,
    fields: { x: uint8(), y: when('no', uint8()) },
    conditions: { no: () => false },
  });
  const parent = vmstate({ name: 'parent', versionId: 1, fields: { c: struct(child) } });
  const def = vmstate({ name: 'd', versionId: 1, fields: { p: array(2, struct(parent)) } });
  const p = [{ c: { x: 0 } }, { c: { x: 0 } }];
  assert.match(describe(def, { p }, { release: '7.2' }), '{"name": "p", "index": 0, "type": "struct"');
  assert.match(describe(def, { p }, { release: '7.2' }), '{"name": "p", "index": 1, "type": "struct"');
});

test('an array with a condition of its own is not compressed; a vstruct is not looked into', () => {
  const conditional = vmstate({
    name: 'c',
    versionId: 1,
    fields: { x: when('yes', array(2, uint8())), y: array(2, vstruct(drive, 1)) },
    conditions: { yes: () => true },
  });
  const text = fieldsOf(describe(conditional, { x: hex`0102`, y: [{ head: 1 }, { head: 2 }] }, { release: '7.2' }));
  assert.is(
    text,
    '{"name": "x", "index": 0, "type": "uint8", "size": 1}, {"name": "x", "index": 1, "type": "uint8", "size": 1}, ' +
      '{"name": "y", "array_len": 2, "type": "vstruct", "vmsd_name": "fdrive", "version": 1, ' +
      '"fields": [{"name": "head", "type": "uint8", "size": 1}], "size": 1}',
  );
});

test('an array of one has neither array_len nor index; one of none leaves no trace', () => {
  const def = vmstate({
    name: 'd',
    versionId: 1,
    fields: { n: uint8(), one: array(1, uint16()), none: array(0, uint16()), counted: varray('n', uint32()) },
  });
  for (const release of ['7.2', '10.0', '11.1'] as const)
    assert.is(
      fieldsOf(describe(def, { n: 0, one: [0], none: [], counted: [] }, { release })),
      '{"name": "n", "type": "uint8", "size": 1}, {"name": "one", "type": "uint16", "size": 2}',
    );
});

const kcs = vmstate({ name: 'ipmi-interface-kcs', versionId: 9, fields: { x: uint8(), y: uint8({ since: 3 }) } });
const ipmi = vmstate({
  name: 'ipmi-interface',
  versionId: 1,
  fields: {
    which: uint8(),
    kcs1: when('first', vstruct(kcs, 1, { name: 'kcs' })),
    kcs2: when('second', vstruct(kcs, 2, { name: 'kcs' })),
  },
  conditions: { first: (s) => s.which === 1, second: (s) => s.which === 2 },
});

test('a name that occurs twice in the list is numbered, though only one exists; a vstruct has the requested version', () => {
  assert.is(
    fieldsOf(describe(ipmi, { which: 2, kcs2: { x: 0, y: 0 } })),
    '{"name": "which", "type": "uint8", "size": 1}, {"name": "kcs[1]", "type": "vstruct", ' +
      '"vmsd_name": "ipmi-interface-kcs", "version": 2, "fields": [{"name": "x", "type": "uint8", "size": 1}], "size": 1}',
  );
  assert.is(
    describe(ipmi, { which: 1, kcs1: { x: 0, y: 0 } }, { release: '5.2' }),
    '{ "vmsd_name" : "ipmi-interface", "version" : 1, "fields" : [ { "name" : "which", "type" : "uint8", "size" : 1 }, ' +
      '{ "name" : "kcs[0]", "type" : "vstruct", "vmsd_name" : "ipmi-interface-kcs", "version" : 1, ' +
      '"fields" : [ { "name" : "x", "type" : "uint8", "size" : 1 } ], "size" : 1 } ] }',
  );
});

test('a name in another release, or written with an index by hand, is not counted', () => {
  const def = vmstate({
    name: 'd',
    versionId: 1,
    fields: {
      a: byRelease({ '2.3': uint8({ name: 'x' }), '7.2': uint8({ name: 'y' }) }),
      b: uint8({ name: 'x' }),
      c: uint8({ name: 'x[0]' }),
      d: uint8({ name: 'z', since: 9 }),
      e: uint8({ name: 'z' }),
    },
  });
  const names = (release: Release) =>
    [...describe(def, { a: 0, b: 0, c: 0, d: 0, e: 0 }, { release }).matchAll(/"name" ?: "([^"]*)"/g)].map((m) => m[1]);
  assert.equal(names('5.2'), ['x[0]', 'x[1]', 'x[0]', 'z[1]']);
  assert.equal(names('7.2'), ['y', 'x', 'x[0]', 'z[1]']);
});

test('a null element is an empty struct of one byte in D1 (5.2) and D2', () => {
  const def = vmstate({ name: 'n', versionId: 1, fields: { p: nullable(2, struct(drive)) } });
  const state = { p: [null, { head: 1 }] };
  assert.is(
    fieldsOf(describe(def, state, { release: '7.2' })),
    '{"name": "p", "index": 0, "type": "struct", "struct": {}, "size": 1}, ' +
      '{"name": "p", "index": 1, "type": "struct", "struct": {"vmsd_name": "fdrive", "version": 1, ' +
      '"fields": [{"name": "head", "type": "uint8", "size": 1}]}, "size": 1}',
  );
  assert.match(
    describe(def, state, { release: '5.2' }),
    '{ "name" : "p", "index" : 0, "type" : "struct", "struct" : {  }, "size" : 1 }',
  );
  const numbers = vmstate({ name: 'n', versionId: 1, fields: { p: nullable(2, uint16()) } });
  assert.is(
    fieldsOf(describe(numbers, { p: [null, 5] }, { release: '7.2' })),
    '{"name": "p", "array_len": 2, "type": "uint16", "size": 1}',
  );
});

const schib = vmstate({ name: 's390_css_img', versionId: 1, fields: { x: uint32() } });

test('pointers in D4: markers and runs (recorded for css)', () => {
  const def = vmstate({ name: 's390_css', versionId: 1, fields: { css: nullable(256, struct(schib)) } });
  const css = Array.from({ length: 256 }, (_, i) => (i === 254 ? { x: 1 } : null));
  const element =
    '"type": "struct", "struct": {"vmsd_name": "s390_css_img", "version": 1, ' +
    '"fields": [{"name": "x", "type": "uint32", "size": 4}]}, "size": 4}';
  assert.is(
    fieldsOf(describe(def, { css }, { release: '11.1' })),
    `{"name": "css", "array_len": 254, "type": "ptr-marker", "size": 1}, {"name": "css", ${element}, ` +
      '{"name": "css", "type": "ptr-marker", "size": 1}',
  );
  assert.is(
    fieldsOf(describe(def, { css }, { release: '10.0' })),
    `{"name": "css", "array_len": 254, "type": "nullptr", "size": 1}, {"name": "css", ${element}, ` +
      '{"name": "css", "type": "nullptr", "size": 1}',
  );
});

test('pointers in D4: the first object claims the whole array (recorded for riscv_mtimer)', () => {
  const def = vmstate({ name: 'riscv_mtimer', versionId: 3, fields: { timers: nullable(64, int64()) } });
  const timersOf = Array.from({ length: 64 }, (_, i) => (i === 0 ? -1n : null));
  for (const [release, marker] of [
    ['10.0', 'nullptr'],
    ['11.1', 'ptr-marker'],
  ] as const)
    assert.is(
      fieldsOf(describe(def, { timers: timersOf }, { release })),
      `{"name": "timers", "array_len": 64, "type": "int64", "size": 8}, ` +
        `{"name": "timers", "array_len": 63, "type": "${marker}", "size": 1}`,
    );
});

test('markers of a name that is not unique are called [-1]', () => {
  const def = vmstate({
    name: 'd',
    versionId: 1,
    fields: { a: nullable(2, uint8({ name: 'x' })), b: nullable(1, uint8({ name: 'x' })) },
  });
  assert.is(
    fieldsOf(describe(def, { a: [null, 1], b: [null] }, { release: '10.0' })),
    '{"name": "x[-1]", "type": "nullptr", "size": 1}, {"name": "x[0]", "type": "uint8", "size": 1}, ' +
      '{"name": "x[-1]", "type": "nullptr", "size": 1}',
  );
  assert.is(
    fieldsOf(describe(def, { a: [1, 2], b: [null] }, { release: '11.1' })),
    '{"name": "x[0]", "array_len": 2, "type": "uint8", "size": 1}, {"name": "x[-1]", "type": "ptr-marker", "size": 1}',
  );
});

test('marked arrays: a marker before every element, no index (11.1)', () => {
  const def = vmstate({ name: 'd', versionId: 1, fields: { x: marked(3, uint16()) } });
  const marker = '{"name": "x", "type": "ptr-marker", "size": 1}';
  const element = '{"name": "x", "type": "uint16", "size": 2}';
  assert.is(fieldsOf(describe(def, { x: [1, null, 3] })), [marker, element, marker, marker, element].join(', '));
});

test('a struct that holds a marked array is not compressible in 11.1', () => {
  const inner = vmstate({ name: 'i', versionId: 1, fields: { x: marked(1, uint8()) } });
  const def = vmstate({ name: 'd', versionId: 1, fields: { i: array(2, struct(inner)) } });
  assert.not.match(describe(def, { i: [{ x: [1] }, { x: [null] }] }), 'array_len');
});

const pageBits = vmstate({
  name: 'configuration/target-page-bits',
  versionId: 1,
  fields: { target_page_bits: uint32() },
});
const configuration = vmstate({
  name: 'configuration',
  versionId: 1,
  fields: { len: uint32(), name: vbuffer('len') },
  subsections: { pageBits },
});

test('the configuration of D4, with a subsection (recorded)', () => {
  const name = new TextEncoder().encode('pc-q35-11');
  assert.is(
    describe(configuration, { len: 9, name, pageBits: { target_page_bits: 12 } }),
    '{"vmsd_name": "configuration", "version": 1, "fields": [{"name": "len", "type": "uint32", "size": 4}, ' +
      '{"name": "name", "type": "buffer", "size": 9}], "subsections": [{"vmsd_name": "configuration/target-page-bits", ' +
      '"version": 1, "fields": [{"name": "target_page_bits", "type": "uint32", "size": 4}]}]}',
  );
});

test('the size of a struct counts its subsections; that of a bitmap is in bytes', () => {
  const inner = vmstate({
    name: 'in',
    versionId: 1,
    fields: { map: bitmap(3) },
    subsections: { s: vmstate({ name: 'in/s', versionId: 1, fields: { v: uint16() } }) },
  });
  const def = vmstate({ name: 'd', versionId: 1, fields: { i: struct(inner) } });
  const text = describe(def, { i: { map: BigUint64Array.of(0n), s: { v: 0 } } });
  assert.match(text, '{"name": "map", "type": "bitmap", "size": 8}');
  assert.match(text, /"size": 20\}\]\}$/); // 8, and 05, length, name of 4, version, 2
});

test('a description takes the context, and does not run hooks', () => {
  const machine = context<{ readonly big: boolean }>();
  const def = vmstate({
    name: 'd',
    versionId: 1,
    context: machine,
    preSave: () => {
      throw new Error('not here');
    },
    fields: { x: when('big', uint8()) },
    conditions: { big: (_s, _version, { big }) => big },
  });
  assert.match(describe(def, { x: 1 }, { context: { big: true } }), '"x"');
  assert.not.match(describe(def, { x: 1 }, { context: { big: false } }), '"x"');
});

test.run();
