/**
 * The rules of arrays in descriptions: the table of vectors for rules B and C, and rule A (`description.md`, section 4).
 *
 * Written as in the table: P present, N null; `[k]` array_len k, `(k)` index k.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  array,
  describe,
  encode,
  nullable,
  nullableVarray,
  type Release,
  struct,
  uint8,
  vmstate,
} from '../../src/vmstate/index.js';

const test = suite('vmstate/description-arrays');

const plain = vmstate({ name: 'p', versionId: 1, fields: { v: uint8() } });
/** A list of subsections, though empty, prevents compression. */
const listed = vmstate({ name: 'q', versionId: 1, fields: { v: uint8() }, subsections: {} });

interface FieldObject {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly array_len?: number;
  readonly index?: number;
}

/** The field objects named `x`, in the notation of the table. */
function notation(text: string): string {
  const { fields } = JSON.parse(text) as { fields: readonly FieldObject[] };
  return fields
    .filter(({ name }) => name === 'x')
    .map(({ type, array_len, index }) => {
      const kind = type === 'nullptr' || type === 'ptr-marker' ? 'N' : 'P';
      return kind + (array_len === undefined ? '' : `[${array_len}]`) + (index === undefined ? '' : `(${index})`);
    })
    .join(' ');
}

/** How an array of these elements is described. */
function described(elements: string, release: Release, compressible: boolean): string {
  const x = [...elements].map((kind) => (kind === 'N' ? null : { v: 1 }));
  const of = compressible ? plain : listed;
  const fixed = vmstate({ name: 'd', versionId: 1, fields: { x: nullable(x.length, struct(of)) } });
  const counted = vmstate({ name: 'd', versionId: 1, fields: { n: uint8(), x: nullableVarray('n', struct(of)) } });
  const text = notation(describe(fixed, { x }, { release }));
  assert.is(notation(describe(counted, { n: x.length, x }, { release })), text, 'a counted array is described alike');
  return text;
}

// elements, B compressible, B not, C compressible, C not
const table = [
  ['PPP', 'P[3]', 'P(0) P(1) P', 'P[3]', 'P P P'],
  ['NNNN', 'N[4]', 'N[4] N[3] N[2] N', 'N[4]', 'N N N N'],
  ['NNP', 'N[2] P', 'N[2] N[2] P', 'N[2]', 'N N P'],
  ['PPN', 'P[3] N', 'P(0) P(1) N', 'P[3]', 'P P N'],
  ['PNPP', 'P[4] N P[2]', 'P(0) N P(2) P', 'P[4] N P[2]', 'P N P P'],
  ['PNNN', 'P[4] N[3]', 'P(0) N[3] N[2] N', 'P[4] N[3]', 'P N N N'],
  ['NPN', 'N P N', 'N P N', 'N P N', 'N P N'],
] as const;

for (const [elements, bYes, bNo, cYes, cNo] of table) {
  test(`${elements}: rules B and C`, () => {
    assert.is(described(elements, '10.0', true), bYes);
    assert.is(described(elements, '10.0', false), bNo);
    assert.is(described(elements, '11.1', true), cYes);
    assert.is(described(elements, '11.1', false), cNo);
  });
}

test('one element has neither array_len nor index', () => {
  for (const release of ['7.2', '10.0', '11.1'] as const) {
    for (const compressible of [true, false]) {
      assert.is(described('P', release, compressible), 'P');
      assert.is(described('N', release, compressible), release === '7.2' ? 'P' : 'N');
    }
  }
});

test('no elements leave no trace', () => {
  for (const release of ['7.2', '10.0', '11.1'] as const)
    for (const compressible of [true, false]) assert.is(described('', release, compressible), '');
});

test('rule A: nulls are described as if they were none', () => {
  for (const release of ['5.2', '7.2'] as const) {
    for (const elements of ['PPP', 'NNN', 'NPN', 'PNP']) {
      assert.is(described(elements, release, true), 'P[3]');
      assert.is(described(elements, release, false), 'P(0) P(1) P(2)');
    }
  }
});

test("rule A: compressed, the first element's size stands for all", () => {
  const wide = vmstate({ name: 'w', versionId: 1, fields: { v: array(5, uint8()) } });
  const def = vmstate({ name: 'd', versionId: 1, fields: { x: nullable(2, struct(wide)) } });
  const size = (x: ({ v: Uint8Array } | null)[]) => {
    const text = describe(def, { x }, { release: '7.2' });
    return (JSON.parse(text) as { fields: FieldObject[] }).fields[0]?.size;
  };
  const element = { v: new Uint8Array(5) };
  assert.is(size([null, element]), 1);
  assert.is(size([element, null]), 5);
});

test('plain arrays: A numbers all elements, B all but the last, C none', () => {
  const def = vmstate({ name: 'd', versionId: 1, fields: { x: array(4, struct(listed)) } });
  const x = Array.from({ length: 4 }, () => ({ v: 0 }));
  assert.is(notation(describe(def, { x }, { release: '7.2' })), 'P(0) P(1) P(2) P(3)');
  assert.is(notation(describe(def, { x }, { release: '10.0' })), 'P(0) P(1) P(2) P');
  assert.is(notation(describe(def, { x }, { release: '11.1' })), 'P P P P');
  const compressed = vmstate({ name: 'd', versionId: 1, fields: { x: array(4, struct(plain)) } });
  for (const release of ['7.2', '10.0', '11.1'] as const)
    assert.is(notation(describe(compressed, { x }, { release })), 'P[4]');
});

test('the bytes do not depend on what the text leaves out', () => {
  const def = vmstate({ name: 'd', versionId: 1, fields: { x: nullable(3, struct(plain)) } });
  const x = [{ v: 1 }, { v: 2 }, null];
  for (const release of ['7.2', '10.0', '11.1'] as const)
    assert.equal([...encode(def, { x }, { release })], [1, 2, 0x30]);
});

test.run();
