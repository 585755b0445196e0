/**
 * The two text dialects of the description, against the table of `json-writer.c` (6.0 and later) and `qjson.c` (2.3).
 */
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { escapeCompact, type JsonDialect, JsonWriter } from '../../src/json-writer/index.js';
import { hex, sameBytes } from '../../src/testing/index.js';

const test = suite('json-writer');

/** The text that `fill` writes, as bytes read one to a character. */
function textOf(dialect: JsonDialect, fill: (json: JsonWriter) => void): string {
  const json = new JsonWriter(dialect);
  fill(json);
  return Buffer.from(json.bytes()).toString('latin1');
}

const everything = (json: JsonWriter): void => {
  json.startObject();
  json.str('name', 'timer');
  json.int('instance_id', 0);
  json.startArray('fields');
  json.startObject();
  json.int('size', -8);
  json.endObject();
  json.int(undefined, 1);
  json.str(undefined, 'two');
  json.startArray();
  json.endArray();
  json.endArray();
  json.startObject('struct');
  json.endObject();
  json.endObject();
};

test('compact: no space inside brackets, a space after colon and comma', () => {
  const text = '{"name": "timer", "instance_id": 0, "fields": [{"size": -8}, 1, "two", []], "struct": {}}';
  assert.is(textOf('compact', everything), text);
});

test('spaced: spaces inside brackets and on both sides of the colon; empties have two', () => {
  const text =
    '{ "name" : "timer", "instance_id" : 0, "fields" : [ { "size" : -8 }, 1, "two", [  ] ], "struct" : {  } }';
  assert.is(textOf('spaced', everything), text);
});

test('empty objects and arrays at the top', () => {
  const object = (json: JsonWriter) => {
    json.startObject();
    json.endObject();
  };
  const array = (json: JsonWriter) => {
    json.startArray();
    json.endArray();
  };
  assert.equal([textOf('compact', object), textOf('compact', array)], ['{}', '[]']);
  assert.equal([textOf('spaced', object), textOf('spaced', array)], ['{  }', '[  ]']);
});

test('integers are decimal, with a minus sign; 64 bits as bigint', () => {
  for (const dialect of ['compact', 'spaced'] as const) {
    const one = (value: number | bigint) => textOf(dialect, (json) => json.int(undefined, value));
    assert.is(one(0), '0');
    assert.is(one(-2147483648), '-2147483648');
    assert.is(one(4294967295), '4294967295');
    assert.is(one(18446744073709551615n), '18446744073709551615');
    assert.is(one(-9223372036854775808n), '-9223372036854775808');
  }
});

const escapes: readonly (readonly [string, string])[] = [
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\0', '\\u0000'],
  ['\v', '\\u000B'],
  ['\x1b', '\\u001B'],
  ['\x1f', '\\u001F'],
  [' ', ' '],
  ['/', '/'],
  ["'", "'"],
  ['~', '~'],
  ['\x7f', '\\u007F'],
  ['\x80', '\\u0080'],
  ['é', '\\u00E9'],
  ['€', '\\u20AC'],
  ['\uffff', '\\uFFFF'],
  ['😀', '\\uD83D\\uDE00'],
  ['\u{10ffff}', '\\uDBFF\\uDFFF'],
];

test('compact: the table of escapes, in values and in names', () => {
  for (const [raw, escaped] of escapes) {
    assert.is(escapeCompact(raw), escaped);
    const text = textOf('compact', (json) => {
      json.startObject();
      json.str(`n${raw}`, `${raw}v`);
      json.endObject();
    });
    assert.is(text, `{"n${escaped}": "${escaped}v"}`);
  }
});

test('compact: half a surrogate pair is bad text and becomes U+FFFD', () => {
  assert.is(escapeCompact('\ud83d'), '\\uFFFD');
  assert.is(escapeCompact('\ude00'), '\\uFFFD');
  assert.is(escapeCompact('a\ud83db'), 'a\\uFFFDb');
  assert.is(escapeCompact('\ude00\ud83d'), '\\uFFFD\\uFFFD');
});

test('spaced: strings are not escaped', () => {
  assert.is(
    textOf('spaced', (json) => json.str(undefined, 'a"b\\c\nd')),
    '"a"b\\c\nd"',
  );
});

test('spaced: other characters are UTF-8, and half a surrogate pair is U+FFFD', () => {
  const json = new JsonWriter('spaced');
  json.str(undefined, 'a€\ud83d😀z');
  sameBytes(json.bytes(), new Uint8Array(Buffer.from('"a€\ufffd😀z"')));
});

test('raw text is one value, or a run of members or items', () => {
  const text = textOf('compact', (json) => {
    json.startObject();
    json.raw('configuration', '{"version": 1}');
    json.raw(undefined, '"a": 1, "b": 2');
    json.startArray('devices');
    json.raw(undefined, '{}, {}');
    json.raw(undefined, '[]');
    json.endArray();
    json.int('last', 3);
    json.endObject();
  });
  assert.is(text, '{"configuration": {"version": 1}, "a": 1, "b": 2, "devices": [{}, {}, []], "last": 3}');
});

test('an empty run of members or items takes no comma', () => {
  const text = textOf('compact', (json) => {
    json.startArray();
    json.raw(undefined, '');
    json.int(undefined, 1);
    json.raw(undefined, '');
    json.int(undefined, 2);
    json.endArray();
  });
  assert.is(text, '[1, 2]');
});

test('bytes are UTF-8, a copy each time; text is what came so far', () => {
  const json = new JsonWriter('spaced');
  json.str(undefined, '€');
  assert.is(json.text, '"€"');
  const bytes = json.bytes();
  sameBytes(bytes, hex`22 e282ac 22`);
  json.str(undefined, 'abc');
  sameBytes(bytes, hex`22 e282ac 22`);
  sameBytes(json.bytes(), hex`22 e282ac 22 2c 20 22 616263 22`);
});

type Json = string | number | Json[] | { [key: string]: Json };

function write(json: JsonWriter, name: string | undefined, value: Json): void {
  if (typeof value === 'string') json.str(name, value);
  else if (typeof value === 'number') json.int(name, value);
  else if (Array.isArray(value)) {
    json.startArray(name);
    for (const item of value) write(json, undefined, item);
    json.endArray();
  } else {
    json.startObject(name);
    for (const [key, item] of Object.entries(value)) write(json, key, item);
    json.endObject();
  }
}

const { json: anyJson } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('json'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test('property: JSON.parse gives back what the compact dialect wrote', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      const json = new JsonWriter('compact');
      write(json, undefined, value);
      assert.equal(JSON.parse(Buffer.from(json.bytes()).toString('ascii')), value);
    }),
    { numRuns: 300 },
  );
});

test('property: the spaced dialect parses, too, where nothing needs an escape', () => {
  const harmless = fc.string({ unit: fc.constantFrom(...'abc_[].-> é€') });
  const value = fc.dictionary(harmless, fc.array(fc.oneof(harmless, fc.integer())), { noNullPrototype: true });
  fc.assert(
    fc.property(value, (object) => {
      const json = new JsonWriter('spaced');
      write(json, undefined, object);
      assert.equal(JSON.parse(json.text), object);
    }),
    { numRuns: 100 },
  );
});

test.run();
