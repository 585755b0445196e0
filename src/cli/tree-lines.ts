/**
 * A tree of values as lines: names and types in columns, the values in what is left of the width.
 */
import { cut, type Paint, plural } from './output.js';
import { type Node, runsOf, valueText } from './tree.js';

const LONGEST_NAME = 36;
const LONGEST_TYPE = 20;
const LEAST_ROOM = 16;
/** Elements of an array of structs that are shown, besides those that are like the one before. */
const ELEMENTS_SHOWN = 32;

/** The lines of a tree, at most `width` wide. */
export function treeLines(nodes: readonly Node[], width: number, paint: Paint): string[] {
  return linesOf(nodes, width, paint, '  ');
}

function linesOf(nodes: readonly Node[], width: number, paint: Paint, indent: string): string[] {
  const leaves = nodes.filter(({ children }) => children === undefined);
  const longest = (column: 'name' | 'type', most: number) =>
    Math.min(most, Math.max(0, ...leaves.map((leaf) => leaf[column].length)));
  const names = longest('name', LONGEST_NAME);
  const types = longest('type', LONGEST_TYPE);
  const room = Math.max(LEAST_ROOM, width - indent.length - names - types - 4);
  const lines: string[] = [];
  for (const { name, type, value, children } of nodes) {
    if (children === undefined) {
      // A longer name or type takes from the value.
      const head = `${name.padEnd(names)}  `;
      const tail = `${type.padEnd(types)}  `;
      const over = head.length - names - 2 + tail.length - types - 2;
      const text = cut(
        type === 'timer' && value === -1n ? 'not pending' : valueText(value),
        Math.max(LEAST_ROOM, room - over),
      );
      lines.push(`${indent}${head}${paint('dim', tail)}${text}`);
      continue;
    }
    lines.push(`${indent}${name}  ${paint('dim', type)}`);
    const inner = `${indent}  `;
    if (children[0]?.name === '[0]') lines.push(...elementLines(children, width, paint, inner));
    else lines.push(...linesOf(children, width, paint, inner));
  }
  return lines;
}

/** Elements that are like the one before are named, not shown; of many different ones the first. */
function elementLines(elements: readonly Node[], width: number, paint: Paint, indent: string): string[] {
  const lines: string[] = [];
  const runs = runsOf(elements);
  let i = 0;
  for (const [shown, run] of runs.entries()) {
    if (shown === ELEMENTS_SHOWN) return [...lines, `${indent}… ${plural(elements.length - i, 'more element')}`];
    lines.push(...linesOf(run.slice(0, 1), width, paint, indent));
    const last = i + run.length - 1;
    if (last > i) {
      const others = last === i + 1 ? `[${last}]` : `[${i + 1}] to [${last}]`;
      lines.push(paint('dim', `${indent}${others}: the same`));
    }
    i = last + 1;
  }
  return lines;
}
