/** `vmstate check`: sources of every kind, answers, exit codes. */
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dumpBytes } from '../support/dumps.js';
import { answer, command, commandIn, Workspace } from './command.js';

const test = suite('cli/check');
const work = new Workspace();
test.after(() => work.remove());

/** A module that exports definitions, with a library of its own in it, as a user's build has. */
function moduleOf(name: string, body: string): string {
  const source = `import { array, bool, struct, uint16, uint32, uint8, vmstate, when } from './src/vmstate/index.ts';\n${body}`;
  const { outputFiles } = buildSync({
    stdin: { contents: source, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
  });
  return work.write(`${name}.mjs`, outputFiles[0]?.contents as Uint8Array);
}

const UART = (fields: string, version = 1) =>
  `export const vmstateUart = vmstate({ name: 'uart', versionId: ${version}, fields: { ${fields} } });`;
const v1 = moduleOf('v1', UART('a: uint8(), b: uint16()'));
const bad = moduleOf('bad', UART('a: uint8(), b: uint16(), c: bool()'));
const v2 = moduleOf('v2', UART('a: uint8(), b: uint16(), c: bool({ since: 2 })', 2));

const STREAM = 'tests/fixtures/streams/7.2__x86_64__pc-i440fx-7.2.mig.gz';
const DUMP = (release: string) => `tests/fixtures/dumps/${release}__sparc__LX.dump.json.gz`;

test('two modules: good ends with 0, not compatible with 1, and says why', async () => {
  assert.equal(await answer(0, 'check', v1, v2), {
    compatible: true,
    findings: [
      {
        severity: 'note',
        path: 'uart',
        code: 'version-raised',
        message: 'version 1 is now 2: OLD refuses what NEW saves; a subsection would spare it',
      },
    ],
  });
  const { compatible, findings } = await answer(1, 'check', v1, bad);
  assert.equal([compatible, findings.length, findings[0].code, findings[0].path], [false, 1, 'field-added', 'uart/c']);
  const { code, out } = await command('check', v1, bad);
  assert.is(code, 1);
  assert.match(out, /error {2}uart\/c {2}field-added\n.*raise versionId/);
  assert.match(out, /bad\.mjs does not load what .*v1\.mjs saves: 1 error, 0 warnings, 0 notes\n$/);
});

test('--both answers the other question, too; the first one decides', async () => {
  const { compatible, reverse } = await answer(0, 'check', v1, v2, '--both');
  assert.equal([compatible, reverse.compatible], [true, false]);
  assert.equal(
    reverse.findings.map((finding: { code: string }) => finding.code),
    ['version-lowered', 'field-removed'],
  );
  assert.match((await command('check', v1, v2, '--both')).out, /v2\.mjs loads[\s\S]*v1\.mjs does not load/);
});

test('modules may export lists and rows of a catalogue; nested definitions are no devices', async () => {
  const list = moduleOf(
    'list',
    `const inner = vmstate({ name: 'inner', versionId: 1, fields: { x: uint8() } });
     ${UART('a: uint8(), b: uint16()').replace('export ', '')}
     export const devices = [{ def: vmstateUart }, vmstate({ name: 'other', versionId: 1, fields: { i: struct(inner) } })];
     export { inner }; export const answer = 42; export default null;`,
  );
  assert.is((await answer(0, 'check', v1, list)).compatible, true);
  const whole = moduleOf(
    'whole',
    `${UART('a: uint8(), b: uint16()').replace('export ', '')} export default { vmstateUart };`,
  );
  assert.is((await answer(0, 'check', v1, whole)).findings.length, 0);
  const { findings } = await answer(1, 'check', list, v1);
  assert.equal(
    findings.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`),
    ['other device-removed'],
  );
});

test('streams, descriptions, dumps and the catalogue, in any mix', async () => {
  const described = work.write('described.json', (await command('describe', STREAM)).out);
  for (const [older, newer, ...more] of [
    [STREAM, 'catalogue', '--release', '7.2'],
    [described, 'catalogue', '--release', '7.2'],
    [STREAM, described],
    ['catalogue', 'catalogue', '--release', '2.3'],
    [DUMP('7.2'), DUMP('7.2')],
  ] as const) {
    const { compatible, findings } = await answer(0, 'check', older, newer, ...more);
    assert.ok(compatible);
    assert.not(findings.some(({ code }: { code: string }) => code === 'nothing-compared'));
  }
  const [avr, riscv] = ['avr__arduino-uno', 'riscv64__boston-aia'].map(
    (m) => `tests/fixtures/streams/11.1__${m}.mig.gz`,
  );
  const machines = await answer(1, 'check', avr as string, riscv as string);
  assert.is(machines.findings[0].code, 'machine-differs');
  const plain = work.write('plain.json', dumpBytes('7.2__sparc__LX'));
  assert.is((await answer(1, 'check', plain, DUMP('11.1'))).compatible, false);
});

test('a release for each side, one device, accepted findings', async () => {
  const ladder = moduleOf(
    'ladder',
    `import { byRelease } from './src/vmstate/index.ts'; ${UART("a: byRelease({ '2.3': uint8(), '7.2': uint16() })")}`,
  );
  assert.is((await answer(0, 'check', ladder, ladder, '--release', '5.2')).findings.length, 0);
  const releases = ['--old-release', '5.2', '--new-release', '7.2'];
  assert.is((await answer(1, 'check', ladder, ladder, ...releases)).findings[0].code, 'size-changed');
  for (const accept of ['size-changed', 'uart/a', 'size-changed@uart/a']) {
    const { findings } = await answer(0, 'check', ladder, ladder, ...releases, '--accept', accept);
    assert.is(findings[0].severity, 'note');
  }
  assert.is((await answer(0, 'check', v1, bad, '--accept', 'field-added', '--accept', 'uart/x')).compatible, true);
  assert.is((await answer(1, 'check', v1, v2, '--device', 'none')).findings[0].code, 'nothing-compared');
  assert.is(
    (await answer(0, 'check', STREAM, 'catalogue', '--release', '7.2', '--device', 'i8254')).findings.length,
    0,
  );
});

test("--qemu: QEMU's verdicts on two dumps, or on the dumps of two modules", async () => {
  const { compatible, findings } = await answer(1, 'check', DUMP('7.2'), DUMP('11.1'), '--qemu');
  assert.not(compatible);
  assert.equal(
    findings.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`),
    ['sysbus-esp/esp.data_in_ready field-mismatch', 'sysbus-esp/esp entry-missing'],
  );
  assert.is((await answer(0, 'check', v1, bad, '--qemu')).compatible, true, 'it does not see fields at the end');
  assert.is((await answer(0, 'check', v1, v2, '--qemu', '--both')).reverse.findings.length, 3);
  for (const [older, newer, ...more] of [
    [STREAM, STREAM],
    [DUMP('7.2'), v1],
    [v1, v2, '--device', 'uart'],
    [v1, v2, '--accept', 'uart/c'],
  ] as const) {
    assert.is((await answer(2, 'check', older, newer, '--qemu', ...more)).error.code, 'wrong-use');
  }
});

test('what many devices have in common is printed once', async () => {
  const { out } = await command('check', DUMP('5.2'), DUMP('11.1'));
  const lines = out.split('\n').filter((line) => /^(error|warning|note)/.test(line));
  const { findings } = await answer(1, 'check', DUMP('5.2'), DUMP('11.1'));
  assert.ok(lines.length <= findings.length);
  assert.ok(
    out.includes(`${findings.filter(({ severity }: { severity: string }) => severity === 'error').length} errors`),
  );
});

test('wrong use and what cannot be read end with 2', async () => {
  const empty = work.write('empty.mjs', 'export const answer = 42;');
  const broken = work.write('broken.mjs', 'export const = ;');
  const stripped = work.write('types.ts', 'export const answer: number = 42; enum E { a }');
  const text = work.write('text', 'no stream');
  const cut = work.write('cut.json', dumpBytes('7.2__sparc__LX').subarray(0, 1000));
  const packed = work.write('cut.gz', gzipSync(dumpBytes('7.2__sparc__LX')).subarray(0, 100));
  const deep = work.write('deep.json', `{"a":${'['.repeat(100_000)}`);
  const list = work.write('list.json', '{"a": []}');
  const bare = work.write('bare', new Uint8Array([0x51, 0x45, 0x56, 0x4d, 0, 0, 0, 3, 0]));
  for (const [file, code] of [
    [empty, 'no-definition'],
    [broken, 'import-failed'],
    [work.path('missing.mjs'), 'ERR_MODULE_NOT_FOUND'],
    [work.path('missing'), 'ENOENT'],
    [text, 'bad-magic'],
    [cut, 'description-syntax'],
    [packed, 'Z_BUF_ERROR'],
    [deep, 'too-large'],
    [list, 'description-shape'],
    [bare, 'description-missing'],
  ] as const) {
    for (const files of [
      [file, v1],
      [v1, file],
    ]) {
      const { error } = await answer(2, 'check', ...files);
      assert.is(error.code, code, file);
      assert.ok(error.message.includes(file), error.message);
    }
  }
  assert.is((await command('check', stripped, v1)).code, 2);
  for (const [more, reason] of [
    [['--release', '6.0'], /2\.3, 5\.2/],
    [['--accept', 'nonsense'], /CODE@PATH/],
    [['--accept', 'nonsense@uart'], /CODE@PATH/],
  ] as const) {
    const { code, err } = await command('check', v1, v2, ...more);
    assert.is(code, 2);
    assert.match(err, reason);
  }
  assert.is((await command('check', v1)).code, 2);
});

test('where Node does not run TypeScript, this is said', async () => {
  const refuse = async () => {
    throw Object.assign(new Error('Unknown file extension'), { code: 'ERR_UNKNOWN_FILE_EXTENSION' });
  };
  const { code, err } = await commandIn({ import: refuse }, 'check', 'devices.ts', v1);
  assert.is(code, 2);
  assert.match(err, /devices\.ts: .*22\.18/);
});

test.run();
