/** Writing `-dump-vmstate` files: the text is QEMU's to the last space. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ValueError } from '../../../src/errors.js';
import { type DumpField, parseDump, writeDump } from '../../../src/vmstate/dump/index.js';
import { dumpBytes, fixtureDumps, recordedDumps, withRecordedDumps } from '../../support/dumps.js';
import { throwsError } from '../../support/errors.js';

const test = suite('vmstate/dump/write');
const bytesOf = (text: string) => new TextEncoder().encode(text);

const TEXT = `{
  "vmschkmachine": {
    "Name": "pc"
  },
  "type": {
    "Name": "type",
    "version_id": 3,
    "minimum_version_id": 1,
    "Description": {
      "name": "vmsd",
      "version_id": 3,
      "minimum_version_id": 1,
      "Fields": [
        {
          "field": "a[0x\\0]",
          "version_id": 2,
          "field_exists": true,
          "num": 5,
          "size": 8,
          "Description": {
            "name": "inner",
            "version_id": 0,
            "minimum_version_id": 0,
            "Fields": [

            ]
          }
        }
      ],
      "Subsections": [
        {
          "name": "vmsd/sub",
          "version_id": 0,
          "minimum_version_id": 0
        }
      ]
    }
  },
  "bare": {
    "Name": "bare",
    "version_id": 0,
    "minimum_version_id": 0
  }
}
`;

test('what was read is written again, with empty lists, missing lists and a backslash', () => {
  assert.is(writeDump(parseDump(bytesOf(TEXT))), TEXT);
});

test('a dump of a machine alone', () => {
  const text = '{\n  "vmschkmachine": {\n    "Name": "none"\n  }\n}\n';
  assert.is(writeDump(parseDump(bytesOf(text))), text);
});

test('a size that was worked out is marked, and the mark is read again', () => {
  const field: DumpField = {
    name: 'a',
    versionId: 0,
    fieldExists: false,
    num: undefined,
    size: 4,
    derived: true,
    description: undefined,
  };
  const description = { name: 'd', versionId: 0, minimumVersionId: 0, fields: [field], subsections: undefined };
  const device = { name: 'd', versionId: 0, minimumVersionId: 0, description };
  const text = writeDump({ machine: undefined, devices: new Map([['d', device]]), counts: false });
  assert.match(text, /"size": 4,\n {10}"size_derived": true\n/);
  assert.equal(parseDump(bytesOf(text)).devices.get('d')?.description?.fields, [field]);
});

test('a name with a quote is refused', () => {
  const device = { name: 'a"b', versionId: 0, minimumVersionId: 0, description: undefined };
  const dump = { machine: undefined, devices: new Map([['a', device]]), counts: false };
  throwsError(() => writeDump(dump), ValueError, { code: 'bad-text', actual: 'a"b' });
});

const same = (name: string) => {
  const bytes = dumpBytes(name);
  assert.ok(writeDump(parseDump(bytes)) === new TextDecoder().decode(bytes), name);
};

test('dumps of real QEMU come out with the same bytes', () => {
  for (const name of fixtureDumps()) same(name);
});

withRecordedDumps(test, 'every recorded dump comes out with the same bytes', () => {
  const names = recordedDumps();
  assert.ok(names.length >= 88, `${names.length} dumps`);
  for (const name of names) same(name);
});

test.run();
