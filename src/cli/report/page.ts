/**
 * The page: one file without anything from elsewhere, that shows a stream.
 *
 * It works without its script; its policy lets nothing run or load but the one style and the one script in it. All that
 * comes from the stream is escaped.
 */
import { createHash } from 'node:crypto';
import { COMMAND_NAMES } from '../../savevm/stream/commands.js';
import type { DeviceSection, Item } from '../../savevm/stream/index.js';
import { type BlockFacts, blockFacts, finalPages } from '../memory.js';
import { devicesOf, itemsOf, type Opened, sectionName, vmsdName } from '../open.js';
import { grouped, plural, sizeText } from '../output.js';
import { streamFacts } from '../stream-facts.js';
import { valueText } from '../tree.js';
import { memoryMap } from './memory-map.js';
import { type PlacedNode, placedNodes } from './nodes.js';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';
import { escapeHtml } from './text.js';

/** Bytes and numbers of one value that are shown when it is opened. */
const MOST_BYTES = 4096;
const MOST_NUMBERS = 1024;
/** Values that are longer than this are opened to be seen. */
const SHORT = 16;

/** The page of a stream. */
export function pageOf(opened: Opened): string {
  const { file, stream } = opened;
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(STYLE)}'`,
    `script-src '${hashOf(SCRIPT)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const blocks = blockFacts(stream);
  const title = file.replace(/^.*[/\\]/, '');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escapeHtml(title)}</h1>
<dl>${facts(opened)}</dl>
</header>
<main>
${blocks.length === 0 ? '' : `<h2>Memory</h2>\n${memory(opened, blocks)}`}
<h2>Devices</h2>
<div class="bar" hidden><input id="search" type="search" aria-label="Search names, types and values" placeholder="Search names, types, values ( / )"><output id="found" for="search"></output><button type="button" id="open">Open all</button><button type="button" id="close">Close all</button></div>
${devicesOf(stream).map(sectionHtml).join('\n')}
<h2>Order</h2>
${order([...itemsOf(stream.items)], devicesOf(stream))}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function facts(opened: Opened): string {
  return streamFacts(opened)
    .map(([name, text]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(text)}</dd>`)
    .join('');
}

function memory({ stream }: Opened, blocks: readonly BlockFacts[]): string {
  const pages = finalPages(stream);
  const parts = blocks.map((block) => {
    const { name, length, zero, data, encoded, bytes } = block;
    const held = pages.get(name);
    const records = [
      `${plural(zero, 'zero record')}, ${plural(data, 'data record')}`,
      ...(encoded > 0 ? [`${grouped(encoded)} encoded`] : []),
      plural(bytes, 'byte'),
    ].join(', ');
    const [facts, map] =
      held === undefined || held.pages.size === 0
        ? ['no page of it is in the stream', '']
        : [records, memoryMap(name, held, stream.pageSize)];
    return `<li><strong>${escapeHtml(name)}</strong> ${sizeText(length)}, ${plural(block.pages, 'page')} <small>${facts}</small>${map}</li>`;
  });
  return `<ul class="memory">${parts.join('')}</ul>`;
}

function sectionHtml(section: DeviceSection, i: number): string {
  const { header, offset, length, content } = section;
  const name = sectionName(header);
  const own = vmsdName(section);
  const vmsd = header.idstr.endsWith(own) ? '' : `${own}, `;
  const text = `${vmsd}version ${header.versionId}, ${plural(length, 'byte')} at ${hex(offset)}, ${content.how}`;
  const nodes = placedNodes(section);
  const head =
    '<li class="f head"><span>name</span><span>type</span><span class="o">offset</span><span class="n">bytes</span><span>value</span></li>';
  return `<details class="section" id="s${i}"><summary><span class="k">${escapeHtml(name)}</span> <small>${escapeHtml(text)}</small></summary><ul>${head}${nodes.map(nodeHtml).join('')}</ul></details>`;
}

function nodeHtml(node: PlacedNode): string {
  const { name, type, offset, size, children } = node;
  if (children !== undefined) {
    const place = [size === undefined ? '' : plural(size, 'byte'), offset === undefined ? '' : `at ${hex(offset)}`];
    const facts = [type, ...place].filter((part) => part !== '').join(', ');
    return `<li><details><summary><span class="k">${escapeHtml(name)}</span> <small>${escapeHtml(facts)}</small></summary><ul>${children.map(nodeHtml).join('')}</ul></details></li>`;
  }
  const cells = `<span class="k">${escapeHtml(name)}</span><span class="t">${escapeHtml(type)}</span><span class="o">${offset === undefined ? '' : hex(offset)}</span><span class="n">${size === undefined ? '' : grouped(size)}</span>`;
  return `<li class="f">${cells}${valueHtml(node)}</li>`;
}

function valueHtml({ type, value }: PlacedNode): string {
  const short = type === 'timer' && value === -1n ? 'not pending' : valueText(value);
  const whole = wholeText(value);
  if (whole === undefined) return `<span class="v">${escapeHtml(short)}</span>`;
  // The text is there twice; a search looks at the short one.
  return `<details class="v" data-t="${escapeHtml(short)}"><summary><span class="k">${escapeHtml(short)}</span></summary><pre>${whole.map(escapeHtml).join('\n')}</pre></details>`;
}

/** All of a long value, or as much of it as is of use to people. */
function wholeText(value: unknown): string[] | undefined {
  if (value instanceof Uint8Array) return value.length > SHORT ? bytesText(value) : undefined;
  if (!ArrayBuffer.isView(value) && !Array.isArray(value)) return undefined;
  const items = value as unknown as ArrayLike<unknown>;
  if (items.length <= SHORT / 2) return undefined;
  const shown = Array.from({ length: Math.min(items.length, MOST_NUMBERS) }, (_, i) => `[${i}] ${valueText(items[i])}`);
  if (items.length > MOST_NUMBERS) shown.push(`… ${grouped(items.length - MOST_NUMBERS)} more`);
  return shown;
}

/** Sixteen bytes a line, as hex and as text. */
function bytesText(bytes: Uint8Array): string[] {
  const lines: string[] = [];
  for (let at = 0; at < Math.min(bytes.length, MOST_BYTES); at += 16) {
    const row = bytes.subarray(at, at + 16);
    const digits = Array.from(row, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = Array.from(row, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${at.toString(16).padStart(4, '0')}  ${digits.padEnd(47)}  ${text}`);
  }
  if (bytes.length > MOST_BYTES) lines.push(`… ${plural(bytes.length - MOST_BYTES, 'more byte')}`);
  return lines;
}

/** Everything that is in the stream, in its order; parts of a live section that follow each other are one line. */
function order(items: readonly Item[], devices: readonly DeviceSection[]): string {
  const rows: string[] = [];
  let parts = 0;
  items.forEach((item, i) => {
    if (item.kind === 'command') {
      const name = COMMAND_NAMES[item.command] ?? String(item.command);
      rows.push(row('command', escapeHtml(name), '', '', grouped(item.data.length)));
      return;
    }
    const next = items[i + 1];
    const { type, idstr, sectionId } = item.header;
    const again = next?.kind === 'live' && next.header.type === type && next.header.sectionId === sectionId;
    parts++;
    if (again && PHASES[type] === 'PART') return;
    const phase = `${PHASES[type] ?? type}${parts > 1 ? ` × ${grouped(parts)}` : ''}`;
    parts = 0;
    const at = devices.indexOf(item as DeviceSection);
    const name = at < 0 ? escapeHtml(idstr) : `<a href="#s${at}">${escapeHtml(idstr)}</a>`;
    rows.push(row(phase, name, String(sectionId), hex(item.offset), grouped(item.length)));
  });
  const head =
    '<tr><th>kind</th><th>section</th><th class="num">id</th><th class="num">offset</th><th class="num">bytes</th></tr>';
  return `<div class="wide"><table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table></div>`;
}

const PHASES: Readonly<Record<number, string>> = { 1: 'START', 2: 'PART', 3: 'END', 4: 'FULL' };

function row(kind: string, name: string, id: string, offset: string, bytes: string): string {
  return `<tr><td>${kind}</td><td>${name}</td><td class="num">${id}</td><td class="num">${offset}</td><td class="num">${bytes}</td></tr>`;
}

function hex(n: number): string {
  return `0x${n.toString(16)}`;
}
