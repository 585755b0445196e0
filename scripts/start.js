/**
 * `npm start`: the main job in one go. Saves a PC as a stream, reads it back, and lets real QEMU load and run it.
 *
 * `npm start -- FILE` takes any stream through `roundtrip` and `analyze` instead.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const QEMU = 'qemu-system-x86_64';
const TIME_LIMIT_MS = 20_000;

execFileSync(process.execPath, ['scripts/build.js', '--js'], { stdio: 'inherit' });

const [file] = process.argv.slice(2);
if (file === undefined) await showPc();
else {
  for (const command of ['roundtrip', 'analyze']) {
    const { status } = spawnSync(process.execPath, ['dist/cli/main.js', command, file], { stdio: 'inherit' });
    process.exitCode ||= status ?? 2;
  }
}

async function showPc() {
  const { buildMachine, FIRMWARE_TEXT, pcI440fx72 } = await import('../dist/machines/index.js');
  const { readStream, writeStream } = await import('../dist/savevm/stream/index.js');
  const { catalogue } = await import('../dist/devices/index.js');

  const machine = buildMachine(pcI440fx72);
  machine.devices.get('i8254').state.channels[0].count = 4660;
  const begin = performance.now();
  const stream = machine.vm.save();
  const saved = performance.now() - begin;
  const { sections } = pcI440fx72;
  say(`saved ${pcI440fx72.name}, 128 MiB: ${sections.length} sections, ${stream.length} bytes, ${saved.toFixed(1)} ms`);

  const document = readStream(stream, { catalogue });
  const typed = document.items.filter((item) => item.kind === 'device' && item.content.how === 'typed').length;
  const same = Buffer.compare(writeStream(document), stream) === 0;
  say(`read it by its own description: ${typed} sections typed, written again ${same ? 'identical' : 'DIFFERENT'}`);

  const other = buildMachine(pcI440fx72);
  const report = other.vm.load(stream);
  const count = other.devices.get('i8254').state.channels[0].count;
  say(`loaded it into a second machine: memory and ${report.loaded.length - 1} sections, PIT counter ${count}`);
  if (!same || count !== 4660) process.exitCode = 1;

  if (spawnSync(QEMU, ['--version']).status !== 0) {
    say(`${QEMU} is not here: the step with real QEMU was left out`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'vmstate-'));
  try {
    const path = join(folder, 'pc.mig');
    writeFileSync(path, stream);
    const paused = await load(path, ['-S']);
    say(`real QEMU loaded it: its status is '${paused}'`);
    const console = join(folder, 'console');
    const running = await load(path, ['-debugcon', `file:${console}`], () => read(console).includes('\n'));
    say(`and ran it: its status is '${running}', and the guest said '${read(console).trim()}'`);
    if (!read(console).includes(FIRMWARE_TEXT)) process.exitCode = 1;
  } catch (error) {
    say(`QEMU did not load it: ${error.message}`);
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function say(text) {
  console.log(text);
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Starts QEMU, lets it load the stream, waits, and returns its status. */
async function load(path, more, until = () => true) {
  const words = ['-M', 'pc-i440fx-7.2,accel=tcg', '-m', '128', '-nodefaults', '-display', 'none', '-qmp', 'stdio'];
  const qemu = spawn(QEMU, [...words, ...more, '-incoming', 'defer'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const timer = setTimeout(() => qemu.kill('SIGKILL'), TIME_LIMIT_MS);
  let log = '';
  qemu.stderr.on('data', (chunk) => {
    log += chunk;
  });
  const lines = createInterface({ input: qemu.stdout })[Symbol.asyncIterator]();
  const execute = async (command, args) => {
    qemu.stdin.write(`${JSON.stringify({ execute: command, arguments: args })}\n`);
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(log.trim() || 'it ended without a word');
      const answer = JSON.parse(value);
      if (answer.error) throw new Error(answer.error.desc);
      if ('return' in answer) return answer.return;
    }
  };
  try {
    await execute('qmp_capabilities');
    await execute('migrate-incoming', { uri: `exec:cat ${path}` });
    for (;;) {
      const { status } = await execute('query-status');
      if (status !== 'inmigrate' && until()) return status;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    clearTimeout(timer);
    qemu.kill('SIGKILL');
  }
}
