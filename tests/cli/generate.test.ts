/**
 * `vmstate generate`: files in, a definition out.
 */
import { existsSync, readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { command, Workspace } from './command.js';

const test = suite('cli/generate');
const work = new Workspace();
test.after(() => work.remove());

const PC = 'tests/fixtures/streams/7.2__x86_64__pc-i440fx-7.2.mig.gz';
const OLD_STYLE = 'tests/fixtures/streams/5.2__s390x__s390-ccw-virtio-2.10.mig.gz';
const OLD_PC = 'tests/fixtures/streams/2.3__i386__pc-i440fx-2.1.mig.gz';

const DUMP = JSON.stringify({
  vmschkmachine: { Name: 'none' },
  'isa-pit': {
    Name: 'isa-pit',
    version_id: 3,
    minimum_version_id: 2,
    Description: {
      name: 'i8254',
      version_id: 3,
      minimum_version_id: 2,
      Fields: [
        { field: 'channels[0].irq_disabled', version_id: 3, field_exists: false, size: 4 },
        {
          field: 'channels',
          version_id: 2,
          field_exists: false,
          size: 56,
          Description: { name: 'pit channel', version_id: 2, minimum_version_id: 2 },
        },
        { field: 'channels[0].next_transition_time', version_id: 0, field_exists: false, size: 8 },
      ],
    },
  },
});

test('a definition goes to stdout, or to a file', async () => {
  const { code, bytes, err } = await command('generate', PC, '--device', 'i8254');
  assert.equal([code, err], [0, '']);
  const source = new TextDecoder().decode(bytes);
  assert.match(source, /^\/\*\*\n \* `i8254`: written by `vmstate generate`/);
  assert.ok(source.includes(` * - ${PC}: QEMU 7.2\n`));
  assert.match(source, /channels: array\(3, struct\(vmstatePitChannel\)\),/);
  assert.match(source, /^export type I8254State = StateOf<typeof vmstateI8254>;$/m);
  const file = work.path('pit.ts');
  assert.is((await command('generate', PC, '--device', 'i8254', '-o', file, '--import', '../vmstate.js')).code, 0);
  assert.is(readFileSync(file, 'utf8'), source.replace("from 'vmstate'", "from '../vmstate.js'"));
});

test('a dump adds versions; alone it gives what it has', async () => {
  const dump = work.write('dump.json', DUMP);
  const both = await command('generate', PC, dump, '--device', 'i8254');
  const source = new TextDecoder().decode(both.bytes);
  assert.match(source, /minimumVersionId: 2,/);
  assert.match(source, /irq_disabled: uint32\(\{ name: 'channels\[0\]\.irq_disabled', since: 3 \}\)/);
  assert.match(source, /channels: array\(3, struct\(vmstatePitChannel\), \{ since: 2 \}\)/);
  assert.ok(source.includes(` * - ${dump}: -dump-vmstate\n`));
  const alone = new TextDecoder().decode((await command('generate', dump, '--device', 'isa-pit')).bytes);
  assert.match(alone, /A dump has no types: they are guessed from sizes in memory/);
});

test('streams of two releases give ladders', async () => {
  const { bytes } = await command('generate', OLD_PC, PC, '--device', 'timer');
  assert.match(new TextDecoder().decode(bytes), /dummy: byRelease\(\{ '2\.3': int64\(\), '7\.2': unused\(8\) \}\),/);
});

test('the answer is no when there is no such device, or when nobody knows what is in it', async () => {
  const missing = await command('generate', PC, '--device', 'nobody');
  assert.is(missing.code, 1);
  assert.match(missing.err, /no device is called nobody; there are timer, /);
  const opaque = await command('generate', OLD_STYLE, '--device', 'todclock');
  assert.is(opaque.code, 1);
  assert.match(opaque.err, /todclock is an old-style section: the stream says nothing/);
  const out = work.path('nothing.ts');
  await command('generate', PC, '--device', 'nobody', '-o', out);
  assert.is(existsSync(out), false);
});

test('wrong use and unreadable input end with 2', async () => {
  const dump = work.write('two.json', DUMP);
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [[PC], /--device/],
    [['--device', 'x'], /missing required argument/],
    [[dump, dump, '--device', 'isa-pit'], /whose release/],
    [[PC, '--device', 'serial', '--release', '6.0'], /2\.3, 5\.2/],
    [[work.write('broken.json', '{"a": 1}'), '--device', 'x'], /broken\.json: a: .*must be a device/],
    [[work.write('cut.json', DUMP.slice(0, 99)), '--device', 'x'], /cut\.json: .*\(at byte \d+\)/],
    [[work.write('text', 'no stream'), '--device', 'x'], /text: /],
    [[work.path('missing'), '--device', 'x'], /missing: there is no such file/],
  ];
  for (const [argv, reason] of wrong) {
    const { code, err } = await command('generate', ...argv);
    assert.is(code, 2, argv.join(' '));
    assert.match(err, reason);
  }
});

test.run();
