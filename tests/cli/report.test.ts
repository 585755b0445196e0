/**
 * `vmstate report`: the page without a browser. Its structure, its policy, and that nothing from a stream is markup.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { decodeStream } from '../../src/cli/open.js';
import { type PlacedNode, placedNodes } from '../../src/cli/report/nodes.js';
import { escapeHtml } from '../../src/cli/report/text.js';
import { VIRTIO_S390 } from '../../src/devices/virtio/transports.js';
import { virtioRng } from '../../src/devices/virtio/virtio-devices.js';
import { SaveVM } from '../../src/savevm/index.js';
import {
  array,
  buffer,
  byHand,
  gtreeDirect,
  qtailq,
  struct,
  timer,
  uint8,
  uint16,
  uint32,
  vmstate,
} from '../../src/vmstate/index.js';
import { bytesOf, fixtures } from '../streams/recordings.js';
import { command, Workspace } from './command.js';

const test = suite('cli/report');
const work = new Workspace();
test.after(() => work.remove());

const PC = 'tests/fixtures/streams/7.2__x86_64__pc-i440fx-7.2.mig.gz';
const PAGES = 'tests/fixtures/streams/7.2__avr__arduino-duemilanove__ram.mig.gz';

async function pageOf(file: string): Promise<string> {
  const out = work.path('page.html');
  const { code, err } = await command('report', file, '-o', out);
  assert.equal([code, err], [0, '']);
  return readFileSync(out, 'utf8');
}

/** Tags in the order of the page, without the text of style and script. */
function tagsOf(page: string): { name: string; closing: boolean; text: string }[] {
  const bare = page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '<$1></$1>');
  return [...bare.matchAll(/<(\/?)([a-z]\w*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*>/gi)].map((found) => ({
    name: found[2] as string,
    closing: found[1] === '/',
    text: found[0],
  }));
}

const VOID = new Set(['meta', 'input', 'link', 'img', 'br', 'hr']);

test('the page is whole: every element is closed in its place, and all markup is ours', async () => {
  const page = await pageOf(PC);
  assert.match(page, /^<!doctype html>\n<html lang="en">/);
  const open: string[] = [];
  const tags = tagsOf(page);
  for (const { name, closing, text } of tags) {
    if (VOID.has(name)) continue;
    if (!closing) open.push(name);
    else assert.is(open.pop(), name, text);
  }
  assert.equal(open, []);
  const bare = page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '<$1></$1>').replace('<!doctype html>', '');
  assert.is((bare.match(/</g) ?? []).length, tags.length, 'no other angle bracket');
});

test('nothing may run or be loaded but the one style and the one script in it', async () => {
  const page = await pageOf(PC);
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
  const hashOf = (name: string) => {
    const found = [...page.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'g'))];
    assert.is(found.length, 1, name);
    return createHash('sha256')
      .update(found[0]?.[1] as string)
      .digest('base64');
  };
  assert.equal(policy.split('; '), [
    "default-src 'none'",
    `style-src 'sha256-${hashOf('style')}'`,
    `script-src 'sha256-${hashOf('script')}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  for (const { text } of tagsOf(page)) assert.not.match(text, /\s(on\w+|style|src|action|formaction)=/i, text);
  for (const [, link] of page.matchAll(/href="([^"]*)"/g)) assert.match(link as string, /^#s\d+$/);
  assert.not.match(page.replace(/sha256-[^']*/g, ''), /https?:|url\(|@import|eval\(|new Function/);
});

test('the script is no code that a browser would refuse', async () => {
  const page = await pageOf(PC);
  const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] as string;
  for (const id of script.matchAll(/getElementById\('(\w+)'\)/g)) assert.ok(page.includes(`id="${id[1]}"`), id[1]);
});

test('every section and every value of it stands there, with type, place and size', async () => {
  const page = await pageOf(PC);
  const stream = decodeStream(bytesOf({ file: PC, release: '7.2' }));
  const sections = stream.items.filter((item) => item.kind === 'device');
  assert.is((page.match(/<details class="section"/g) ?? []).length, sections.length);
  const pit = sections.find(({ header }) => header.idstr === 'i8254');
  assert.ok(pit);
  assert.ok(page.includes(`version 3, 108 bytes at 0x${pit.offset.toString(16)}, typed`));
  const at = (pit.offset + 4).toString(16);
  assert.ok(
    page.includes(
      `<span class="k">count</span><span class="t">int32</span><span class="o">0x${at}</span><span class="n">4</span><span class="v">65536 (0x10000)</span>`,
    ),
  );
  assert.match(page, /<a href="#s\d+">i8254<\/a>/);
});

test('places of all values: they follow each other from the begin of a section to its end', () => {
  let placed = 0;
  for (const recording of fixtures()) {
    const stream = decodeStream(bytesOf(recording));
    for (const item of stream.items) {
      if (item.kind !== 'device') continue;
      const nodes = placedNodes(item);
      // Some texts of arrays of pointers do not tell what is on the wire; then there is no place at all.
      if (nodes.every(({ offset }) => offset === undefined)) continue;
      placed++;
      let at = item.offset;
      for (const node of nodes) {
        assert.is(node.offset, at, `${recording.file} ${item.header.idstr} ${node.name}`);
        at += node.size as number;
      }
      assert.is(at, item.offset + item.length, `${recording.file} ${item.header.idstr}`);
    }
  }
  assert.ok(placed > 100, `${placed} sections`);
});

const item = vmstate({ name: 'item', versionId: 1, fields: { a: uint16() } });
const lists = vmstate({
  name: 'lists',
  versionId: 1,
  fields: { n: uint8(), queue: qtailq(item), tree: gtreeDirect(item), words: array(2, uint16()), when: timer() },
  subsections: { more: vmstate({ name: 'lists/more', versionId: 1, fields: { x: uint32() } }) },
});

test('places within lists, trees and subsections count their marks', () => {
  const vm = new SaveVM({ release: '7.2' });
  const state = {
    n: 1,
    queue: [{ a: 1 }, { a: 2 }],
    tree: [{ key: 7n, value: { a: 3 } }],
    words: Uint16Array.of(4, 5),
    when: -1n,
    more: { x: 6 },
  };
  vm.register(lists, state);
  const [section] = decodeStream(vm.save()).items;
  assert.is(section?.kind, 'device');
  if (section?.kind !== 'device') return;
  const begin = section.offset;
  const flat = (nodes: readonly PlacedNode[], path = ''): string[] =>
    nodes.flatMap((node) => [
      `${path}${node.name} ${(node.offset as number) - begin}+${node.size}`,
      ...flat(node.children ?? [], `${path}${node.name} `),
    ]);
  assert.equal(flat(placedNodes(section)), [
    'n 0+1',
    'queue 1+7',
    'queue [0] 2+2',
    'queue [0] a 2+2',
    'queue [1] 5+2',
    'queue [1] a 5+2',
    'tree 8+16',
    'tree [0] 13+10',
    'tree [0] key 13+8',
    'tree [0] value 21+2',
    'tree [0] value a 21+2',
    'words 24+4',
    'when 28+8',
    'lists/more 36+20',
    'lists/more x 52+4',
  ]);
});

test('many equal elements are one, as long as all of them', () => {
  const slots = array(9, struct(item), { name: 'slots' });
  const vm = new SaveVM({ release: '7.2' });
  const values = [1, 0, 0, 0, 0, 0, 2, 2, 2].map((a) => ({ a }));
  vm.register(vmstate({ name: 'many', versionId: 1, fields: { slots } }), { slots: values });
  const [section] = decodeStream(vm.save()).items;
  if (section?.kind !== 'device') throw new Error('no section of a device');
  const [all] = placedNodes(section);
  assert.equal(
    all?.children?.map(({ name, type, offset, size }) => [name, type, (offset as number) - section.offset, size]),
    [
      ['[0]', 'item', 0, 2],
      ['[1] to [5]', 'item, 5 alike', 2, 10],
      ['[6]', 'item', 12, 2],
      ['[7]', 'item', 14, 2],
      ['[8]', 'item', 16, 2],
    ],
  );
});

test('what QEMU writes by hand is taken apart where a definition knows it', () => {
  const vm = new SaveVM({ release: '7.2' });
  const config = { config_len: 2, config: Uint8Array.of(8, 9), queues: 0, vq: [] };
  const virtio = { proxy: {}, status: 7, isr: 1, queue_sel: 0, guest_features: 5, ...config, broken: { broken: true } };
  vm.register(virtioRng(VIRTIO_S390), { virtio } as never);
  const [section] = decodeStream(vm.save()).items;
  if (section?.kind !== 'device') throw new Error('no section of a device');
  const [node, ...others] = placedNodes(section);
  assert.equal([node?.name, node?.type, others.length], ['virtio', 'virtio', 0]);
  const places = (node?.children ?? []).map(({ name, offset, size }) => [
    name,
    (offset as number) - section.offset,
    size,
  ]);
  assert.equal(places, [
    ['proxy', 0, 0],
    ['status', 0, 1],
    ['isr', 1, 1],
    ['queue_sel', 2, 2],
    ['guest_features', 4, 4],
    ['config_len', 8, 4],
    ['config', 12, 2],
    ['queues', 14, 4],
    ['virtio/broken', 18, 20],
  ]);
  assert.is(node?.size, 38);
});

test('so is each element of an array that QEMU writes by hand', () => {
  const queue = vmstate({ name: 'queue', versionId: 1, fields: { head: uint16(), on: uint8() } });
  const card = vmstate({
    name: 'card',
    versionId: 1,
    fields: { queues: array(2, byHand('queue', queue)()), last: uint8() },
  });
  const vm = new SaveVM({ release: '2.3' });
  const state = {
    queues: [
      { head: 1, on: 1 },
      { head: 2, on: 0 },
    ],
    last: 9,
  };
  vm.register(card, state);
  const [section] = decodeStream(vm.save()).items;
  if (section?.kind !== 'device') throw new Error('no section of a device');
  const content = { how: 'typed', def: card, release: '2.3', versionId: 1, context: undefined } as const;
  const [queues, last] = placedNodes({ ...section, content: { ...content, state } });
  assert.equal(
    queues?.children?.map(({ name, size, children }) => [name, size, children?.map(({ value }) => value)]),
    [
      ['[0]', 3, [1, 1]],
      ['[1]', 3, [2, 0]],
    ],
  );
  assert.is(last?.value, 9);
});

test('memory is drawn: every block, and what its pages hold', async () => {
  const page = await pageOf(PAGES);
  const stream = decodeStream(bytesOf({ file: PAGES, release: '7.2' }));
  assert.ok(stream.items.length > 0);
  assert.match(page, /<svg class="map" role="img" viewBox="0 0 128 \d+"/);
  assert.match(page, /<rect class="zero" x="0" y="0" width="\d+" height="1"><title>from 0x0: zero<\/title><\/rect>/);
  assert.match(page, /<li><i class="zero"><\/i>[\d,]+ zero<\/li>/);
  assert.match(await pageOf(PC), /<strong>pc\.ram<\/strong> .*no page of it is in the stream/);
});

const evil = `</script><script>alert(1)</script><img src=x onerror="alert('2')">&amp;\u0001`;

test('what comes from the stream is never markup', async () => {
  const def = vmstate({
    name: evil,
    versionId: 1,
    fields: {
      [evil]: uint8(),
      parts: array(2, struct(vmstate({ name: `${evil}x`, versionId: 1, fields: { a: uint8({ name: evil }) } }))),
      data: buffer(64),
    },
    subsections: { sub: vmstate({ name: `${evil}/sub`, versionId: 1, fields: { b: uint8() } }) },
  });
  const vm = new SaveVM({ release: '7.2', machine: '"><svg onload=alert(3)>-7.2' });
  vm.registerRam('<b>ram</b>"', new Uint8Array(4096).fill(1));
  const data = new TextEncoder().encode('<script>alert(4)</script>'.padEnd(64));
  vm.register(def, { [evil]: 1, parts: [{ a: 1 }, { a: 2 }], data, sub: { b: 1 } } as never);
  const page = await pageOf(work.write('evil<i>"&.mig', vm.save()));
  const names = new Set(tagsOf(page).map(({ name }) => name));
  for (const tag of ['img', 'b']) assert.not.ok(names.has(tag), tag);
  assert.is((page.match(/<script/g) ?? []).length, 1);
  assert.is((page.match(/<\/script/g) ?? []).length, 1);
  assert.not.match(page, /<svg onload|<b>ram|<img/);
  assert.not.ok(page.includes('\u0001'));
  assert.ok(page.includes('\\u0001'));
  assert.ok(page.includes('&lt;/script&gt;&lt;script&gt;alert(1)'));
  assert.ok(page.includes('&lt;b&gt;ram&lt;/b&gt;&quot;'));
  for (const { text } of tagsOf(page)) assert.not.match(text, /\son\w+=/i, text);
});

test('escaping: markup, quotes, what cannot be seen and halves of pairs', () => {
  assert.is(escapeHtml(`<a href='x'>"&`), '&lt;a href=&#39;x&#39;&gt;&quot;&amp;');
  assert.is(escapeHtml('a\u0000b\nc\u200bd\u2028e\u202ef'), 'a\\u0000b\\u000ac\\u200bd\\u2028e\\u202ef');
  assert.is(escapeHtml('\ud800x \u{1f600} \udc00'), '\\ud800x \u{1f600} \\udc00');
  assert.is(escapeHtml('größer 漢字'), 'größer 漢字');
});

test('ten thousand values make a page of a few MiB, quickly enough to be waited for', async () => {
  const many = vmstate({
    name: 'many',
    versionId: 1,
    fields: { items: array(10_000, struct(item)), more: qtailq(item) },
  });
  const vm = new SaveVM({ release: '7.2' });
  vm.register(many, { items: Array.from({ length: 10_000 }, (_, a) => ({ a })), more: [] });
  const page = await pageOf(work.write('many', vm.save()));
  assert.is((page.match(/<li class="f">/g) ?? []).length, 10_000);
  assert.ok(page.length < 5_000_000, String(page.length));
});

test('long values are cut, and say so', async () => {
  const long = vmstate({ name: 'long', versionId: 1, fields: { bytes: buffer(10_000), words: array(3000, uint16()) } });
  const vm = new SaveVM({ release: '7.2' });
  vm.register(long, { bytes: new Uint8Array(10_000), words: new Uint16Array(3000) });
  const page = await pageOf(work.write('long', vm.save()));
  assert.match(page, /… 5,904 more bytes/);
  assert.match(page, /… 1,976 more/);
});

test('wrong use ends with 2, and leaves no page', async () => {
  assert.is((await command('report', PC)).code, 2);
  const out = work.path('none.html');
  const { code, err } = await command('report', work.write('broken', 'no stream'), '-o', out);
  assert.is(code, 2);
  assert.match(err, /broken: /);
  assert.is(existsSync(out), false);
});

test.run();
