/**
 * What each command says of a stream that can be read.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SaveVM } from '../../src/index.js';
import { readStream, writeStream } from '../../src/savevm/stream/index.js';
import { uint64, vmstate } from '../../src/vmstate/index.js';
import { answer, command, commandIn, Workspace } from './command.js';

const test = suite('cli/commands');
const work = new Workspace();
test.after(() => work.remove());

const FIXTURE = 'tests/fixtures/streams/11.1__avr__arduino-uno.mig.gz';
const PAGES = 'tests/fixtures/streams/7.2__avr__arduino-duemilanove__ram.mig.gz';
const OPAQUE = 'tests/fixtures/streams/5.2__s390x__s390-ccw-virtio-2.10.mig.gz';

test('roundtrip --json is one object by the contract', async () => {
  const { files, totals } = await answer(0, 'roundtrip', FIXTURE);
  assert.equal(files, [
    {
      file: FIXTURE,
      identical: true,
      bytes: 1923,
      firstDifference: null,
      release: '11.1',
      sections: 3,
      typed: 3,
      described: 0,
      opaque: 0,
      untyped: [],
    },
  ]);
  assert.equal(totals, { files: 1, identical: 1, bytes: 1923, sections: 3, typed: 3, described: 0, opaque: 0 });
});

test('roundtrip has a line a file and a summary, and totals of all', async () => {
  const { code, out } = await command('roundtrip', FIXTURE, OPAQUE);
  assert.is(code, 0);
  const lines = out.trimEnd().split('\n');
  assert.is(lines.length, 3);
  assert.match(lines[0] as string, /^identical .*arduino-uno.*1,923 bytes, 11\.1, 3 typed$/);
  assert.match(lines[2] as string, /^2 of 2 files identical, \d+ sections: /);
  const { files, totals } = await answer(0, 'roundtrip', FIXTURE, OPAQUE);
  for (const key of ['bytes', 'sections', 'typed', 'described', 'opaque']) {
    assert.is(totals[key], files[0][key] + files[1][key], key);
  }
});

test('roundtrip -o writes what came out', async () => {
  const file = await work.reference('again');
  const copy = work.path('copy.mig');
  assert.is((await command('roundtrip', file, '-o', copy)).code, 0);
  assert.equal(readFileSync(copy), readFileSync(file));
});

test('files may be gzip', async () => {
  const packed = work.write('packed.mig.gz', gzipSync(readFileSync(await work.reference('plain'))));
  const { files } = await answer(0, 'roundtrip', packed);
  assert.is(files[0].typed, 27);
});

test('analyze --json has everything: values in full, big numbers as text, buffers as hex', async () => {
  const file = await work.reference('tree', '--set', 'cpu.env.regs[2]=0x1234');
  const analyzed = await answer(0, 'analyze', file);
  assert.equal([analyzed.release, analyzed.pageSize, analyzed.footers], ['2.3', 4096, false]);
  assert.equal([analyzed.sections, analyzed.typed, analyzed.untyped], [27, 27, []]);
  assert.equal(
    analyzed.items.slice(0, 4).map(({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`),
    ['START ram', 'PART ram', 'END ram', 'FULL timer'],
  );
  const fieldsOf = (name: string) => analyzed.devices.find((device: { name: string }) => device.name === name).fields;
  // biome-ignore lint/suspicious/noExplicitAny: parsed JSON
  const find = (fields: any[], name: string) => fields.find((field) => field.name === name);
  assert.equal(find(fieldsOf('cpu'), 'env.regs'), {
    name: 'env.regs',
    type: 'uint64',
    value: ['0', '0', '4660', ...Array(13).fill('0')],
  });
  const [parent] = fieldsOf('0000:00:01.0/PIIX3');
  assert.match(find(parent.children, 'config').value, /^8680[0-9a-f]{508}$/);
  const channels = find(fieldsOf('i8254'), 'channels');
  assert.equal([channels.type, channels.children.length], ['struct[3]', 3]);
  assert.equal(channels.children[1].children[0], { name: 'count', type: 'int32', value: 65536 });
});

test('analyze by description gives names, types and values too', async () => {
  const def = vmstate({ name: 'typed-by-nobody', versionId: 0, fields: { cpc_base: uint64() } });
  const vm = new SaveVM({ release: '11.1' });
  vm.register(def, { cpc_base: 532185089n });
  const file = work.write('by-description.mig', vm.save());
  const { devices } = await answer(0, 'analyze', file, '--device', 'typed-by-nobody');
  assert.equal([devices.length, devices[0].how], [1, 'described']);
  assert.equal(devices[0].fields, [{ name: 'cpc_base', type: 'uint64', value: '532185089' }]);
});

test('analyze --device takes the name of a section, with its instance, or of its vmsd', async () => {
  const file = await work.reference('devices');
  const found = async (name: string) => (await answer(0, 'analyze', file, '--device', name)).devices.length;
  assert.is(await found('i8259'), 2);
  assert.is(await found('i8259/1'), 1);
  assert.is(await found('0000:00:01.3/piix4_pm'), 1);
  assert.is(await found('piix4_pm'), 1);
  const { code, err } = await command('analyze', file, '--device', 'nobody');
  assert.is(code, 1);
  assert.match(err, /there are timer, cpu_common, cpu/);
});

test('analyze for people: columns, both notations, what is alike once', async () => {
  const file = await work.reference('people', '--set', 'i8254.channels[1].count=0x200');
  const { out } = await command('analyze', file, '--device', 'i8254');
  assert.match(out, /^i8254 {2}version 3, 108 bytes at [\d,]+, typed$/m);
  assert.match(out, /^ {2}channels\[0\]\.irq_disabled {10}uint32 {2}0$/m);
  assert.match(out, /^ {6}count {17}int32 {3}512 \(0x200\)$/m);
  const alike = await command('analyze', file, '--device', 'dma');
  assert.match(alike.out, /^ {4}\[1\] to \[3\]: the same$/m);
});

test('analyze counts the pages of memory', async () => {
  const { ram, pageSize } = await answer(0, 'analyze', PAGES);
  for (const block of ram) assert.is(block.pages, Math.ceil(block.length / pageSize), block.name);
  assert.ok(ram.some(({ zero }: { zero: number }) => zero > 0));
  const content = work.write('content', new Uint8Array(4097).fill(1));
  const { ram: mine } = await answer(0, 'analyze', await work.reference('counted', '--ram', `pc.ram=${content}`));
  const { data, zero, pages, encoded, length } = mine.find(({ name }: { name: string }) => name === 'pc.ram');
  assert.equal({ data, zero, pages, encoded, length }, { data: 2, zero: 254, pages: 256, encoded: 0, length: 1 << 20 });
});

test('a block whose pages are not sent is sent when its contents are given', async () => {
  const name = '/rom@etc/table-loader';
  const blockIn = async (file: string) =>
    (await answer(0, 'analyze', file)).ram.find((block: { name: string }) => block.name === name);
  assert.is((await blockIn(await work.reference('omitted'))).bytes, 0);
  const { data } = await blockIn(await work.reference('given', '--ram', `${name}=${work.write('table', 'table')}`));
  assert.is(data, 1);
});

test('reference lists machines with their releases', async () => {
  const { machines } = await answer(0, 'reference', '--list');
  const names = machines.map(({ name, release }: { name: string; release: string }) => `${name} by ${release}`);
  for (const known of ['pc-i440fx-7.2 by 7.2', 'pc-i440fx-2.3 by 2.3', 'pc-i440fx-2.3 by 7.2']) {
    assert.ok(names.includes(known), known);
  }
  const { out } = await command('reference', '--list');
  assert.is(out.trimEnd().split('\n').length, machines.length + 1);
});

test('reference tells what saving made of a value, and leaves no half file', async () => {
  const file = work.path('noted.mig');
  const { code, err } = await command(
    'reference',
    'pc-i440fx-7.2',
    '-m',
    '1',
    '-o',
    file,
    '--set',
    'globalstate.size=1',
  );
  assert.is(code, 0);
  assert.match(err, /note: globalstate\.size was 1, but saving made it 8/);
  const failing = work.path('failing.mig');
  let written = 0;
  const open = () => ({
    write: async () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    },
    close: (whole: boolean) => {
      written = whole ? 1 : -1;
    },
  });
  const full = await commandIn({ open }, 'reference', 'pc-i440fx-2.3', '-m', '1', '-o', failing);
  assert.equal([full.code, written], [2, -1]);
  assert.match(full.err, /no space left/);
});

test('diff names sections, fields and pages; 1 if they differ', async () => {
  const a = await work.reference('a');
  const page = work.write('page', Uint8Array.of(0, 0, 7));
  const sets = ['i8254.channels[1].count=5', '0000:00:00.0/I440FX.parent_obj.config[4]=7'];
  const b = await work.reference('b', '--ram', `pc.ram=${page}`, ...sets.flatMap((set) => ['--set', set]));
  assert.is((await answer(0, 'diff', a, a)).identical, true);
  assert.is((await command('diff', a, a)).out, 'identical\n');
  const { identical, stream, onlyA, onlyB, sections, ram } = await answer(1, 'diff', a, b);
  assert.equal([identical, stream, onlyA, onlyB], [false, [], [], []]);
  assert.equal(sections, [
    { name: '0000:00:00.0/I440FX', instanceId: 0, fields: [{ path: 'parent_obj.config[4]', old: 0, new: 7 }] },
    { name: 'i8254', instanceId: 0, fields: [{ path: 'channels[1].count', old: 65536, new: 5 }] },
  ]);
  assert.equal(ram, [
    {
      block: 'pc.ram',
      old: 1 << 20,
      new: 1 << 20,
      pages: 1,
      runs: [{ offset: 0, count: 1 }],
      first: [{ page: 0, offset: 2, old: 0, new: 7 }],
    },
  ]);
  const { out } = await command('diff', a, b);
  assert.match(out, /^i8254\n {2}channels\[1\]\.count {2}65536 \(0x10000\) → 5$/m);
  assert.match(out, /^pc\.ram {2}1 page differs\n {2}0x0 {2}1 page, first byte 0x2: 0 → 7$/m);
});

test('diff of two releases: sections that one side lacks, fields by name, another length of memory', async () => {
  const a = await work.reference('older', '--release', '2.3');
  const b = await work.reference('younger', '--release', '7.2', '-m', '2');
  const { stream, onlyA, onlyB, sections, ram } = await answer(1, 'diff', a, b);
  assert.equal(stream[0], { path: 'release', old: '2.3', new: '7.2' });
  assert.equal([onlyA, onlyB], [[], ['globalstate']]);
  const timer = sections.find(({ name }: { name: string }) => name === 'timer').fields;
  assert.equal(timer, [{ path: 'dummy', old: '0' }]); // unused since: no value
  assert.equal([ram[0].block, ram[0].old, ram[0].new, ram[0].pages], ['pc.ram', 1 << 20, 2 << 20, 256]);
});

test('diff sees the configuration, and that other bytes may hold the same values', async () => {
  const one = readFileSync(await work.reference('ordered'));
  const a = await work.reference('named', '--release', '7.2');
  const other = work.path('other.mig');
  assert.is((await command('reference', 'pc-i440fx-7.2', '-m', '1', '-o', other)).code, 0);
  const { stream } = await answer(1, 'diff', a, other);
  const machine = stream.find(({ path }: { path: string }) => path === 'machine');
  assert.equal(machine, { path: 'machine', new: 'pc-i440fx-7.2' });
  // The same pages, each named anew.
  const document = readStream(one);
  const items = document.items.map((item) => {
    if (item.kind !== 'live' || item.body.kind !== 'ram') return item;
    const records = item.body.records.map((record) => (record.kind === 'page' ? { ...record, named: true } : record));
    return { ...item, body: { ...item.body, records } };
  });
  const verbose = work.write('verbose.mig', writeStream({ ...document, items }));
  const { identical, sameBytes } = await answer(0, 'diff', work.path('ordered.mig'), verbose);
  assert.equal([identical, sameBytes], [true, false]);
  assert.match((await command('diff', work.path('ordered.mig'), verbose)).out, /other bytes/);
});

test.run();
