/**
 * `vmstate analyze FILE`: the sections of a stream and their values.
 */

import type { DeviceSection, Item } from '../savevm/stream/index.js';
import { COMMANDS } from '../savevm/wire.js';
import type { Io } from './io.js';
import { blockFacts } from './memory.js';
import { devicesOf, itemsOf, machineName, openStream, understandingOf, understandingText, vmsdName } from './open.js';
import { cut, grouped, type Paint, painter, plural, printJson, sizeText, table } from './output.js';
import { type ExitCode, GOOD, NO } from './problems.js';
import { releaseOf } from './reference.js';
import { type Node, treeOf, valueText } from './tree.js';

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
      machine: machineName(stream),
      bytes: bytes.length,
      pageSize,
      footers,
      configuration: configuration && { ...configuration, name: machineName(stream) },
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

function isCalled(section: DeviceSection, name: string): boolean {
  const { idstr, instanceId } = section.header;
  return [idstr, `${idstr}/${instanceId}`, vmsdName(section)].includes(name);
}

const PHASES: Readonly<Record<number, string>> = { 1: 'START', 2: 'PART', 3: 'END', 4: 'FULL' };

function itemFacts(item: Item): object {
  if (item.kind === 'command') {
    return { kind: 'command', command: item.command, name: COMMANDS[item.command]?.name, data: item.data };
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

function printOverview(io: Io, paint: Paint, { file, bytes, stream }: ReturnType<typeof openStream>): void {
  const { release, configuration, pageSize, footers } = stream;
  const machine = machineName(stream);
  const facts = [`QEMU ${release}`, ...(machine === undefined ? [] : [machine]), plural(bytes.length, 'byte')];
  io.out(`${paint('bold', file)}: ${facts.join(', ')}, pages of ${pageSize} bytes, ${footers ? '' : 'no '}footers\n`);
  if (configuration?.capabilities !== undefined) {
    io.out(`capabilities: ${configuration.capabilities.capabilities.join(', ')}\n`);
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
  const rows = [...itemsOf(stream.items)].map((item) => {
    if (item.kind === 'command')
      return ['command', COMMANDS[item.command]?.name ?? '', '', '', grouped(item.data.length), ''];
    const { type, idstr, instanceId, sectionId } = item.header;
    const how = item.kind === 'device' ? item.content.how : 'live';
    return [PHASES[type] as string, idstr, String(instanceId), String(sectionId), grouped(item.length), how];
  });
  printTable(io, paint, [['', 'section', 'instance', 'id', 'bytes', ''], ...rows], [2, 3, 4]);
  io.out(`${understandingText(understandingOf(stream))}\n`);
}

function printTable(io: Io, paint: Paint, rows: readonly (readonly string[])[], right: readonly number[]): void {
  const [head, ...lines] = table(rows, right);
  io.out(`\n${paint('bold', head as string)}\n${lines.map((line) => `${line}\n`).join('')}\n`);
}

function printDevice(io: Io, paint: Paint, section: DeviceSection): void {
  const { header, offset, length, content } = section;
  const { idstr, instanceId, versionId } = header;
  const facts = `version ${versionId}, ${plural(length, 'byte')} at ${grouped(offset)}, ${content.how}`;
  io.out(`\n${paint('bold', `${idstr}${instanceId === 0 ? '' : ` ${instanceId}`}`)}  ${paint('dim', facts)}\n`);
  printNodes(io, paint, treeOf(content), '  ');
}

/** Names and types in columns; the values take what is left of the width. */
function printNodes(io: Io, paint: Paint, nodes: readonly Node[], indent: string): void {
  const leaves = nodes.filter(({ children }) => children === undefined);
  const names = Math.min(36, Math.max(0, ...leaves.map(({ name }) => name.length)));
  const types = Math.max(0, ...leaves.map(({ type }) => type.length));
  for (const { name, type, value, children } of nodes) {
    if (children !== undefined) {
      io.out(`${indent}${name}  ${paint('dim', type)}\n`);
      printNodes(io, paint, children, `${indent}  `);
      continue;
    }
    const room = Math.max(20, io.columns - indent.length - names - types - 4);
    io.out(`${indent}${name.padEnd(names)}  ${paint('dim', type.padEnd(types))}  ${cut(valueText(value), room)}\n`);
  }
}
