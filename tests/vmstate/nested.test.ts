/**
 * Structs, vstructs and temporaries (`vmstate.md`, 2.2, 3.3 and 4).
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DefinitionError, StreamError, ValueError } from '../../src/errors.js';
import { expectWire, hex, sameBytes } from '../../src/testing/index.js';
import {
  array,
  decode,
  describe,
  encode,
  load,
  pointer,
  struct,
  tmp,
  uint8,
  uint16,
  uint32,
  varray,
  vmstate,
  vstruct,
} from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('vmstate/nested');

const point = vmstate({ name: 'point', versionId: 1, fields: { x: uint8(), y: uint16() } });

test('a struct is its fields, without a header', () => {
  const def = vmstate({ name: 's', versionId: 1, fields: { a: uint8(), p: struct(point), b: uint8() } });
  expectWire(def, { a: 1, p: { x: 2, y: 3 }, b: 4 }, hex`01  /* p */ 02 0003  04`);
});

test('a struct behind a pointer is the same', () => {
  const def = vmstate({ name: 's', versionId: 1, fields: { p: pointer(struct(point)), n: pointer(uint8()) } });
  expectWire(def, { p: { x: 2, y: 3 }, n: 4 }, hex`02 0003 04`);
});

test('structs in structs in arrays: paths of errors name all of them', () => {
  const inner = vmstate({ name: 'inner', versionId: 1, fields: { n: uint8(), p: varray('n', struct(point)) } });
  const outer = vmstate({
    name: 'outer',
    versionId: 1,
    fields: { rows: array(2, struct(inner), { name: 'env.rows' }) },
  });
  expectWire(
    outer,
    {
      rows: [
        { n: 0, p: [] },
        { n: 1, p: [{ x: 1, y: 2 }] },
      ],
    },
    hex`00  01 01 0002`,
  );
  const state = {
    rows: [
      { n: 0, p: [] },
      { n: 1, p: [{ x: 1, y: -2 }] },
    ],
  };
  throwsError(() => encode(outer, state), ValueError, { code: 'out-of-range', path: 'outer/env.rows[1].p[0].y' });
  throwsError(() => decode(outer, hex`00 01 01 00`), StreamError, {
    code: 'truncated',
    path: 'outer/env.rows[1].p[0].y',
    offset: 3,
  });
});

test('a missing struct, or one that is none, is an error', () => {
  const def = vmstate({ name: 's', versionId: 1, fields: { p: struct(point) } });
  throwsError(() => encode(def, {} as never), ValueError, { code: 'missing', path: 's/p' });
  for (const p of [null, 5]) throwsError(() => encode(def, { p } as never), ValueError, { code: 'wrong-type' });
});

const grown = vmstate({
  name: 'kcs',
  versionId: 3,
  minimumVersionId: 1,
  fields: { a: uint8(), b: uint8({ since: 2 }), c: uint8({ since: 3 }) },
});

test('vstruct: fields above the version are left out, and the version is the described one', () => {
  for (const [version, state, bytes] of [
    [1, { k: { a: 1 } }, hex`01`],
    [2, { k: { a: 1, b: 2 } }, hex`01 02`],
    [3, { k: { a: 1, b: 2, c: 3 } }, hex`01 02 03`],
  ] as const) {
    const def = vmstate({ name: 'v', versionId: 1, fields: { k: vstruct(grown, version) } });
    for (const release of ['5.2', '7.2', '10.0', '11.1'] as const) expectWire(def, state as never, bytes, { release });
    sameBytes(encode(def, { k: { a: 1, b: 2, c: 3 } }), bytes);
    assert.match(
      describe(def, { k: { a: 1, b: 2, c: 3 } }),
      `{"name": "k", "type": "vstruct", "vmsd_name": "kcs", "version": ${version}, "fields": [{"name": "a"`,
    );
  }
});

test('vstruct: what the version leaves out keeps its value on load', () => {
  const def = vmstate({ name: 'v', versionId: 1, fields: { k: vstruct(grown, 1) } });
  const live = { k: { a: 0, b: 8, c: 9 } };
  load(def, live, hex`07`);
  assert.equal(live, { k: { a: 7, b: 8, c: 9 } });
});

test('vstruct: structs within are taken at their own version', () => {
  const within = vmstate({ name: 'w', versionId: 2, fields: { x: uint8(), y: uint8({ since: 2 }) } });
  const holder = vmstate({ name: 'h', versionId: 2, fields: { w: struct(within), z: uint8({ since: 2 }) } });
  const def = vmstate({ name: 'v', versionId: 1, fields: { h: vstruct(holder, 1) } });
  sameBytes(encode(def, { h: { w: { x: 1, y: 2 }, z: 3 } }), hex`01 02`);
});

test('vstruct: a version that the definition cannot load is an error on load', () => {
  const old = vmstate({ name: 'k', versionId: 3, minimumVersionId: 2, fields: { a: uint8() } });
  const holding = (version: number) => vmstate({ name: 'v', versionId: 1, fields: { k: vstruct(old, version) } });
  throwsError(() => decode(holding(1), hex`01`), StreamError, { code: 'too-old', path: 'v/k', actual: 1 });
  throwsError(() => decode(holding(4), hex`01`), StreamError, { code: 'too-new', path: 'v/k', actual: 4 });
});

test('vstruct: arrays of them, and none in 2.3', () => {
  const def = vmstate({ name: 'v', versionId: 1, fields: { k: array(2, vstruct(grown, 1)) } });
  expectWire(def, { k: [{ a: 1 }, { a: 2 }] as never }, hex`01 02`);
  throwsError(() => encode(def, { k: [] }, { release: '2.3' }), DefinitionError, {
    code: 'not-in-release',
    path: 'v.k',
    actual: 'vstruct',
  });
});

const temporary = vmstate({ name: 'fpreg_tmp', versionId: 0, fields: { mant: uint32(), exp: uint16() } });

test('tmp is the content of its definition, always called tmp', () => {
  const def = vmstate({ name: 'fpreg', versionId: 0, fields: { parts: tmp(temporary), after: uint8() } });
  expectWire(def, { parts: { mant: 1, exp: 2 }, after: 3 }, hex`00000001 0002 03`);
  assert.is(
    describe(def, { parts: { mant: 1, exp: 2 }, after: 3 }),
    '{"vmsd_name": "fpreg", "version": 0, "fields": [{"name": "tmp", "type": "tmp", ' +
      '"vmsd_name": "fpreg_tmp", "version": 0, "fields": [{"name": "mant", "type": "uint32", "size": 4}, ' +
      '{"name": "exp", "type": "uint16", "size": 2}], "size": 6}, {"name": "after", "type": "uint8", "size": 1}]}',
  );
  throwsError(() => encode(def, { parts: { mant: -1, exp: 0 }, after: 0 }), ValueError, {
    code: 'out-of-range',
    path: 'fpreg/tmp.mant',
  });
  throwsError(() => encode(def, { parts: { mant: 0, exp: 0 }, after: 0 }, { release: '2.3' }), DefinitionError, {
    code: 'not-in-release',
  });
});

test("tmp is saved at its definition's version but loaded at the field's", () => {
  const versioned = vmstate({ name: 't', versionId: 1, fields: { a: uint8(), b: uint8({ since: 1 }) } });
  const def = vmstate({ name: 'd', versionId: 1, fields: { t: tmp(versioned) } });
  sameBytes(encode(def, { t: { a: 1, b: 2 } }), hex`01 02`);
  assert.equal(decode(def, hex`01 02`) as unknown, { t: { a: 1 } });
  const strict = vmstate({ name: 't', versionId: 1, minimumVersionId: 1, fields: { a: uint8() } });
  const refused = vmstate({ name: 'd', versionId: 1, fields: { t: tmp(strict) } });
  throwsError(() => decode(refused, hex`01`), StreamError, { code: 'too-old', path: 'd/tmp', offset: 0 });
});

test('a nested struct is read at its own version, not at that of the section', () => {
  const nested = vmstate({
    name: 'n',
    versionId: 2,
    minimumVersionId: 2,
    fields: { a: uint8(), b: uint8({ since: 2 }) },
  });
  const def = vmstate({
    name: 'd',
    versionId: 5,
    minimumVersionId: 1,
    fields: { n: struct(nested), c: uint8({ since: 5 }) },
  });
  assert.equal(decode(def, hex`01 02`, { version: 1 }) as unknown, { n: { a: 1, b: 2 } });
});

test.run();
