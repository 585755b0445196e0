/**
 * Lists and trees: `qtailq`, `qlist` and `gtree` of `vmstate.md`, section 4.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DefinitionError, StreamError, ValueError } from '../../src/errors.js';
import { expectWire, hex, sameBytes } from '../../src/testing/index.js';
import {
  array,
  bool,
  decode,
  describe,
  encode,
  gtree,
  gtreeDirect,
  load,
  qlist,
  qtailq,
  type Release,
  uint8,
  uint16,
  uint32,
  vmstate,
} from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('vmstate/lists');

const element = vmstate({ name: 'elem', versionId: 1, fields: { b: bool(), u8: uint8() } });
const young: readonly Release[] = ['5.2', '7.2', '10.0', '11.1'];

for (const [type, list] of [
  ['qtailq', qtailq],
  ['qlist', qlist],
] as const) {
  // The field's version decides what a load takes, so it has to be that of the elements.
  const def = vmstate({ name: 'l', versionId: 1, fields: { q: list(element, { since: 1 }), after: uint8() } });
  const full = {
    q: [
      { b: true, u8: 0x82 },
      { b: false, u8: 0x41 },
    ],
    after: 9,
  };

  test(`${type}: 01 before each element, 00 at the end, in order`, () => {
    for (const release of young) {
      expectWire(def, full, hex`01 01 82  01 00 41  00  09`, { release });
      expectWire(def, { q: [], after: 9 }, hex`00 09`, { release });
    }
  });

  test(`${type}: any other mark is an error`, () => {
    throwsError(() => decode(def, hex`01 01 82 02`), StreamError, {
      code: 'bad-list-mark',
      path: 'l/q',
      offset: 3,
      actual: 2,
    });
  });

  test(`${type}: errors name the element`, () => {
    const bad = {
      q: [
        { b: true, u8: 1 },
        { b: true, u8: 256 },
      ],
      after: 0,
    };
    throwsError(() => encode(def, bad), ValueError, { code: 'out-of-range', path: 'l/q[1].u8' });
    throwsError(() => encode(def, { q: [null], after: 0 } as never), ValueError, {
      code: 'wrong-type',
      path: 'l/q[0]',
    });
    throwsError(() => encode(def, { q: 5, after: 0 } as never), ValueError, { code: 'wrong-type', path: 'l/q' });
    throwsError(() => encode(def, { after: 0 } as never), ValueError, { code: 'missing', path: 'l/q' });
    throwsError(() => decode(def, hex`01 01 82 01 00`), StreamError, { code: 'truncated', path: 'l/q[1].u8' });
  });

  test(`${type}: the description has the keys of each element, one after the other, in one object`, () => {
    const keys =
      '"vmsd_name": "elem", "version": 1, "fields": [{"name": "b", "type": "bool", "size": 1}, ' +
      '{"name": "u8", "type": "uint8", "size": 1}]';
    assert.match(describe(def, full), `{"name": "q", "type": "${type}", ${keys}, ${keys}, "size": 7}`);
    assert.match(describe(def, { q: [], after: 0 }), `{"name": "q", "type": "${type}", "size": 1}`);
  });

  test(`${type}: a load replaces the elements in the array that is there`, () => {
    const live = { q: [{ b: false, u8: 1 }], after: 0 };
    const { q } = live;
    load(def, live, hex`01 01 82  01 00 41  00  09`);
    assert.equal(live, full);
    assert.is(live.q, q);
    load(def, live, hex`00 09`);
    assert.equal(q, []);
  });

  test(`${type}: not in 2.3`, () => {
    throwsError(() => encode(def, full, { release: '2.3' }), DefinitionError, { code: 'not-in-release', path: 'l.q' });
  });

  test(`${type}: loaded at the field's version, which the elements must know`, () => {
    const grown = vmstate({
      name: 'g',
      versionId: 3,
      minimumVersionId: 2,
      fields: { a: uint8(), b: uint8({ since: 3 }) },
    });
    const at = (since: number) => vmstate({ name: 'l', versionId: 9, fields: { q: list(grown, { since }) } });
    const state = { q: [{ a: 1, b: 2 }] };
    for (const since of [0, 1, 2, 3, 4]) sameBytes(encode(at(since), state), hex`01 01 02 00`);
    expectWire(at(3), state, hex`01 01 02 00`);
    assert.equal(decode(at(2), hex`01 01 00`) as unknown, { q: [{ a: 1 }] });
    for (const since of [0, 1])
      throwsError(() => decode(at(since), hex`01 01 02 00`), StreamError, { code: 'too-old', path: 'l/q', offset: 0 });
    throwsError(() => decode(at(4), hex`01 01 02 00`), StreamError, { code: 'too-new', path: 'l/q', offset: 0 });
  });
}

test('an array of lists', () => {
  const def = vmstate({ name: 'l', versionId: 1, fields: { q: array(2, qlist(element, { since: 1 })) } });
  expectWire(def, { q: [[{ b: true, u8: 1 }], []] }, hex`01 01 01 00  00`);
});

const value = vmstate({ name: 'val', versionId: 1, fields: { v: uint16() } });
const key = vmstate({ name: 'key', versionId: 1, fields: { low: uint32() } });
const tree = vmstate({ name: 't', versionId: 1, fields: { g: gtree(key, value, { since: 1 }) } });
const direct = vmstate({ name: 't', versionId: 1, fields: { g: gtreeDirect(value, { since: 1 }) } });
const nodes = [
  { key: { low: 5 }, value: { v: 6 } },
  { key: { low: 7 }, value: { v: 8 } },
];
const treeBytes = hex`
  /* nodes */ 00000002
  /* 5: 6  */ 01 00000005 0006
  /* 7: 8  */ 01 00000007 0008
  /* end   */ 00`;

test('gtree: the count of nodes, 01, key and value for each, 00', () => {
  for (const release of young) {
    expectWire(tree, { g: nodes }, treeBytes, { release });
    expectWire(tree, { g: [] }, hex`00000000 00`, { release });
  }
});

test('gtree with direct keys: a u64 is the key itself', () => {
  expectWire(direct, { g: [{ key: 0x100000002n, value: { v: 3 } }] }, hex`00000001  01 0000000100000002 0003  00`);
  expectWire(direct, { g: [] }, hex`00000000 00`);
});

test('gtree: more nodes than announced, or fewer, are an error', () => {
  throwsError(() => decode(tree, hex`00000001 01 00000005 0006 01 00000007 0008 00`), StreamError, {
    code: 'bad-count',
    path: 't/g',
    offset: 11,
    expected: 1,
    actual: 2,
  });
  throwsError(() => decode(tree, hex`00000002 01 00000005 0006 00`), StreamError, {
    code: 'bad-count',
    path: 't/g',
    expected: 2,
    actual: 1,
  });
  throwsError(() => decode(tree, hex`00000001 03`), StreamError, { code: 'bad-list-mark', path: 't/g', offset: 4 });
});

test('gtree: errors name the node, and whether it is its key or its value', () => {
  const put = (def: typeof tree | typeof direct, g: unknown) => () => encode(def as typeof tree, { g } as never);
  throwsError(put(tree, [{ key: { low: -1 }, value: { v: 0 } }]), ValueError, {
    code: 'out-of-range',
    path: 't/g[0].key.low',
  });
  throwsError(put(tree, [nodes[0], { key: { low: 0 }, value: { v: 65536 } }]), ValueError, {
    code: 'out-of-range',
    path: 't/g[1].value.v',
  });
  throwsError(put(direct, [{ key: 5, value: { v: 0 } }]), ValueError, { code: 'wrong-type', path: 't/g[0].key' });
  throwsError(put(direct, [{ key: -1n, value: { v: 0 } }]), ValueError, { code: 'out-of-range', path: 't/g[0].key' });
  throwsError(put(direct, [{ value: { v: 0 } }]), ValueError, { code: 'missing', path: 't/g[0].key' });
  throwsError(put(direct, [{ key: 1n }]), ValueError, { code: 'missing', path: 't/g[0].value' });
  for (const node of [null, 5]) throwsError(put(tree, [node]), ValueError, { code: 'wrong-type', path: 't/g[0]' });
  throwsError(() => decode(tree, treeBytes.slice(0, 7)), StreamError, { code: 'truncated', path: 't/g[0].key.low' });
  throwsError(() => decode(tree, treeBytes.slice(0, 10)), StreamError, { code: 'truncated', path: 't/g[0].value.v' });
});

test('gtree: the description has key and value of each node; a direct key is not described', () => {
  const low = (name: string, field: string) => `"vmsd_name": "${name}", "version": 1, "fields": [${field}]`;
  const k = low('key', '{"name": "low", "type": "uint32", "size": 4}');
  const v = low('val', '{"name": "v", "type": "uint16", "size": 2}');
  assert.match(describe(tree, { g: nodes }), `{"name": "g", "type": "gtree", ${k}, ${v}, ${k}, ${v}, "size": 19}`);
  const one = { g: [{ key: 1n, value: { v: 2 } }] };
  assert.match(describe(direct, one), `{"name": "g", "type": "gtree", ${v}, "size": 16}`);
  assert.match(describe(tree, { g: [] }), '{"name": "g", "type": "gtree", "size": 5}');
});

test('gtree: a load replaces the nodes in the array that is there', () => {
  const live = { g: [{ key: { low: 1 }, value: { v: 1 } }] };
  const { g } = live;
  load(tree, live, treeBytes);
  assert.equal(g, nodes);
  assert.is(live.g, g);
});

test('gtree: not in 2.3', () => {
  throwsError(() => encode(tree, { g: [] }, { release: '2.3' }), DefinitionError, { code: 'not-in-release' });
});

test.run();
