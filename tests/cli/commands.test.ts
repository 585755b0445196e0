import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Io, processIo } from '../../src/cli/io.js';
import { run } from '../../src/cli/run.js';

const test = suite('cli');
const FIXTURE = 'tests/fixtures/streams/11.1__avr__arduino-uno.mig.gz';
const folder = mkdtempSync(join(tmpdir(), 'vmstate-cli-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command with its outputs caught. */
async function command(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const io: Io = {
    ...processIo('0.0.0'),
    colours: false,
    outIsTerminal: false,
    errIsTerminal: false,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  };
  const code = await run(argv, io);
  assert.not.match(`${out}${err}`, /\n {4}at /, 'no stack trace');
  return { code, out, err };
}

/** Writes a machine and returns its file. */
async function reference(name: string, ...more: string[]): Promise<string> {
  const file = join(folder, `${name}.mig`);
  const { code, err } = await command('reference', 'pc-i440fx-2.3', '-m', '1', '-o', file, ...more);
  assert.is(code, 0, err);
  return file;
}

test('roundtrip --json is one object by the contract', async () => {
  const { code, out } = await command('roundtrip', '--json', FIXTURE);
  assert.is(code, 0);
  const { files, totals } = JSON.parse(out);
  assert.equal(files, [
    {
      file: FIXTURE,
      identical: true,
      bytes: 1923,
      firstDifference: null,
      release: '11.1',
      sections: 3,
      typed: 2,
      described: 1,
      opaque: 0,
      untyped: ['cpu'],
    },
  ]);
  assert.equal(totals, { files: 1, identical: 1, bytes: 1923, sections: 3, typed: 2, described: 1, opaque: 0 });
});

test('roundtrip -o writes what came out', async () => {
  const file = await reference('again');
  const copy = join(folder, 'copy.mig');
  assert.is((await command('roundtrip', file, '-o', copy)).code, 0);
  assert.equal(readFileSync(copy), readFileSync(file));
});

test('files may be gzip', async () => {
  const file = await reference('plain');
  writeFileSync(join(folder, 'packed.mig.gz'), gzipSync(readFileSync(file)));
  const { code, out } = await command('roundtrip', '--json', join(folder, 'packed.mig.gz'));
  assert.is(code, 0);
  assert.is(JSON.parse(out).files[0].typed, 27);
});

test('wrong use and unreadable input end with 2, and JSON says why', async () => {
  assert.is((await command('roundtrip')).code, 2);
  assert.is((await command('no-such-command')).code, 2);
  assert.is((await command('reference', 'pc-i440fx-0.1', '-o', join(folder, 'x'))).code, 2);
  assert.is((await command('analyze', join(folder, 'nothing'))).code, 2);
  const broken = join(folder, 'broken');
  writeFileSync(broken, 'QEVX this is no stream');
  const { code, out, err } = await command('roundtrip', '--json', broken);
  assert.is(code, 2);
  assert.is(JSON.parse(out).files[0].error.code, 'bad-magic');
  assert.match(err, /does not begin with QEVM/);
});

test('analyze shows values as a tree, and one device alone', async () => {
  const file = await reference('tree', '--set', 'cpu.env.regs[2]=0x1234');
  const { code, out } = await command('analyze', file, '--device', 'cpu', '--json');
  assert.is(code, 0);
  const [cpu] = JSON.parse(out).devices;
  const regs = cpu.fields.find(({ name }: { name: string }) => name === 'env.regs');
  assert.is(regs.value[2], '4660');
  const text = await command('analyze', file, '--device', 'i8254');
  assert.match(text.out, /channels\[0\]\.irq_disabled +uint32 +0/);
  assert.is((await command('analyze', file, '--device', 'nobody')).code, 1);
});

test('describe prints the description, --raw as recorded', async () => {
  const file = await reference('described');
  const raw = await command('describe', file, '--raw');
  assert.is(raw.code, 0);
  const { out, code } = await command('describe', FIXTURE);
  assert.is(code, 0);
  assert.match(out, /"page_size": 1024/);
});

test('reference lists machines, sets values and memory, and refuses what does not fit', async () => {
  const { out } = await command('reference', '--list', '--json');
  assert.is(JSON.parse(out).machines.length, 3);
  const memory = join(folder, 'memory');
  writeFileSync(memory, Uint8Array.of(1, 2, 3));
  const file = await reference('set', '--ram', `pc.ram=${memory}`, '--set', 'i8259/1.imr=0xfe', '--set', 'dma.mask=1');
  const analyzed = JSON.parse((await command('analyze', file, '--json')).out);
  assert.is(analyzed.ram.find(({ name }: { name: string }) => name === 'pc.ram').data, 1);
  const wrong = ['cpu.env.regs[16]=1', 'cpu.env.fpuc=65536', 'nobody.x=1', 'cpu.nothing=1', 'cpu'];
  for (const text of wrong) {
    const { code, err } = await command('reference', 'pc-i440fx-2.3', '-o', join(folder, 'no'), '--set', text);
    assert.is(code, 2, text);
    assert.ok(err.length > 0);
  }
});

test('diff names sections, fields and pages; 1 if they differ', async () => {
  const a = await reference('a');
  const memory = join(folder, 'page');
  writeFileSync(memory, Uint8Array.of(0, 0, 7));
  const b = await reference('b', '--set', 'i8254.channels[1].count=5', '--ram', `pc.ram=${memory}`);
  assert.is((await command('diff', a, a)).code, 0);
  const { code, out } = await command('diff', a, b, '--json');
  assert.is(code, 1);
  const { sections, ram, identical } = JSON.parse(out);
  assert.is(identical, false);
  const fields = [{ path: 'channels[1].count', a: 65536, b: 5 }];
  assert.equal(sections, [{ name: 'i8254', instanceId: 0, fields }]);
  assert.equal(ram, [{ block: 'pc.ram', pages: 1, first: [{ offset: 0, at: 2, a: 0, b: 7 }] }]);
});

test.run();
