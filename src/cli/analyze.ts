/**
 * `vmstate analyze FILE`: the sections of a stream and their values.
 */

import { COMMAND_NAMES } from '../savevm/stream/commands.js';
import type { DeviceSection, Item } from '../savevm/stream/index.js';
import type { Io } from './io.js';
import { blockFacts } from './memory.js';
import {
  devicesOf,
  isCalled,
  itemsOf,
  machineName,
  type Opened,
  openStream,
  sectionName,
  understandingOf,
  vmsdName,
} from './open.js';
import { cut, grouped, type Paint, painter, plural, printJson, sizeText, table, wrapped } from './output.js';
import { type ExitCode, GOOD, NO } from './problems.js';
import { releaseOf } from './reference.js';
import { streamFacts } from './stream-facts.js';
import { treeOf } from './tree.js';
import { treeLines } from './tree-lines.js';

/** What the command takes. */
export interface AnalyzeOptions {
  readonly device?: string;
  readonly release?: string;
  readonly json?: boolean;
}

/** Prints a stream as a tree. */
export function analyze(io: Io, file: string, options: AnalyzeOptions): ExitCode {
  const release = options.release === undefined ? undefined : releaseOf(options.release);
  const opened = openStream(io, file, release);
  const { stream, bytes } = opened;
  const all = devicesOf(stream);
  const { device } = options;
  const chosen = device === undefined ? all : all.filter((section) => isCalled(section, device));
  if (options.json) {
    const { configuration, pageSize, footers } = stream;
    printJson(io, {
      file,
      release: stream.release,
      machine: machineName(stream) ?? null,
      bytes: bytes.length,
      pageSize,
      footers,
      description: stream.description?.json ?? null,
      trailing: stream.trailing.length,
      configuration: configuration === undefined ? null : { ...configuration, name: machineName(stream) },
      items: [...itemsOf(stream.items)].map(itemFacts),
      ram: blockFacts(stream),
      ...understandingOf(stream),
      devices: chosen.map(deviceFacts),
    });
  } else {
    const paint = painter(io);
    if (device === undefined) printOverview(io, paint, opened);
    for (const section of chosen) printDevice(io, paint, section);
  }
  if (device === undefined || chosen.length > 0) return GOOD;
  const names = [...new Set(all.map(({ header }) => header.idstr))];
  io.err(`no section is called ${device}; there are ${names.join(', ')}\n`);
  return NO;
}

const PHASES: Readonly<Record<number, string>> = { 1: 'START', 2: 'PART', 3: 'END', 4: 'FULL' };

function itemFacts(item: Item): object {
  if (item.kind === 'command') {
    return { kind: 'command', command: item.command, name: COMMAND_NAMES[item.command], data: item.data };
  }
  const { header, offset, length } = item;
  const { idstr, instanceId, sectionId, versionId } = header;
  return { kind: PHASES[header.type], name: idstr, instanceId, sectionId, versionId, offset, length };
}

function deviceFacts(section: DeviceSection): object {
  const { header, offset, length, content } = section;
  const { idstr, instanceId, sectionId, versionId } = header;
  const fields = treeOf(content);
  return {
    name: idstr,
    instanceId,
    sectionId,
    versionId,
    vmsd: vmsdName(section),
    how: content.how,
    offset,
    length,
    fields,
  };
}

function printOverview(io: Io, paint: Paint, opened: Opened): void {
  const { stream } = opened;
  const facts = streamFacts(opened);
  const width = Math.max(...facts.map(([name]) => name.length));
  for (const [name, text] of facts) {
    const [first = '', ...more] = wrapped(text, Math.max(20, io.columns - width - 2));
    io.out(`${paint('dim', name.padEnd(width))}  ${first}\n`);
    for (const line of more) io.out(`${' '.repeat(width)}  ${line}\n`);
  }
  const blocks = blockFacts(stream);
  if (blocks.length > 0) {
    const head = ['memory', 'length', 'pages', 'zero', 'data', 'encoded', 'bytes'];
    const rows = blocks.map((block) => [
      block.name,
      sizeText(block.length),
      ...[block.pages, block.zero, block.data, block.encoded, block.bytes].map(grouped),
    ]);
    printTable(io, paint, [head, ...rows], [1, 2, 3, 4, 5, 6]);
  }
  const head = ['', 'section', 'instance', 'id', 'bytes', ''];
  printTable(io, paint, [head, ...itemRows([...itemsOf(stream.items)])], [2, 3, 4]);
}

/** A line an item; the parts of a live section that follow each other are one. */
function itemRows(items: readonly Item[]): string[][] {
  const rows: string[][] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item;
    if (item.kind === 'command') {
      const name = COMMAND_NAMES[item.command] ?? String(item.command);
      rows.push(['command', name, '', '', grouped(item.data.length), '']);
      continue;
    }
    const { type, idstr, instanceId, sectionId } = item.header;
    const phase = PHASES[type] as string;
    let last = i;
    let bytes = item.length;
    for (let next = items[i + 1]; phase === 'PART' && next?.kind === 'live'; next = items[last + 1]) {
      if (next.header.type !== type || next.header.sectionId !== sectionId) break;
      bytes += next.length;
      last++;
    }
    const many = last === i ? phase : `${phase} × ${grouped(last - i + 1)}`;
    const how = item.kind === 'device' ? item.content.how : 'live';
    rows.push([many, idstr, String(instanceId), String(sectionId), grouped(bytes), how]);
    i = last;
  }
  return rows;
}

function printTable(io: Io, paint: Paint, rows: readonly (readonly string[])[], right: readonly number[]): void {
  const [head, ...lines] = table(rows, right).map((line) => cut(line, io.columns));
  io.out(`\n${paint('bold', head as string)}\n${lines.map((line) => `${line}\n`).join('')}`);
}

function printDevice(io: Io, paint: Paint, section: DeviceSection): void {
  const { header, offset, length, content } = section;
  const { versionId } = header;
  const facts = `version ${versionId}, ${plural(length, 'byte')} at ${grouped(offset)}, ${content.how}`;
  const name = sectionName(header);
  io.out(`\n${paint('bold', name)}  ${paint('dim', cut(facts, io.columns - name.length - 2))}\n`);
  for (const line of treeLines(treeOf(content), io.columns, paint)) io.out(`${line}\n`);
}
