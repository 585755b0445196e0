/**
 * The tree of a section's values, as `analyze` and `diff` go through it.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { leavesOf, treeOf } from '../../src/cli/tree.js';
import { byHand, struct, uint8, uint16, varray, vmstate } from '../../src/vmstate/index.js';

const test = suite('cli/tree');

test('what is written by hand is a group like a struct, with its subsections', () => {
  const item = vmstate({ name: 'item', versionId: 1, fields: { a: uint8() } });
  const ring = vmstate({
    name: 'ring',
    versionId: 1,
    fields: { n: uint8(), items: varray('n', struct(item)) },
    subsections: { broken: vmstate({ name: 'ring/broken', versionId: 1, fields: { why: uint16() } }) },
  });
  const def = vmstate({ name: 'device', versionId: 1, fields: { ring: byHand('ring state', ring)(), b: uint8() } });
  const state = { ring: { n: 2, items: [{ a: 1 }, { a: 2 }], broken: { why: 3 } }, b: 4 };
  const tree = treeOf({ how: 'typed', def, release: '7.2', versionId: 1, context: undefined, state });
  const leaves = [...leavesOf(tree)].map(([path, { value }]) => [path, value]);
  assert.equal(leaves, [
    ['ring.n', 2],
    ['ring.items[0].a', 1],
    ['ring.items[1].a', 2],
    ['ring/ring/broken.why', 3],
    ['b', 4],
  ]);
});

test.run();
