/**
 * What scripts depend on: exit codes, one JSON object, nothing else on stdout, no stack traces, files of any kind.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { sameBytes } from '../../src/testing/index.js';
import { findDescription } from '../../src/vmstate/described/index.js';
import { answer, command, commandIn, Workspace } from './command.js';

const test = suite('cli/contract');
const work = new Workspace();
test.after(() => work.remove());

const FIXTURE = 'tests/fixtures/streams/11.1__avr__arduino-uno.mig.gz';

test('wrong use ends with 2 and says how it is right', async () => {
  const wrong: readonly (readonly [string, RegExp])[] = [
    ['', /Usage: vmstate/],
    ['nothing-such', /unknown command/],
    ['analyze', /missing required argument/],
    ['analyze a b', /too many arguments/],
    ['roundtrip --fast x', /unknown option/],
    ['roundtrip a b -o c', /one FILE/],
    ['analyze --release 6.0 x', /2\.3, 5\.2, 7\.2, 10\.0, 11\.1/],
    ['reference', /--list/],
    ['reference pc-i440fx-7.2 --release 11.1 -o x', /pc-i440fx-7\.2 of 7\.2/],
    ['reference pc-i440fx-7.2 -m much -o x', /128M/],
    ['diff a', /missing required argument/],
  ];
  for (const [line, reason] of wrong) {
    const { code, out, err } = await command(...line.split(' ').filter((word) => word !== ''));
    assert.is(code, 2, line);
    assert.is(out, '', line);
    assert.match(err, reason, line);
  }
  assert.match((await answer(2, 'reference', 'pc-i440fx-7.2')).error.message, /-o FILE/);
  assert.is((await answer(2, 'analyze')).error.code, 'wrong-use');
});

test('help and version are good', async () => {
  assert.match(
    (await command('--help')).out,
    /analyze[\s\S]*describe[\s\S]*roundtrip[\s\S]*reference[\s\S]*diff[\s\S]*check/,
  );
  assert.equal(await command('--version'), { code: 0, out: '0.0.0\n', err: '', bytes: new Uint8Array(0) });
  assert.is((await command('diff', '--help')).code, 0);
});

test('unreadable input ends with 2 in every command, with the file named', async () => {
  const broken = work.write('broken', 'this is no stream');
  const packed = work.write('broken.gz', gzipSync('QEVM').subarray(0, 12));
  const missing = work.path('missing');
  for (const [file, code] of [
    [broken, 'bad-magic'],
    [packed, 'Z_BUF_ERROR'],
    [missing, 'ENOENT'],
    [work.folder, 'EISDIR'],
  ] as const) {
    for (const line of [
      ['analyze', file],
      ['describe', file],
      ['roundtrip', file],
      ['diff', FIXTURE, file],
    ]) {
      const { code: exit, err } = await command(...line);
      assert.is(exit, 2, `${line[0]} ${code}`);
      assert.ok(err.includes(file), `${line[0]} names the file: ${err}`);
    }
    assert.is((await answer(2, 'analyze', file)).error.code, code);
    assert.is((await answer(2, 'roundtrip', file)).files[0].error.code, code);
  }
});

test('an error of the stream keeps its path and offset', async () => {
  const whole = readFileSync(await work.reference('cut'));
  const file = work.write('cut', whole.subarray(0, 40));
  const { error } = await answer(2, 'analyze', file);
  assert.is(error.code, 'truncated');
  assert.is(typeof error.offset, 'number');
  assert.match(error.message, /cut: .*at byte \d+/);
  const { files, totals } = await answer(2, 'roundtrip', file, FIXTURE);
  assert.equal(files[0].error, { ...error, message: files[0].error.message });
  assert.is(files[0].release, null);
  assert.equal([totals.files, totals.identical], [2, 1]);
});

test('a stream that is cut off anywhere is an answer, not a crash', async () => {
  const whole = readFileSync(await work.reference('whole'));
  for (let length = 0; length < whole.length; length += 997) {
    const { code } = await commandIn({ read: () => whole.subarray(0, length) }, 'roundtrip', 'cut', '--json');
    assert.is(code, 2, `cut at ${length}`);
  }
});

test('a stream with one byte changed is an answer, not a crash', async () => {
  const whole = readFileSync(await work.reference('changed'));
  for (let at = 0; at < whole.length; at += 1499) {
    const changed = Uint8Array.from(whole);
    changed[at] = (changed[at] as number) ^ 0x5a;
    const { code } = await commandIn({ read: () => changed }, 'roundtrip', 'changed', '--json');
    assert.ok(code === 0 || code === 1 || code === 2, `changed at ${at}`);
  }
});

test('- is standard input', async () => {
  const bytes = readFileSync(await work.reference('piped'));
  const paths: string[] = [];
  const read = (path: string) => {
    paths.push(path);
    return bytes;
  };
  assert.is((await commandIn({ read }, 'roundtrip', '-')).code, 0);
  assert.equal(paths, ['-']);
});

test('reference writes to stdout, but not to a terminal', async () => {
  const file = await work.reference('stdout');
  const { code, out, err, bytes } = await command('reference', 'pc-i440fx-2.3', '-m', '1');
  assert.is(code, 0);
  assert.is(out, '');
  sameBytes(bytes, new Uint8Array(readFileSync(file)));
  assert.match(err, /27 sections, [\d,]+ bytes, /);
  assert.match(err, /qemu-system-x86_64 -M pc-i440fx-2\.3 -nodefaults -m 1 -S -incoming "exec:cat FILE"/);
  const refused = await commandIn({ outIsTerminal: true }, 'reference', 'pc-i440fx-2.3');
  assert.is(refused.code, 2);
  assert.is(refused.bytes.length, 0);
});

test('reference --json says what it wrote', async () => {
  const file = work.path('said.mig');
  const said = await answer(0, 'reference', 'pc-i440fx-2.3', '--release', '7.2', '-m', '640k', '-o', file);
  assert.is(said.bytes, readFileSync(file).length);
  assert.equal([said.machine, said.release, said.file, said.sections], ['pc-i440fx-2.3', '7.2', file, 28]);
  assert.equal(said.ram[0], { name: 'pc.ram', length: 640 * 1024 });
  assert.match(said.command, /-m 640k -S -incoming "exec:cat /);
});

test('without --release a machine is that of the oldest release', async () => {
  assert.is((await answer(0, 'analyze', await work.reference('oldest'))).release, '2.3');
  const younger = await work.reference('younger', '--release', '7.2');
  const { release, machine } = await answer(0, 'analyze', younger);
  assert.equal([release, machine], ['7.2', null]); // the machine type has no configuration section
});

test('describe: --raw are the recorded bytes, the others the same object', async () => {
  const file = await work.reference('text');
  const stream = readFileSync(file);
  const place = findDescription(stream) as { start: number; end: number };
  const recorded = stream.subarray(place.start, place.end);
  sameBytes((await command('describe', '--raw', file)).bytes, new Uint8Array(recorded));
  const object = JSON.parse(recorded.toString());
  assert.equal(JSON.parse((await command('describe', file)).out), object);
  assert.equal(await answer(0, 'describe', file), object);
});

test('a stream without a description answers describe with 1', async () => {
  const stream = readFileSync(await work.reference('bare'));
  const place = findDescription(stream) as { start: number };
  const bare = work.write('bare', stream.subarray(0, place.start - 5));
  assert.is((await answer(1, 'describe', bare)).error.code, 'description-missing');
  const [result] = (await answer(0, 'roundtrip', bare)).files;
  assert.equal([result.identical, result.typed], [true, 27]);
});

test('untyped names are unique and sorted, and --release is taken', async () => {
  const [result] = (await answer(0, 'roundtrip', FIXTURE, '--release', '11.1')).files;
  assert.equal(result.untyped, [...new Set(result.untyped)].sort());
  assert.is(result.release, '11.1');
});

test('colours only where stdout takes them, and lines keep to its width', async () => {
  const file = await work.reference('colours');
  const plain = await commandIn({ columns: 60 }, 'analyze', file);
  assert.not.ok(plain.out.includes('\x1b'));
  for (const line of plain.out.split('\n').slice(1)) assert.ok(line.length <= 60, line);
  const coloured = await commandIn({ colours: true }, 'analyze', file);
  assert.ok(coloured.out.includes('\x1b[1m'));
});

test.run();
