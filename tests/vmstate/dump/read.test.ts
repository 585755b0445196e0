/** Reading `-dump-vmstate` files. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError } from '../../../src/errors.js';
import { looksLikeDump, parseDump } from '../../../src/vmstate/dump/index.js';

const test = suite('vmstate/dump/read');
const bytesOf = (text: string) => new TextEncoder().encode(text);

const FIELD = '{ "field": "a", "version_id": 2, "field_exists": false, "size": 4 }';
const withFields = (fields: string) =>
  `{ "dev": { "Name": "dev", "version_id": 3, "minimum_version_id": 1, "Description": { "name": "vmsd", "version_id": 3, "minimum_version_id": 1, "Fields": [${fields}] } } }`;

test('names, versions, conditions, counts and nested layouts', () => {
  const nested =
    '{ "field": "b", "version_id": 0, "field_exists": true, "num": 5, "size": 8, "Description": { "name": "inner", "version_id": 0, "minimum_version_id": 0, "Subsections": [\n\n] } }';
  const { machine, devices, counts } = parseDump(bytesOf(withFields(`${FIELD}, ${nested}`)));
  assert.equal([machine, counts], [undefined, true]);
  assert.equal(devices.get('dev'), {
    name: 'dev',
    versionId: 3,
    minimumVersionId: 1,
    description: {
      name: 'vmsd',
      versionId: 3,
      minimumVersionId: 1,
      fields: [
        { name: 'a', versionId: 2, fieldExists: false, num: undefined, size: 4, description: undefined },
        {
          name: 'b',
          versionId: 0,
          fieldExists: true,
          num: 5,
          size: 8,
          description: { name: 'inner', versionId: 0, minimumVersionId: 0, fields: undefined, subsections: [] },
        },
      ],
      subsections: undefined,
    },
  });
});

test('bad input is named with its place', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['', 'description-syntax', ''],
    ['[]', 'description-shape', ''],
    ['{}', 'description-shape', ''],
    ['{"dev": 1}', 'description-shape', 'dev'],
    [withFields('{}'), 'description-shape', 'dev.Description.Fields[0].field'],
    [withFields(FIELD.replace('false', '0')), 'description-shape', 'dev.Description.Fields[0].field_exists'],
    [withFields(FIELD.replace('4', '"4"')), 'description-shape', 'dev.Description.Fields[0].size'],
    [withFields(FIELD.replace('"size"', '"field": "c", "size"')), 'description-shape', 'dev.field'],
    [`${withFields(FIELD)} x`, 'description-syntax', ''],
  ];
  for (const [text, code, path] of cases) {
    assert.throws(
      () => parseDump(bytesOf(text)),
      (error: unknown) => error instanceof StreamError && error.code === code && error.path === path,
      text,
    );
  }
});

test('every truncation of a dump is an error', () => {
  const whole = bytesOf(withFields(FIELD));
  for (let n = 0; n < whole.length; n++) {
    assert.throws(
      () => parseDump(whole.subarray(0, n)),
      (error: unknown) => error instanceof StreamError && error.code === 'description-syntax',
      `${n} bytes`,
    );
  }
});

test('a dump is told from a stream by its first character', () => {
  assert.is(looksLikeDump(bytesOf('\n {')), true);
  assert.is(looksLikeDump(bytesOf('QEVM')), false);
  assert.is(looksLikeDump(new Uint8Array(0)), false);
});

const DUMPS = '../shared/dumps';
if (existsSync(DUMPS)) {
  test('every recorded dump is read; only 11.1 has counts', () => {
    let devices = 0;
    for (const release of readdirSync(DUMPS)) {
      for (const file of readdirSync(`${DUMPS}/${release}`)) {
        const dump = parseDump(new Uint8Array(gunzipSync(readFileSync(`${DUMPS}/${release}/${file}`))));
        assert.is(dump.counts, release === '11.1', file);
        assert.is(typeof dump.machine, 'string', file);
        devices += dump.devices.size;
      }
    }
    assert.ok(devices > 1000);
  });
} else {
  test.skip('every recorded dump is read; only 11.1 has counts', () => {});
  console.log('skipped: every recorded dump is read: no recordings');
}

test.run();
