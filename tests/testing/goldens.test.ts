/**
 * Goldens: what the file looks like, that it only grows, and what is said of versions that no longer agree.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type GoldenFile, goldens, MismatchError } from '../../src/testing/index.js';
import { goldenFile } from '../../src/testing/node.js';
import { buffer, nullable, struct, uint8, uint16, uint32, vmstate } from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('testing/goldens');

const options = { release: '7.2' } as const;

function memory(text?: string, frozen = false): GoldenFile & { text: string } {
  const file = {
    text: text ?? '',
    frozen,
    read: () => (file.text === '' ? undefined : file.text),
    append: (more: string) => {
      file.text += more;
    },
  };
  return file;
}

const v1 = vmstate({ name: 'counter', versionId: 1, fields: { value: uint32() } });
const v2 = vmstate({
  name: 'counter',
  versionId: 2,
  minimumVersionId: 1,
  fields: { value: uint32(), step: uint16({ since: 2 }) },
});

const FIRST = `# Goldens of counter: what each version has on the wire. Blocks are added, never changed.

== version 1, release 7.2: at reset ==
00000000                            // 0000 counter/value: uint32 = 0
-- described as --
{"vmsd_name": "counter", "version": 1, "fields": [{"name": "value", "type": "uint32", "size": 4}]}
== end ==
`;
const SECOND = `
== version 2, release 7.2: at reset ==
00000000                            // 0000 counter/value: uint32 = 0
0001                                // 0004 counter/step: uint16 = 1
-- described as --
{"vmsd_name": "counter", "version": 2, "fields": [{"name": "value", "type": "uint32", "size": 4},
  {"name": "step", "type": "uint16", "size": 2}]}
== end ==
`;

test('a new file, a second version, and nothing the third time', () => {
  const file = memory();
  goldens(v1, { 'at reset': { value: 0 } }, file, options);
  assert.is(file.text, FIRST);
  goldens(v2, { 'at reset': { value: 0, step: 1 } }, file, options);
  assert.is(file.text, FIRST + SECOND);
  goldens(v2, { 'at reset': { value: 0, step: 1 } }, file, options);
  assert.is(file.text, FIRST + SECOND);
});

test('another release has blocks of its own', () => {
  const file = memory(FIRST);
  goldens(v1, { 'at reset': { value: 0 } }, file, { release: '2.3' });
  assert.match(file.text, /== version 1, release 2\.3: at reset ==/);
  assert.match(file.text, /"name" : "value"/);
  goldens(v1, { 'at reset': { value: 0 } }, file, { release: '2.3' });
  goldens(v1, { 'at reset': { value: 0 } }, file, options);
});

test('the message says which version changed, where and what to do', () => {
  const file = memory(FIRST);
  const wider = vmstate({ name: 'counter', versionId: 1, fields: { value: uint32(), step: uint16() } });
  const error = throwsError(() => goldens(wider, { 'at reset': { value: 0, step: 1 } }, file, options), MismatchError, {
    code: 'golden-added',
    path: 'counter/step',
    offset: 4,
  });
  assert.is(
    error.message,
    `counter/step: version 1 changed (at reset): the field is new, 6 bytes, not 4; raise the version or add a subsection (at byte 4)
  golden  (nothing)
  now     0001                                // 0004 counter/step: uint16 = 1`,
  );
  assert.is(file.text, FIRST);
});

test('a state that is no longer what it was is told from a layout that is not', () => {
  const error = throwsError(() => goldens(v1, { 'at reset': { value: 5 } }, memory(FIRST), options), MismatchError, {
    code: 'golden-values',
    path: 'counter/value',
    offset: 3,
  });
  assert.match(error.message, /A new state needs a new name/);
});

test('a version whose name is no longer among the states is checked all the same', () => {
  const narrower = vmstate({ name: 'counter', versionId: 1, fields: { value: uint16() } });
  throwsError(() => goldens(narrower, {}, memory(FIRST), options), MismatchError, { code: 'golden-load' });
  goldens(v1, {}, memory(FIRST), options);
});

test('an old version that is laid out otherwise', () => {
  const late = vmstate({
    name: 'counter',
    versionId: 2,
    minimumVersionId: 1,
    fields: { step: uint16(), rest: uint16(), more: uint16({ since: 2 }) },
  });
  throwsError(() => goldens(late, {}, memory(FIRST), options), MismatchError, { code: 'golden-replaced' });
  const renamed = vmstate({ name: 'counter', versionId: 2, minimumVersionId: 1, fields: { total: uint32() } });
  goldens(renamed, {}, memory(FIRST), options);
});

test('an old version that is dropped has to be named', () => {
  const dropping = vmstate({ name: 'counter', versionId: 2, minimumVersionId: 2, fields: { value: uint32() } });
  const error = throwsError(() => goldens(dropping, {}, memory(FIRST), options), MismatchError, {
    code: 'golden-load',
  });
  assert.match(error.message, /version 1 \(at reset\) is no longer read: .*too old.* name it in `dropped`/);
  const file = memory(FIRST);
  goldens(dropping, { 'at reset': { value: 0 } }, file, { ...options, dropped: [1] });
  assert.match(file.text, /== version 2/);
});

test('a loader written by hand counts as one that reads', () => {
  const byHand = vmstate({
    name: 'counter',
    versionId: 2,
    minimumVersionId: 2,
    fields: { value: uint16() },
    loadOld: { minimumVersionId: 1, load: (from) => ({ value: from.u32() & 0xffff }) },
  });
  goldens(byHand, {}, memory(FIRST), options);
});

test('frozen: what has no golden is an error, and nothing is written', () => {
  const file = memory(FIRST, true);
  goldens(v1, { 'at reset': { value: 0 } }, file, options);
  const error = throwsError(() => goldens(v2, { busy: { value: 1, step: 1 } }, file, options), MismatchError, {
    code: 'golden-missing',
    expected: 'busy',
  });
  assert.match(error.message, /version 2 has no golden of busy; run the test where it may write, and commit the file/);
  assert.is(file.text, FIRST);
});

test('live: needed decides, as in a machine', () => {
  const sub = vmstate({ name: 'dev/sub', versionId: 1, needed: ({ x }) => x > 0, fields: { x: uint8() } });
  const dev = vmstate({ name: 'dev', versionId: 1, fields: { a: uint8() }, subsections: { sub } });
  const file = memory();
  goldens(dev, { idle: { a: 1, sub: { x: 0 } }, busy: { a: 1, sub: { x: 1 } } }, file, { ...options, live: true });
  assert.is((file.text.match(/subsection version/g) ?? []).length, 1);
  assert.is((file.text.match(/"subsections"/g) ?? []).length, 1);
  const never = vmstate({ name: 'dev/sub', versionId: 1, needed: () => false, fields: { x: uint8() } });
  const changed = vmstate({ ...{ name: 'dev', versionId: 1, fields: { a: uint8() } }, subsections: { sub: never } });
  throwsError(
    () => goldens(changed, { busy: { a: 1, sub: { x: 1 } } }, file, { ...options, live: true }),
    MismatchError,
    { code: 'golden-removed', path: 'dev/dev/sub' },
  );
});

test('long buffers, nulls and many lines are read back as they were written', () => {
  const item = vmstate({ name: 'item', versionId: 1, fields: { x: uint8() } });
  const def = vmstate({ name: 'long', versionId: 1, fields: { raw: buffer(100), p: nullable(2, struct(item)) } });
  const state = { raw: Uint8Array.from({ length: 100 }, (_, i) => i), p: [null, { x: 1 }] };
  const file = memory();
  goldens(def, { one: state }, file, options);
  goldens(def, { one: state }, file, options);
  const other = { ...state, raw: state.raw.map((byte, i) => (i === 40 ? 0 : byte)) };
  throwsError(() => goldens(def, { one: other }, file, options), MismatchError, { code: 'golden-values', offset: 40 });
  goldens(def, {}, file, { ...options, base: state });
});

test('a file that somebody has edited is refused', () => {
  const damaged = FIRST.replace('== end ==', '');
  assert.throws(() => goldens(v1, {}, memory(damaged), options), /no block of a golden/);
  assert.throws(() => goldens(v1, { 'a ==\nb': { value: 0 } }, memory(), options), /the name of a state is one line/);
  throwsError(() => goldens(v1, {}, memory(FIRST.replace('00000000 ', '0000 ')), options), MismatchError, {
    code: 'golden-load',
  });
});

test('goldenFile: a file and its folder, made when they are needed; frozen in continuous integration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'goldens-'));
  try {
    const path = join(folder, 'deep', 'counter.golden.txt');
    goldens(v1, { 'at reset': { value: 0 } }, goldenFile(path, { frozen: false }), options);
    assert.is(readFileSync(path, 'utf8'), FIRST);
    goldens(v2, { 'at reset': { value: 0, step: 1 } }, goldenFile(pathToFileURL(path), { frozen: false }), options);
    assert.is(readFileSync(path, 'utf8'), FIRST + SECOND);
    writeFileSync(path, FIRST.replaceAll('\n', '\r\n'));
    goldens(v1, { 'at reset': { value: 0 } }, goldenFile(path, { frozen: true }), options);
    const before = process.env.CI;
    try {
      process.env.CI = 'true';
      assert.is(goldenFile(path).frozen, true);
      process.env.CI = '';
      assert.is(goldenFile(path).frozen, false);
    } finally {
      if (before === undefined) delete process.env.CI;
      else process.env.CI = before;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.run();
