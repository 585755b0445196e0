/**
 * `vmstate diff A B`: what differs between two streams, by section and field, and in memory by page.
 */
import type { DeviceSection, MigrationStream } from '../savevm/stream/index.js';
import type { Io } from './io.js';
import { byteOf, finalPages, pageDifference } from './memory.js';
import { devicesOf, machineName, openStream } from './open.js';
import { cut, painter, plural, printJson } from './output.js';
import { type ExitCode, GOOD, NO } from './problems.js';
import { leavesOf, type Node, treeOf, valueText } from './tree.js';

/** One value that differs; undefined on the side that does not have it. */
interface FieldDifference {
  readonly path: string;
  readonly a: unknown;
  readonly b: unknown;
}

interface SectionDifference {
  readonly name: string;
  readonly instanceId: number;
  readonly fields: readonly FieldDifference[];
}

interface PageDifferences {
  readonly block: string;
  /** Pages that differ or came on one side only. */
  readonly pages: number;
  /** The first of them: offset in the block, offset of the first byte in it, and the two bytes. */
  readonly first: readonly { readonly offset: number; readonly at: number; readonly a: number; readonly b: number }[];
}

/** Pages that JSON and people are shown of a block. */
const PAGES_SHOWN = 16;

/** Compares two streams; 1 if they differ. */
export function diff(io: Io, a: string, b: string, options: { readonly json?: boolean }): ExitCode {
  const [one, other] = [openStream(io, a).stream, openStream(io, b).stream];
  const facts = headDifferences(one, other);
  const { onlyA, onlyB, sections } = sectionDifferences(one, other);
  const ram = ramDifferences(one, other);
  const identical = [facts, onlyA, onlyB, sections, ram].every(({ length }) => length === 0);
  if (options.json) {
    printJson(io, { a, b, identical, stream: facts, onlyA, onlyB, sections, ram });
    return identical ? GOOD : NO;
  }
  const paint = painter(io);
  const half = Math.max(12, Math.floor((io.columns - 44) / 2));
  const line = (path: string, left: unknown, right: unknown) => {
    const texts = [left, right].map((value) => (value === undefined ? '(none)' : cut(valueText(value), half)));
    io.out(`  ${path.padEnd(36)}  ${paint('red', texts[0] as string)} → ${paint('green', texts[1] as string)}\n`);
  };
  for (const { path, a: left, b: right } of facts) line(path, left, right);
  for (const name of onlyA) io.out(`${paint('red', `only in ${a}:`)} ${name}\n`);
  for (const name of onlyB) io.out(`${paint('green', `only in ${b}:`)} ${name}\n`);
  for (const { name, instanceId, fields } of sections) {
    io.out(`${paint('bold', `${name}${instanceId === 0 ? '' : ` ${instanceId}`}`)}\n`);
    for (const { path, a: left, b: right } of fields) line(path, left, right);
  }
  for (const { block, pages, first } of ram) {
    io.out(`${paint('bold', block)}  ${plural(pages, 'page')} differ\n`);
    for (const page of first) line(`0x${(page.offset + page.at).toString(16)}`, page.a, page.b);
  }
  if (identical) io.out('no difference\n');
  return identical ? GOOD : NO;
}

function headDifferences(a: MigrationStream, b: MigrationStream): FieldDifference[] {
  const facts = (stream: MigrationStream) => ({
    release: stream.release,
    machine: machineName(stream),
    'page size': stream.pageSize,
    footers: stream.footers,
    'target page bits': stream.configuration?.target_page_bits?.target_page_bits,
    capabilities: stream.configuration?.capabilities?.capabilities.join(', '),
    description: stream.description !== undefined,
  });
  const [left, right] = [facts(a), facts(b)] as Record<string, unknown>[];
  return Object.keys(left as object)
    .map((path) => ({ path, a: left?.[path], b: right?.[path] }))
    .filter((fact) => fact.a !== fact.b);
}

function sectionDifferences(a: MigrationStream, b: MigrationStream) {
  const [left, right] = [named(a), named(b)];
  const sections: SectionDifference[] = [];
  for (const [key, section] of left) {
    const other = right.get(key);
    if (other === undefined) continue;
    const fields = fieldDifferences(section, other);
    const { idstr: name, instanceId } = section.header;
    if (fields.length > 0) sections.push({ name, instanceId, fields });
  }
  return {
    onlyA: [...left.keys()].filter((key) => !right.has(key)),
    onlyB: [...right.keys()].filter((key) => !left.has(key)),
    sections,
  };
}

/** Sections by name and instance; several of the same name and instance by their order. */
function named(stream: MigrationStream): Map<string, DeviceSection> {
  const sections = new Map<string, DeviceSection>();
  for (const section of devicesOf(stream)) {
    const { idstr, instanceId } = section.header;
    let key = instanceId === 0 ? idstr : `${idstr} ${instanceId}`;
    for (let n = 2; sections.has(key); n++) key = `${idstr} ${instanceId} (${n})`;
    sections.set(key, section);
  }
  return sections;
}

function fieldDifferences(a: DeviceSection, b: DeviceSection): FieldDifference[] {
  const differences: FieldDifference[] = [];
  if (a.header.versionId !== b.header.versionId) {
    differences.push({ path: '(version)', a: a.header.versionId, b: b.header.versionId });
  }
  const [left, right] = [leavesOf(treeOf(a.content)), leavesOf(treeOf(b.content))];
  for (const path of new Set([...left.keys(), ...right.keys()])) {
    differences.push(...valueDifferences(path, left.get(path), right.get(path)));
  }
  return differences;
}

/** Arrays are compared element by element, so that a difference names its place. */
function valueDifferences(path: string, a: Node | undefined, b: Node | undefined): FieldDifference[] {
  const [left, right] = [a?.value, b?.value];
  if (ArrayBuffer.isView(left) && ArrayBuffer.isView(right)) {
    const [one, other] = [left, right] as unknown as ArrayLike<unknown>[] as [ArrayLike<unknown>, ArrayLike<unknown>];
    if (one.length !== other.length) return [{ path: `${path}.length`, a: one.length, b: other.length }];
    return Array.from(one, (value, i) => ({ path: `${path}[${i}]`, a: value, b: other[i] })).filter((d) => d.a !== d.b);
  }
  const same = typeof left === 'object' && left !== null ? valueText(left) === valueText(right) : left === right;
  return same && (a === undefined) === (b === undefined) ? [] : [{ path, a: left, b: right }];
}

function ramDifferences(a: MigrationStream, b: MigrationStream): PageDifferences[] {
  const [left, right] = [finalPages(a), finalPages(b)];
  const out: PageDifferences[] = [];
  for (const block of new Set([...left.keys(), ...right.keys()])) {
    const [one, other] = [left.get(block), right.get(block)];
    const first: PageDifferences['first'][number][] = [];
    let pages = 0;
    for (const offset of new Set([...(one?.pages.keys() ?? []), ...(other?.pages.keys() ?? [])])) {
      // A page that never came is what memory is at the start.
      const [x, y] = [one?.pages.get(offset) ?? 0, other?.pages.get(offset) ?? 0];
      const at = pageDifference(x, y, a.pageSize);
      if (at === undefined) continue;
      pages++;
      if (first.length < PAGES_SHOWN) first.push({ offset, at, a: byteOf(x, at), b: byteOf(y, at) });
    }
    if (pages > 0 || one?.length !== other?.length) out.push({ block, pages, first });
  }
  return out;
}
