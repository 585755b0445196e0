/**
 * `vmstate diff A B`: what differs between two streams, by section and field, and in memory by page.
 */

import { COMMAND_NAMES } from '../savevm/stream/commands.js';
import { type DeviceSection, type LiveSection, type MigrationStream, writeStream } from '../savevm/stream/index.js';
import { type Difference, nodeDifferences } from './differences.js';
import type { Io } from './io.js';
import { type BlockDifference, blockDifferences } from './memory-differences.js';
import { devicesOf, itemsOf, machineName, openStream, sectionName, vmsdName } from './open.js';
import { cut, grouped, type Paint, painter, plural, printJson, sizeText, toHex } from './output.js';
import { type ExitCode, GOOD, NO } from './problems.js';
import { treeOf, valueText } from './tree.js';

/** A section that both have. */
interface SectionDifference {
  readonly name: string;
  readonly instanceId: number;
  readonly fields: readonly Difference[];
}

/** Compares two streams; 1 if they differ. */
export function diff(io: Io, a: string, b: string, options: { readonly json?: boolean }): ExitCode {
  const [one, other] = [openStream(io, a), openStream(io, b)];
  const [left, right] = [named(one.stream), named(other.stream)];
  const stream = headDifferences(one.stream, other.stream, left, right);
  const onlyA = [...left.keys()].filter((key) => !right.has(key));
  const onlyB = [...right.keys()].filter((key) => !left.has(key));
  const sections = sectionDifferences(left, right);
  const ram = blockDifferences(one.stream, other.stream);
  const identical = [stream, onlyA, onlyB, sections, ram].every(({ length }) => length === 0);
  const sameBytes = Buffer.compare(one.bytes, other.bytes) === 0;
  if (options.json) {
    printJson(io, { a, b, identical, sameBytes, stream, onlyA, onlyB, sections, ram });
    return identical ? GOOD : NO;
  }
  const paint = painter(io);
  printFields(io, paint, stream, '');
  for (const [file, names] of [
    [a, onlyA],
    [b, onlyB],
  ] as const) {
    for (const name of names) io.out(`${paint('bold', name)}  only in ${file}\n`);
  }
  for (const { name, instanceId, fields } of sections) {
    io.out(`${paint('bold', sectionName({ idstr: name, instanceId }))}\n`);
    printFields(io, paint, fields, '  ');
  }
  for (const block of ram) printBlock(io, paint, block);
  if (identical) io.out(sameBytes ? 'identical\n' : 'no value differs; the same values are written in other bytes\n');
  return identical ? GOOD : NO;
}

/** Sections by name and instance; several of the same name and instance by their order. */
function named(stream: MigrationStream): Map<string, DeviceSection> {
  const sections = new Map<string, DeviceSection>();
  for (const section of devicesOf(stream)) {
    const { idstr, instanceId } = section.header;
    let key = sectionName(section.header);
    for (let n = 2; sections.has(key); n++) key = `${idstr} ${instanceId} (${n})`;
    sections.set(key, section);
  }
  return sections;
}

type Named = ReadonlyMap<string, DeviceSection>;

type Facts = Readonly<Record<string, unknown>>;

function factDifferences(a: Facts, b: Facts): Difference[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .map((path) => ({ path, old: a[path], new: b[path] }))
    .filter((fact) => fact.old !== fact.new);
}

function headDifferences(a: MigrationStream, b: MigrationStream, left: Named, right: Named): Difference[] {
  const facts = (stream: MigrationStream, own: Named, others: Named): Facts => {
    const items = [...itemsOf(stream.items)];
    const { configuration } = stream;
    return {
      release: stream.release,
      machine: machineName(stream),
      'page size': stream.pageSize,
      footers: stream.footers,
      description: stream.description !== undefined,
      'target page bits': configuration?.target_page_bits?.target_page_bits,
      capabilities: configuration?.capabilities?.capabilities.join(', '),
      uuid: configuration?.uuid && toHex(configuration.uuid.uuid),
      commands: items
        .flatMap((item) => (item.kind === 'command' ? [`${COMMAND_NAMES[item.command]} ${toHex(item.data)}`] : []))
        .join(', '),
      'order of sections': [...own.keys()].filter((key) => others.has(key)).join(', '),
      ...liveFacts(items.filter((item) => item.kind === 'live')),
      'bytes behind the end': toHex(stream.trailing),
    };
  };
  return factDifferences(facts(a, left, right), facts(b, right, left));
}

/** Live sections besides RAM, as the bytes of all their bodies. */
function liveFacts(sections: readonly LiveSection[]): Record<string, string> {
  const facts: Record<string, string> = {};
  for (const section of sections) {
    if (section.body.kind === 'ram') continue;
    // A stream of nothing but this section: its body in bytes, without a writer of its own.
    const bytes = writeStream({
      release: '2.3',
      pageSize: 4096,
      configuration: undefined,
      footers: false,
      items: [section],
      description: undefined,
      trailing: new Uint8Array(0),
    });
    facts[section.header.idstr] = (facts[section.header.idstr] ?? '') + toHex(bytes.subarray(8, bytes.length - 1));
  }
  return facts;
}

function headerFacts(section: DeviceSection): Facts {
  const { sectionId, versionId } = section.header;
  return { '(section id)': sectionId, '(version)': versionId, '(vmsd)': vmsdName(section) };
}

function sectionDifferences(left: Named, right: Named): SectionDifference[] {
  const sections: SectionDifference[] = [];
  for (const [key, one] of left) {
    const other = right.get(key);
    if (other === undefined) continue;
    const fields = [
      ...factDifferences(headerFacts(one), headerFacts(other)),
      ...nodeDifferences(treeOf(one.content), treeOf(other.content)),
    ];
    const { idstr: name, instanceId } = one.header;
    if (fields.length > 0) sections.push({ name, instanceId, fields });
  }
  return sections;
}

const LONGEST_PATH = 40;
/** Columns of the arrow and the gaps. */
const GAPS = 5;

function printFields(io: Io, paint: Paint, fields: readonly Difference[], indent: string): void {
  const width = Math.min(LONGEST_PATH, Math.max(0, ...fields.map(({ path }) => path.length)));
  const half = Math.max(12, Math.floor((io.columns - indent.length - width - GAPS) / 2));
  const show = (value: unknown) => cut(value === undefined ? '(none)' : valueText(value), half);
  for (const field of fields) {
    const path = cut(field.path, LONGEST_PATH).padEnd(width);
    io.out(`${indent}${path}  ${paint('red', show(field.old))} → ${paint('green', show(field.new))}\n`);
  }
}

/** Runs of pages that people are shown of a block. */
const RUNS_SHOWN = 16;

function printBlock(io: Io, paint: Paint, block: BlockDifference): void {
  const { pages, runs, first } = block;
  const length = (bytes: number | undefined) => (bytes === undefined ? '(none)' : sizeText(bytes));
  const other = block.old === block.new ? '' : `, length ${length(block.old)} → ${length(block.new)}`;
  io.out(
    `${paint('bold', block.block)}  ${pages === 1 ? '1 page differs' : `${plural(pages, 'page')} differ`}${other}\n`,
  );
  for (const { offset, count } of runs.slice(0, RUNS_SHOWN)) {
    const byte = first.find((difference) => difference.page === offset);
    const detail =
      byte && `, first byte 0x${byte.offset.toString(16)}: ${byte.old ?? '(none)'} → ${byte.new ?? '(none)'}`;
    io.out(`  0x${offset.toString(16)}  ${plural(count, 'page')}${detail ?? ''}\n`);
  }
  if (runs.length > RUNS_SHOWN) io.out(`  … ${grouped(runs.length - RUNS_SHOWN)} more runs\n`);
}
