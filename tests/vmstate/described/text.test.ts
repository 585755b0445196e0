import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError } from '../../../src/errors.js';
import { JsonWriter } from '../../../src/json-writer/index.js';
import { hex } from '../../../src/testing/index.js';
import {
  findDescription,
  JsonObject,
  parseDescription,
  parseJson,
  writeDescription,
} from '../../../src/vmstate/described/index.js';
import { ascii, concat } from '../../support/bytes.js';
import { throwsError } from '../../support/errors.js';

const test = suite('described/text');
const device = (fields: string) =>
  `{"page_size": 4096, "devices": [{"name": "d", "instance_id": 0, "vmsd_name": "d", "version": 1, "fields": [${fields}]}]}`;
const field = '{"name": "a", "type": "uint8", "size": 1}';

function written(text: string): string {
  const description = parseDescription(ascii(text));
  const json = new JsonWriter(description.dialect);
  writeDescription(description, json);
  return new TextDecoder().decode(json.bytes());
}

test('order and duplicate keys are kept', () => {
  const value = parseJson(ascii('{"b": 1, "a": 2, "b": 3}'));
  assert.ok(value instanceof JsonObject);
  assert.equal(
    value.members.map(({ key, value: v }) => [key, v]),
    [
      ['b', 1],
      ['a', 2],
      ['b', 3],
    ],
  );
});

test('both dialects are written again as they were', () => {
  const list =
    '{"name": "q", "type": "qtailq", "vmsd_name": "e", "version": 1, "fields": [], "vmsd_name": "e", "version": 1, "fields": [], "size": 3}';
  const handler =
    '{"page_size": 256, "devices": [{"name": "slirp", "instance_id": -1, "size": 7, "fields": [{"name": "data", "size": 7, "type": "buffer"}]}]}';
  const spaced =
    '{ "page_size" : 4096, "devices" : [ { "name" : "d", "instance_id" : 0, "vmsd_name" : "d", "version" : 1, "fields" : [  ] } ] }';
  for (const text of [device(field), device(list), handler, spaced]) assert.is(written(text), text);
});

test('texts that are no JSON, with the place', () => {
  for (const text of [
    '{"page_size": 4096,}',
    '{"a": 1} x',
    '{"a": /* no */ 1}',
    '{"a": 1.5}',
    '{"a": "',
    '',
    '{"a": 01}',
  ]) {
    const error = throwsError(() => parseJson(ascii(text)), StreamError, { code: 'description-syntax' });
    assert.type(error.offset, 'number');
  }
});

test('depth, size and number of values are bounded', () => {
  const deep = '['.repeat(100000);
  throwsError(() => parseJson(ascii(deep)), StreamError, { code: 'too-large' });
  throwsError(() => parseJson(ascii('[[[1]]]'), { maxDepth: 2 }), StreamError, { code: 'too-large' });
  throwsError(() => parseJson(ascii('[1, 2, 3]'), { maxBytes: 5 }), StreamError, { code: 'too-large' });
  throwsError(() => parseJson(ascii('[1, 2, 3]'), { maxValues: 3 }), StreamError, { code: 'too-large' });
});

test('shapes that are wrong, with the path in the text', () => {
  const wrong: [string, string][] = [
    [device('{"name": "a", "type": "uint8"}'), 'devices[0].fields[0].size'],
    [device('{"name": "a", "type": "uint8", "size": -1}'), 'devices[0].fields[0].size'],
    [device('{"name": 5, "type": "uint8", "size": 1}'), 'devices[0].fields[0].name'],
    [device(`${field}, {"name": "b", "array_len": 0, "type": "uint8", "size": 1}`), 'devices[0].fields[1].array_len'],
    ['{"page_size": "4096", "devices": []}', 'page_size'],
    ['{"page_size": 4096}', 'devices'],
    [device('{"name": "a", "type": "uint8", "size": 1, "colour": 3}'), 'devices[0].fields[0].colour'],
  ];
  for (const [text, path] of wrong) {
    throwsError(() => parseDescription(ascii(text)), StreamError, { code: 'description-shape', path });
  }
});

test('a description is found from the end, also when its length has a brace in it', () => {
  const text = `{"page_size": 4096, "devices": []}${' '.repeat(0x7b - 34)}`;
  assert.is(text.length, 0x7b);
  const stream = concat(hex`5145564d 00000003 00 06 0000007b`, ascii(text));
  assert.equal(findDescription(stream), { start: 14, end: stream.length });
  assert.is(findDescription(hex`5145564d 00000003 00`), undefined);
});

test.run();
