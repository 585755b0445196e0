/**
 * The values of a section as one kind of tree, whether a definition or the stream's own description decoded them.
 */
import type { Content } from '../savevm/stream/index.js';
import { type Plan, type PlanField, planOf } from '../vmstate/_plan.js';
import { contentPlan } from '../vmstate/by-hand.js';
import {
  type DescribedState,
  type ElementState,
  type FieldState,
  isState,
  type ListState,
  type TreeState,
} from '../vmstate/described/index.js';
import { plural } from './output.js';

/** A value with its name on the wire, or a group of them. */
export interface Node {
  readonly name: string;
  readonly type: string;
  /** Numbers, booleans, texts, null, typed arrays; undefined for a group. */
  readonly value?: unknown;
  readonly children?: readonly Node[];
}

type State = Readonly<Record<string, unknown>>;

/** Elements of an array in runs: those that follow each other and hold the same. */
export function runsOf<N extends Node>(elements: readonly N[]): N[][] {
  const runs: N[][] = [];
  let before: string | undefined;
  for (const element of elements) {
    const text = contentText(element);
    if (text === before) runs[runs.length - 1]?.push(element);
    else runs.push([element]);
    before = text;
  }
  return runs;
}

/** What a node holds, without its own name and wherever it stands. */
function contentText(node: Node): string {
  return JSON.stringify(contentOf(node), (_key, item: unknown) =>
    typeof item === 'bigint' ? `${item}n` : ArrayBuffer.isView(item) ? Array.from(item as Uint8Array, String) : item,
  );
}

function contentOf({ value, children }: Node): unknown[] {
  return [value, children?.map((child) => [child.name, child.type, ...contentOf(child)])];
}

/** The tree of a section's content. */
export function treeOf(content: Content): readonly Node[] {
  if (content.how === 'typed') {
    const plan = planOf(content.def, content.release, 'load', content.versionId);
    return typedNodes(plan, content.state);
  }
  if (content.how === 'described') return describedNodes(content.state);
  return [{ name: 'data', type: 'buffer', value: content.bytes }];
}

function typedNodes(plan: Plan, state: State): Node[] {
  const fields = plan.fields
    .filter(({ key, record }) => record.kind !== 'unused' && record.kind !== 'validate' && state[key] !== undefined)
    .map((field) => typedField(field, state[field.key]));
  const subsections = plan.subsections
    .filter(({ key }) => state[key] !== undefined)
    .map(({ key, name, plan: sub }) => group(name, 'subsection', typedNodes(sub, state[key] as State)));
  return [...fields, ...subsections];
}

function typedField(field: PlanField, value: unknown): Node {
  const { name, record } = field;
  if (record.count === undefined) return typedElement(name, field, value);
  if (ArrayBuffer.isView(value)) return { name, type: record.type, value: numbersOf(value) };
  const items = (value as readonly unknown[]).map((item, i) => typedElement(`[${i}]`, field, item));
  return group(name, `${record.type}[${items.length}]`, items);
}

function typedElement(name: string, field: PlanField, value: unknown): Node {
  const { record, sub } = field;
  if (value === null) return { name, type: record.type, value };
  switch (record.kind) {
    case 'struct':
    case 'vstruct':
    case 'tmp':
      return group(name, sub?.name ?? record.type, typedNodes(sub as Plan, value as State));
    case 'qtailq':
    case 'qlist': {
      const items = value as readonly State[];
      return group(
        name,
        record.type,
        items.map((item, i) => group(`[${i}]`, (sub as Plan).name, typedNodes(sub as Plan, item))),
      );
    }
    default: {
      const content = contentPlan(field, 'load');
      return content === undefined
        ? { name, type: record.type, value }
        : group(name, record.type, typedNodes(content, value as State));
    }
  }
}

function describedNodes({ fields, subsections }: DescribedState): Node[] {
  const nodes = fields.flatMap(describedField);
  return [...nodes, ...(subsections ?? []).map((sub) => group(sub.vmsdName, 'subsection', describedNodes(sub)))];
}

function describedField(field: FieldState): Node[] {
  const { name, type, elements, index } = field;
  if (type === 'unused_buffer') return [];
  if (ArrayBuffer.isView(elements)) return [{ name, type, value: numbersOf(elements) }];
  const own = index === undefined ? name : `${name}[${index}]`;
  const [only] = elements;
  if (elements.length === 1) return [describedElement(own, type, only as ElementState)];
  return [
    group(
      own,
      `${type}[${elements.length}]`,
      elements.map((item, i) => describedElement(`[${i}]`, type, item)),
    ),
  ];
}

function describedElement(name: string, type: string, element: ElementState): Node {
  if (isState(element)) return group(name, element.vmsdName, describedNodes(element));
  const list = element as ListState | TreeState;
  if (typeof element === 'object' && element !== null && 'items' in list) {
    return group(
      name,
      type,
      list.items.map((item, i) => describedElement(`[${i}]`, type, item)),
    );
  }
  if (typeof element === 'object' && element !== null && 'nodes' in list) {
    const nodes = list.nodes.map(({ key, value }, i) =>
      group(`[${i}]`, type, [describedElement('key', type, key), describedElement('value', type, value)]),
    );
    return group(name, type, nodes);
  }
  return { name, type, value: element };
}

/** An array of numbers; as a `Uint8Array` it would pass for a buffer. */
function numbersOf(values: ArrayBufferView): unknown {
  return values instanceof Uint8Array ? Array.from(values) : values;
}

function group(name: string, type: string, children: readonly Node[]): Node {
  return { name, type, children };
}

/** All values of a tree by their path: `env.segs[2].limit`, `cpu/xsave/env.xcr0`. */
export function leavesOf(nodes: readonly Node[], path = ''): Map<string, Node> {
  const leaves = new Map<string, Node>();
  for (const node of nodes) {
    const separator = path === '' || node.name.startsWith('[') ? '' : node.type === 'subsection' ? '/' : '.';
    const place = `${path}${separator}${node.name}`;
    if (node.children === undefined) leaves.set(place, node);
    else for (const [inner, leaf] of leavesOf(node.children, place)) leaves.set(inner, leaf);
  }
  return leaves;
}

const SHOWN = 8;

/** A value for people: large numbers in decimal and hex, long arrays and buffers cut, with their length. */
export function valueText(value: unknown): string {
  if (typeof value === 'bigint' || typeof value === 'number') {
    const hex = hexText(value);
    return hex === undefined ? value.toString() : `${value} (${hex})`;
  }
  return innerText(value);
}

/** A value among others: numbers in one notation. */
function innerText(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'bigint' || typeof value === 'number') return hexText(value) ?? value.toString();
  if (value instanceof Uint8Array) {
    const bytes = [...value.subarray(0, SHOWN * 2)].map((byte) => byte.toString(16).padStart(2, '0'));
    return `${[...bytes, ...(value.length > SHOWN * 2 ? ['…'] : [])].join(' ')} (${plural(value.length, 'byte')})`;
  }
  if (ArrayBuffer.isView(value) || Array.isArray(value)) {
    const items = value as unknown as ArrayLike<unknown>;
    const shown = Array.from({ length: Math.min(items.length, SHOWN) }, (_, i) => innerText(items[i]));
    return `[${shown.join(', ')}${items.length > SHOWN ? ', …' : ''}] (${items.length})`;
  }
  if (typeof value === 'object') {
    const parts = Object.entries(value as object).map(([key, inner]) => `${key}: ${innerText(inner)}`);
    return `{ ${parts.join(', ')} }`;
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** From here on hex says more than decimal. */
const LARGE = 256;

function hexText(value: number | bigint): string | undefined {
  return value >= LARGE ? `0x${value.toString(16)}` : undefined;
}
