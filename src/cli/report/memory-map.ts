/**
 * The map of a block of guest memory: which of its pages are zero, hold data, or never came.
 */
import type { BlockPages } from '../memory.js';
import { grouped, plural, sizeText } from '../output.js';
import { escapeHtml } from './text.js';

/** Cells of a map: a cell is a page, or several that lie side by side. */
const MOST_CELLS = 4096;
const COLUMNS = 128;

/** What a cell shows, by weight: data before a fill before zeros before nothing. */
const KINDS = ['none', 'zero', 'fill', 'data'] as const;
type Kind = (typeof KINDS)[number];

const WORDS: Readonly<Record<Kind, string>> = {
  none: 'not in the stream',
  zero: 'zero',
  fill: 'one byte repeated',
  data: 'data',
};

/** The map as a picture, and what its colours mean. */
export function memoryMap(name: string, block: BlockPages, pageSize: number): string {
  const pages = Math.ceil(block.length / pageSize);
  const each = Math.max(1, Math.ceil(pages / MOST_CELLS));
  const cells = new Uint8Array(Math.ceil(pages / each));
  const counts: Record<Kind, number> = { none: pages, zero: 0, fill: 0, data: 0 };
  for (const [offset, page] of block.pages) {
    const kind: Kind = typeof page === 'number' ? (page === 0 ? 'zero' : 'fill') : 'data';
    counts[kind]++;
    counts.none--;
    const cell = Math.floor(offset / pageSize / each);
    cells[cell] = Math.max(cells[cell] ?? 0, KINDS.indexOf(kind));
  }
  const rows = Math.max(1, Math.ceil(cells.length / COLUMNS));
  const title = `${name}: ${KINDS.map((kind) => `${grouped(counts[kind])} ${WORDS[kind]}`).join(', ')}`;
  const size = `viewBox="0 0 ${COLUMNS} ${rows}" height="${rows * 6}"`;
  const picture = `<svg class="map" role="img" ${size} preserveAspectRatio="none"><title>${escapeHtml(title)}</title>${runs(cells, each, pageSize)}</svg>`;
  const legend = KINDS.filter((kind) => counts[kind] > 0).map(
    (kind) => `<li><i class="${kind}"></i>${grouped(counts[kind])} ${WORDS[kind]}</li>`,
  );
  const scale = `<li>a cell is ${each === 1 ? 'a page' : plural(each, 'page')} (${sizeText(each * pageSize)})</li>`;
  return `${picture}<ul class="legend">${legend.join('')}${scale}</ul>`;
}

/** A rectangle for each run of equal cells in a row. */
function runs(cells: Uint8Array, each: number, pageSize: number): string {
  let out = '';
  for (let at = 0; at < cells.length; ) {
    let to = at + 1;
    const kind = cells[at] as number;
    while (to < cells.length && cells[to] === kind && to % COLUMNS !== 0) to++;
    const x = at % COLUMNS;
    const y = Math.floor(at / COLUMNS);
    const title = `<title>from 0x${(at * each * pageSize).toString(16)}: ${WORDS[KINDS[kind] as Kind]}</title>`;
    out += `<rect class="${KINDS[kind]}" x="${x}" y="${y}" width="${to - at}" height="1">${title}</rect>`;
    at = to;
  }
  return out;
}
