/**
 * States as readable JSON.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { packCpsr, unpackCpsr } from '../../src/devices/cpu/arm.js';
import { catalogue } from '../../src/devices/index.js';
import { ValueError } from '../../src/errors.js';
import {
  array,
  bitmap,
  bool,
  buffer,
  encode,
  gtreeDirect,
  int8,
  int32,
  int64,
  leaf,
  nullable,
  qtailq,
  struct,
  timer,
  uint8,
  uint16,
  uint32,
  uint64,
  varray,
  vmstate,
  when,
} from '../../src/index.js';
import { type DeviceSection, type Item, readStream } from '../../src/savevm/stream/index.js';
import { errorsOf, schemaOf, stateFromJson, stateToJson } from '../../src/schema/index.js';
import { hex, sameBytes } from '../../src/testing/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('schema');

const vmstateItem = vmstate({ name: 'item', versionId: 1, fields: { level: int8(), label: array(2, uint8()) } });
const position = leaf<{ x: bigint; bytes: Uint8Array }>({
  type: 'position',
  write: (value, to) => {
    to.u64(value.x);
    to.u8(value.bytes.length);
    to.raw(value.bytes);
  },
  read: (from) => ({ x: from.u64(), bytes: from.take(from.u8()).slice() }),
});
const def = vmstate({
  name: 'all',
  versionId: 1,
  fields: {
    n: int32(),
    status: uint32(),
    on: bool(),
    wide: uint64(),
    clock: int64({ as: 'number' }),
    halves: uint64({ as: 'halves' }),
    next: timer(),
    regs: array(2, uint64()),
    counted: varray('n', uint16()),
    rom: buffer(3),
    bits: bitmap(65),
    one: struct(vmstateItem),
    items: nullable(2, struct(vmstateItem)),
    queue: qtailq(vmstateItem),
    tree: gtreeDirect(vmstateItem),
    place: position(),
    extra: when('n_is_odd', uint8()),
  },
  conditions: { n_is_odd: ({ n }) => n % 2 === 1 },
  subsections: { more: vmstate({ name: 'all/more', versionId: 1, fields: { flags: array(2, bool()) } }) },
});

const item = { level: -128, label: hex`0102` };
const state = {
  n: 1,
  status: 0x80000013,
  on: true,
  wide: 2n ** 64n - 1n,
  clock: -5,
  halves: { hi: 1, lo: 0xffffffff },
  next: -1n,
  regs: BigUint64Array.of(1n, 0x7ff0000000000001n),
  counted: Uint16Array.of(65535),
  rom: hex`00ff10`,
  bits: BigUint64Array.of(1n << 63n, 1n),
  one: item,
  items: [null, item],
  queue: [item],
  tree: [{ key: 7n, value: item }],
  place: { x: 5n, bytes: hex`aa` },
  extra: 3,
  more: { flags: [true, false] },
};

const ITEM = { level: -128, label: [1, 2] };
const JSON_STATE = {
  n: 1,
  status: 0x80000013,
  on: true,
  wide: '0xffffffffffffffff',
  clock: -5,
  halves: '0x1ffffffff',
  next: '-0x1',
  regs: ['0x1', '0x7ff0000000000001'],
  counted: [65535],
  rom: '00ff10',
  bits: ['0x8000000000000000', '0x1'],
  one: ITEM,
  items: [null, ITEM],
  queue: [ITEM],
  tree: [{ key: '0x7', value: ITEM }],
  place: { x: { $bigint: '0x5' }, bytes: { $bytes: 'aa' } },
  extra: 3,
  more: { flags: [true, false] },
};

test('a state of every kind as JSON, and back', () => {
  assert.equal(stateToJson(def, state), JSON_STATE);
  const back = stateFromJson(def, JSON.parse(JSON.stringify(JSON_STATE)), { release: '11.1' });
  assert.equal(back, state);
  assert.instance(back.regs, BigUint64Array);
});

test('buffers as base64; both forms are read', () => {
  const json = stateToJson(def, state, { bytes: 'base64' }) as { rom: string };
  assert.is(json.rom, 'base64:AP8Q');
  assert.equal(stateFromJson(def, json), state);
  assert.equal(stateFromJson(def, { ...JSON_STATE, rom: '00 FF\n10' }).rom, state.rom);
});

test('what custom codecs hold is marked where JSON has no word for it', () => {
  const any = leaf<unknown>({ type: 'any', write: () => {}, read: () => 0 });
  const holder = vmstate({ name: 'holder', versionId: 1, fields: { any: any() } });
  const cases: readonly (readonly [unknown, unknown])[] = [
    [-1n, { $bigint: '-0x1' }],
    [hex`0102`, { $bytes: '0102' }],
    [Uint16Array.of(1, 2), { $Uint16Array: [1, 2] }],
    [BigInt64Array.of(-1n), { $BigInt64Array: ['-0x1'] }],
    [new Map([[1n, { x: [null, 'text', true] }]]), { $map: [[{ $bigint: '0x1' }, { x: [null, 'text', true] }]] }],
  ];
  for (const [value, json] of cases) {
    assert.equal(stateToJson(holder, { any: value }), { any: json });
    assert.equal(stateFromJson(holder, { any: json }), { any: value });
  }
  for (const any of [{ $map: [1] }, { $bigint: 'x' }, { $Uint8: [] }, { $Uint16Array: 5 }]) {
    throwsError(() => stateFromJson(holder, { any }), ValueError, { code: 'wrong-type', path: 'any' });
  }
});

test('numbers are read as hex, as decimal text, and as numbers', () => {
  for (const next of ['-0x1', '-1', -1]) assert.is(stateFromJson(def, { ...JSON_STATE, next }).next, -1n);
});

test('flags by name, where they say all of the word', () => {
  const options = { words: { status: { pack: packCpsr, unpack: unpackCpsr } } };
  const json = stateToJson(def, state, options) as { status: { n: boolean; mode: number } };
  assert.equal([json.status.n, json.status.mode], [true, 0x13]);
  assert.equal(stateFromJson(def, json, options), state);
  assert.is(stateFromJson(def, { ...JSON_STATE, status: { z: true } }, options).status, 0x40000000);
  const others = { ...state, status: 0x00f00000 }; // bits without a name
  assert.is((stateToJson(def, others, options) as { status: number }).status, 0x00f00000);
  for (const status of [{ y: true }, { n: 1 }]) {
    throwsError(() => stateFromJson(def, { ...JSON_STATE, status }, options), ValueError, {
      code: 'wrong-type',
      path: 'status',
    });
  }
});

const FAULTS: readonly (readonly [change: object, code: string, path: string])[] = [
  [{ n: 2 ** 31 }, 'out-of-range', 'n'],
  [{ n: '1' }, 'out-of-range', 'n'],
  [{ on: 1 }, 'wrong-type', 'on'],
  [{ wide: '0x10000000000000000' }, 'out-of-range', 'wide'],
  [{ wide: '0xg' }, 'wrong-type', 'wide'],
  [{ wide: undefined }, 'missing', 'wide'],
  [{ halves: { hi: 1 } }, 'wrong-type', 'halves'],
  [{ regs: ['0x1', -1] }, 'out-of-range', 'regs[1]'],
  [{ regs: ['0x1'] }, 'wrong-length', 'all/regs'],
  [{ counted: [] }, 'wrong-length', 'all/counted'],
  [{ rom: '00f' }, 'wrong-type', 'rom'],
  [{ rom: 'base64:*' }, 'wrong-type', 'rom'],
  [{ rom: '00' }, 'wrong-length', 'all/rom'],
  [{ one: null }, 'wrong-type', 'one'],
  [{ one: { ...ITEM, level: 128 } }, 'out-of-range', 'one.level'],
  [{ items: [ITEM, { ...ITEM, label: [1, 256] }] }, 'out-of-range', 'items[1].label[1]'],
  [{ queue: {} }, 'wrong-type', 'queue'],
  [{ tree: [{ key: '0x7' }] }, 'missing', 'tree[0].value'],
  [{ place: { $bytes: 'x' } }, 'wrong-type', 'place'],
  [{ extra: undefined }, 'missing', 'all/extra'],
  [{ more: { flags: [true, 0] } }, 'wrong-type', 'more.flags[1]'],
  [{ more: { flag: [] } }, 'missing', 'more.flags'],
  [{ wied: 1 }, 'unknown-name', 'wied'],
];

test('each fault has its code and its path', () => {
  for (const [change, code, path] of FAULTS) {
    throwsError(() => stateFromJson(def, { ...JSON_STATE, ...change }), ValueError, { code, path });
  }
  for (const json of [null, 5, 'x', []])
    throwsError(() => stateFromJson(def, json), ValueError, { code: 'wrong-type' });
});

test('all faults are found at once, in words', () => {
  const errors = errorsOf(def, { ...JSON_STATE, n: 1.5, on: 'yes', more: { flags: [true, false], x: 1 } });
  assert.equal(
    errors.map(({ message }) => message),
    [
      'n: out of range: expected a whole number from -2147483648 to 2147483647, got 1.5',
      'on: wrong type: expected true or false, got "yes"',
      'more.x: unknown name: there is no such property; there are flags',
    ],
  );
  assert.equal(errorsOf(def, JSON_STATE), []);
});

test('it is an io-ts codec like any other', () => {
  const codec = schemaOf(def);
  assert.is(codec.name, 'an object of all');
  const result = codec.decode(JSON_STATE);
  assert.is(result._tag, 'Right');
  assert.equal(codec.encode(state), JSON_STATE);
});

test('every typed section of the recorded streams goes through JSON', () => {
  let sections = 0;
  const sectionsOf = (items: readonly Item[]): DeviceSection[] =>
    items.flatMap((one) =>
      one.kind === 'device' ? [one] : one.kind === 'command' && one.packaged ? sectionsOf(one.packaged) : [],
    );
  for (const file of readdirSync('tests/fixtures/streams').filter((name) => name.endsWith('.gz'))) {
    const stream = readStream(gunzipSync(readFileSync(`tests/fixtures/streams/${file}`)), { catalogue });
    for (const { content, header } of sectionsOf(stream.items)) {
      if (content.how !== 'typed') continue;
      const { def: of, release, context } = content;
      const options = { release, context };
      const json = JSON.parse(JSON.stringify(stateToJson(of, content.state as never, options)));
      const back = stateFromJson(of, json, options);
      const version = { ...options, version: header.versionId };
      sameBytes(
        encode(of, back as never, version),
        encode(of, content.state as never, version),
        `${file} ${header.idstr}`,
      );
      sections++;
    }
  }
  assert.ok(sections > 80, `${sections} sections`);
});

test.run();
