/**
 * Versions of fields and definitions, releases of QEMU, whole layouts (`vmstate.md`, 3.2 and 6).
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DefinitionError, StreamError } from '../../src/errors.js';
import { cuts, expectWire, hex, sameBytes } from '../../src/testing/index.js';
import {
  array,
  byRelease,
  decode,
  describe,
  encode,
  load,
  measure,
  type Release,
  releases,
  struct,
  uint8,
  uint16,
  uint32,
  vmstate,
} from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('vmstate/versions');

const grown = vmstate({
  name: 'dev',
  versionId: 3,
  minimumVersionId: 2,
  fields: { a: uint8(), b: uint8({ since: 2 }), c: uint16({ since: 3 }) },
});
const full = { a: 1, b: 2, c: 0x0304 };

test('the version of the definition is saved, and loaded', () => {
  expectWire(grown, full, hex`01 02 0304`);
  expectWire(grown, full, hex`01 02 0304`, { version: 3 });
});

test('an old version loads: what it lacks keeps its value', () => {
  const live = { a: 0, b: 0, c: 0x7777 };
  assert.is(load(grown, live, hex`01 02`, { version: 2 }), 2);
  assert.equal(live, { a: 1, b: 2, c: 0x7777 });
  assert.equal(decode(grown, hex`01 02`, { version: 2 }) as unknown, { a: 1, b: 2 });
  cuts(hex`01 02`, (cut) => decode(grown, cut, { version: 2 }));
});

test('too new and too old', () => {
  const live = { a: 7, b: 8, c: 9 };
  throwsError(() => load(grown, live, hex`01 02 0304`, { version: 4 }), StreamError, {
    code: 'too-new',
    path: 'dev',
    offset: 0,
    expected: 3,
    actual: 4,
  });
  throwsError(() => load(grown, live, hex`01`, { version: 1 }), StreamError, {
    code: 'too-old',
    path: 'dev',
    offset: 0,
    expected: 2,
    actual: 1,
  });
  assert.equal(live, { a: 7, b: 8, c: 9 });
});

test('an older version can be encoded', () => {
  sameBytes(encode(grown, full, { version: 2 }), hex`01 02`);
  assert.is(measure(grown, full, { version: 2 }), 2);
  assert.match(describe(grown, full, { version: 2 }), '{"vmsd_name": "dev", "version": 2, "fields": [{"name": "a"');
  assert.not.match(describe(grown, full, { version: 2 }), '"c"');
});

/** As a ptimer in a definition of version 0. */
const above = vmstate({ name: 'imx2.wdt', versionId: 0, fields: { wcr: uint16(), timer: uint32({ since: 1 }) } });

test('5.2 and later leave out fields above the version on save', () => {
  for (const release of ['5.2', '7.2', '10.0', '11.1'] as const) {
    sameBytes(encode(above, { wcr: 1, timer: 2 }, { release }), hex`0001`);
    assert.not.match(describe(above, { wcr: 1, timer: 2 }, { release }), 'timer');
    assert.equal(decode(above, hex`0001`, { release }) as unknown, { wcr: 1 });
  }
});

test('2.3 saves fields above the version, and does not load them', () => {
  const release = '2.3';
  sameBytes(encode(above, { wcr: 1, timer: 2 }, { release }), hex`0001 00000002`);
  assert.match(describe(above, { wcr: 1, timer: 2 }, { release }), '"name" : "timer"');
  assert.equal(decode(above, hex`0001 00000002`, { release }) as unknown, { wcr: 1 });
});

test('2.3 leaves fields out when an older version is asked for', () => {
  sameBytes(encode(grown, full, { release: '2.3', version: 2 }), hex`01 02`);
});

test('the version of a nested struct is its own, whatever the section has', () => {
  const inner = vmstate({ name: 'i', versionId: 1, fields: { a: uint8(), b: uint8({ since: 2 }) } });
  const outer = vmstate({
    name: 'o',
    versionId: 2,
    minimumVersionId: 1,
    fields: { i: array(2, struct(inner)), c: uint8({ since: 2 }) },
  });
  const state = {
    i: [
      { a: 1, b: 2 },
      { a: 3, b: 4 },
    ],
    c: 5,
  };
  sameBytes(encode(outer, state), hex`01 03 05`);
  sameBytes(encode(outer, state, { version: 1 }), hex`01 03`);
  sameBytes(encode(outer, state, { release: '2.3' }), hex`01 02 03 04 05`);
});

test('loadOld takes versions below the minimum, down to its own', () => {
  const def = vmstate({
    name: 'pci',
    versionId: 3,
    minimumVersionId: 3,
    fields: { a: uint8(), b: uint8(), list: array(2, uint8()) },
    loadOld: {
      minimumVersionId: 1,
      load: (reader, version) => ({ b: reader.u16() + version, list: reader.take(2).slice() }),
    },
  });
  const list = new Uint8Array(2);
  const live = { a: 7, b: 0, list };
  assert.is(load(def, live, hex`0100 0304`, { version: 2 }), 4);
  assert.equal(live, { a: 7, b: 0x102, list: Uint8Array.of(3, 4) });
  assert.is(live.list, list);
  cuts(hex`0100 0304`, (cut) => load(def, live, cut, { version: 1 }));
  throwsError(() => load(def, live, hex`0100 0304`, { version: 0 }), StreamError, {
    code: 'too-old',
    path: 'pci',
    expected: 1,
    actual: 0,
  });
  expectWire(def, { a: 1, b: 2, list: Uint8Array.of(3, 4) }, hex`01 02 0304`);
});

const layouts = releases({
  '2.3': vmstate({ name: 'net', versionId: 1, fields: { b: uint8(), a: uint8() } }),
  '7.2': vmstate({ name: 'net', versionId: 2, fields: { a: uint8(), b: uint8(), c: uint8() } }),
});

test('releases: whole layouts, each from its release until the next', () => {
  expectWire(layouts, { a: 1, b: 2 }, hex`02 01`, { release: '2.3' });
  expectWire(layouts, { a: 1, b: 2 }, hex`02 01`, { release: '5.2' });
  expectWire(layouts, { a: 1, b: 2, c: 3 }, hex`01 02 03`, { release: '7.2' });
  expectWire(layouts, { a: 1, b: 2, c: 3 }, hex`01 02 03`, { release: '11.1' });
  assert.match(describe(layouts, { a: 1, b: 2 }, { release: '5.2' }), '"version" : 1');
  assert.match(describe(layouts, { a: 1, b: 2, c: 3 }), '"version": 2');
});

test('releases: within a struct, too', () => {
  const def = vmstate({ name: 'o', versionId: 1, fields: { n: struct(layouts) } });
  expectWire(def, { n: { a: 1, b: 2 } }, hex`02 01`, { release: '5.2' });
  expectWire(def, { n: { a: 1, b: 2, c: 3 } }, hex`01 02 03`, { release: '10.0' });
});

test('releases: a release before the first layout is an error', () => {
  const young = releases({ '10.0': vmstate({ name: 'y', versionId: 1, fields: { a: uint8() } }) });
  throwsError(() => encode(young, { a: 1 }, { release: '7.2' }), DefinitionError, {
    code: 'not-in-release',
    path: 'y',
    actual: '7.2',
  });
  sameBytes(encode(young, { a: 1 }, { release: '11.1' }), hex`01`);
  throwsError(() => releases({}), DefinitionError, { code: 'bad-release' });
});

test('a release that does not exist is an error', () => {
  for (const release of ['9.0', '', 'toString'] as unknown as readonly Release[])
    throwsError(() => encode(grown, full, { release }), DefinitionError, { code: 'bad-release', actual: release });
});

test('the same bytes may be called differently: a slot on two rungs', () => {
  const def = vmstate({
    name: 'timer',
    versionId: 2,
    fields: { x: byRelease({ '2.3': uint8({ name: 'dummy' }), '5.2': uint8() }) },
  });
  for (const release of ['2.3', '5.2'] as const) sameBytes(encode(def, { x: 1 }, { release }), hex`01`);
  assert.match(describe(def, { x: 1 }, { release: '2.3' }), '"name" : "dummy"');
  assert.match(describe(def, { x: 1 }, { release: '5.2' }), '"name" : "x"');
});

test.run();
