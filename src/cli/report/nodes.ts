/**
 * The values of a section as a tree with places: where each stands in the stream, and how many bytes it takes. Of many equal
 * elements, such as queues that nobody has set up, one is there for all.
 */
import { VMStateError } from '../../errors.js';
import type { DeviceSection, TypedContent } from '../../savevm/stream/index.js';
import { encodeTyped } from '../../savevm/stream/typed.js';
import { planOf } from '../../vmstate/_plan.js';
import { contentPlan } from '../../vmstate/by-hand.js';
import { ByteReader, ByteWriter } from '../../vmstate/bytes.js';
import {
  type DescribedState,
  decodeDescribed,
  type ElementState,
  encodeDescribed,
  type FieldState,
  isState,
  type ListState,
  parseDescription,
  type TreeState,
} from '../../vmstate/described/index.js';
import { isMarker } from '../../vmstate/described/leaf-types.js';
import { NEWEST } from '../../vmstate/object.js';
import { rulesOf } from '../../vmstate/release.js';
import { type Node, runsOf, treeOf } from '../tree.js';

/** A value or a group with its place. */
export interface PlacedNode {
  readonly name: string;
  readonly type: string;
  /** Byte offset in the stream; undefined where it is not known. */
  readonly offset: number | undefined;
  readonly size: number | undefined;
  /** Undefined for a group. */
  readonly value?: unknown;
  readonly children?: readonly PlacedNode[];
}

/** The tree of a section. Without a text that tells sizes there are values, but no places. */
export function placedNodes(section: DeviceSection): readonly PlacedNode[] {
  const { content, offset, length } = section;
  if (content.how === 'opaque') {
    return [{ name: 'data', type: 'buffer', offset, size: length, value: content.bytes }];
  }
  const state = content.how === 'described' ? content.state : describedState(content, length);
  return state === undefined ? treeOf(content).map(withoutPlace) : objectNodes(state, offset).nodes;
}

/** A typed section, taken apart by the text that its definition gives. */
function describedState(content: TypedContent, length: number): DescribedState | undefined {
  const { bytes, text: keys } = encodeTyped(content);
  const spaced = rulesOf(content.release).json === 'spaced';
  const members = keys.slice(1, -1);
  const [begin, end] = spaced ? ['{ ', ' }'] : ['{', '}'];
  const device = `${begin}"name": "", "instance_id": 0, ${members.trim()}${end}`;
  const text = `${begin}"page_size": 1, "devices": [${device}]${end}`;
  try {
    const { devices } = parseDescription(new TextEncoder().encode(text));
    const object = devices[0]?.object;
    return object && withContents(decodeDescribed(object, new ByteReader(bytes), { end: length }), content);
  } catch (error) {
    // Some texts of arrays of pointers do not tell what is on the wire.
    if (error instanceof VMStateError) return undefined;
    throw error;
  }
}

/** Fields that QEMU writes by hand, of which the text says no more than their size, as the objects that definitions know. */
function withContents(described: DescribedState, section: TypedContent): DescribedState {
  const { def, release, versionId, context, state } = section;
  const plan = planOf(def, release, 'save', versionId);
  const fields = described.fields.map((field): FieldState => {
    const known = plan.fields.find(({ name }) => name === field.name);
    const content = known && contentPlan(known, 'save');
    if (content === undefined) return field;
    const value = state[known?.key ?? ''];
    const values = (Array.isArray(value) ? value : [value]) as TypedContent['state'][];
    const of = { how: 'typed', def: content.def, release: NEWEST, versionId: content.version, context } as const;
    const elements = Array.from(field.elements as Uint8Array[], (bytes, i) => {
      const state = values[(field.index ?? 0) + i] as TypedContent['state'];
      const object = describedState({ ...of, state }, bytes.length);
      return object === undefined ? bytes : { ...object, vmsdName: field.type }; // it is called what the text calls it
    });
    return { ...field, elements };
  });
  return { ...described, fields };
}

function withoutPlace({ name, type, value, children }: Node): PlacedNode {
  const place = { name, type, offset: undefined, size: undefined };
  return children === undefined ? { ...place, value } : { ...place, children: children.map(withoutPlace) };
}

interface Placed {
  readonly nodes: readonly PlacedNode[];
  readonly end: number;
}

function objectNodes({ fields, subsections }: DescribedState, begin: number): Placed {
  const nodes: PlacedNode[] = [];
  let at = begin;
  for (const field of fields) {
    const node = fieldNode(field, at);
    at += node.size as number;
    nodes.push(node);
  }
  for (const sub of subsections ?? []) {
    const inner = objectNodes(sub, at + 6 + sub.vmsdName.length);
    nodes.push({ name: sub.vmsdName, type: 'subsection', offset: at, size: inner.end - at, children: inner.nodes });
    at = inner.end;
  }
  return { nodes, end: at };
}

function fieldNode(field: FieldState, offset: number): PlacedNode {
  const { name, type, elements, index } = field;
  if (ArrayBuffer.isView(elements)) {
    const value = elements instanceof Uint8Array ? Array.from(elements) : elements; // numbers, not bytes
    return { name, type: `${type}[${elements.length}]`, offset, size: elements.byteLength, value };
  }
  const own = index === undefined ? name : `${name}[${index}]`;
  if (elements.length === 1) return elementNode(own, type, elements[0] as ElementState, offset);
  const whole = group(
    own,
    `${type}[${elements.length}]`,
    offset,
    elements.map((element, i) => (at: number) => elementNode(`[${i}]`, type, element, at)),
  );
  return { ...whole, children: withRuns(whole.children ?? []) };
}

function elementNode(name: string, type: string, element: ElementState, offset: number): PlacedNode {
  if (isState(element)) {
    const { nodes, end } = objectNodes(element, offset);
    return { name, type: element.vmsdName, offset, size: end - offset, children: nodes };
  }
  if (typeof element === 'object' && element !== null && 'items' in element) {
    const items = (element as ListState).items;
    const parts = items.map((item, i) => (at: number) => elementNode(`[${i}]`, type, item, at));
    return group(name, `${type}[${items.length}]`, offset, parts, { before: 0, each: 1, after: 1 });
  }
  if (typeof element === 'object' && element !== null && 'nodes' in element) {
    const { nodes } = element as TreeState;
    const parts = nodes.map(({ key, value }, i) => (at: number) => {
      const keyType = typeof key === 'bigint' ? 'uint64' : type;
      const both = [
        (to: number) => elementNode('key', keyType, key, to),
        (to: number) => elementNode('value', type, value, to),
      ];
      return group(`[${i}]`, 'node', at, both);
    });
    return group(name, `${type}[${nodes.length}]`, offset, parts, { before: 4, each: 1, after: 1 });
  }
  return { name, type, offset, size: leafSize(type, element), value: element };
}

/** Bytes beside the parts: before all of them, before each, and behind the last. */
const NO_MARKS = { before: 0, each: 0, after: 0 };

function group(
  name: string,
  type: string,
  offset: number,
  parts: readonly ((at: number) => PlacedNode)[],
  marks = NO_MARKS,
): PlacedNode {
  let at = offset + marks.before;
  const children = parts.map((part) => {
    const child = part(at + marks.each);
    at += marks.each + (child.size as number);
    return child;
  });
  return { name, type, offset, size: at + marks.after - offset, children };
}

/** Fewer equal elements one after the other are shown each. */
const SHORTEST = 4;

/** Elements of an array, where each run of equal ones is a single node at the place of its first, as long as all of it. */
function withRuns(elements: readonly PlacedNode[]): readonly PlacedNode[] {
  return runsOf(elements).flatMap((alike) => (alike.length < SHORTEST ? alike : [run(alike)]));
}

/** The run: the values of the first, in a group that says how many there are. */
function run(all: readonly PlacedNode[]): PlacedNode {
  const [first, last] = [all[0], all[all.length - 1]] as [PlacedNode, PlacedNode];
  const size = all.reduce((sum, one) => sum + (one.size ?? 0), 0);
  return { ...first, name: `${first.name} to ${last.name}`, type: `${first.type}, ${all.length} alike`, size };
}

/** What encoding it takes is its size. */
function leafSize(type: string, element: ElementState): number {
  if (element === null || isMarker(type)) return 1;
  if (element instanceof Uint8Array) return element.length;
  const field = { name: '', type, arrayLen: undefined, index: undefined, elements: [element], opaqueContents: [] };
  const writer = new ByteWriter(16);
  encodeDescribed({ vmsdName: '', version: 0, fields: [field], subsections: undefined }, writer);
  return writer.at;
}
