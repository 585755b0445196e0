/**
 * `npm start`: saves a PC as a stream, reads it back, loads it into a second machine, and, where QEMU is installed,
 * lets QEMU load it and run the program in its BIOS. `npm start -- FILE` looks at a stream instead.
 */
import { execFileSync, spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const MACHINE = 'pc-i440fx-7.2';
const RELEASE = '7.2';
const TIME_LIMIT_MS = 30_000;

/** The time of the youngest file below a folder. */
const youngest = (folder) =>
  Math.max(...readdirSync(folder, { recursive: true }).map((name) => statSync(join(folder, name)).mtimeMs));

function buildIfNeeded() {
  if (existsSync('dist/cli/main.js') && youngest('dist') >= youngest('src')) return;
  console.log('Building dist/ ...');
  execFileSync(process.execPath, ['scripts/build.js', '--js'], { stdio: 'inherit' });
}

/** `vmstate roundtrip FILE` and `vmstate analyze FILE`. */
async function look(file) {
  const { run } = await import('../dist/cli/run.js');
  const { processIo } = await import('../dist/cli/io.js');
  const io = processIo(JSON.parse(readFileSync('package.json', 'utf8')).version);
  const codes = [await run(['roundtrip', file], io)];
  console.log();
  codes.push(await run(['analyze', file], io));
  process.exitCode = Math.max(...codes);
}

/** Saves, reads and loads; gives the file for QEMU. */
async function saveAndLoad(folder) {
  const { buildMachine, findMachine } = await import('../dist/machines/index.js');
  const { catalogue } = await import('../dist/devices/index.js');
  const { readStream } = await import('../dist/savevm/stream/index.js');
  const spec = findMachine(MACHINE, RELEASE);

  const file = join(folder, 'pc.mig');
  const begin = performance.now();
  const bytes = buildMachine(spec).vm.save();
  writeFileSync(file, bytes);
  const ms = (since) => `${Math.round(performance.now() - since)} ms`;
  console.log(`saved   ${MACHINE} as QEMU ${RELEASE} does: ${bytes.length} bytes in ${ms(begin)}, to ${file}`);

  const reading = performance.now();
  const stream = readStream(bytes, { catalogue });
  const devices = stream.items.filter(({ kind }) => kind === 'device');
  const typed = devices.filter(({ content }) => content.how === 'typed');
  const said = stream.description === undefined ? 'no description' : 'a description of all of them';
  console.log(`read    ${devices.length} sections of devices, ${typed.length} typed, and ${said}, in ${ms(reading)}`);

  const loading = performance.now();
  const second = buildMachine(spec);
  const report = second.vm.load(bytes);
  const again = second.vm.save();
  const same = Buffer.compare(bytes, again) === 0 ? 'saves the same bytes again' : 'SAVES OTHER BYTES';
  console.log(`loaded  ${report.loaded.length} sections into a second machine, which ${same}, in ${ms(loading)}`);
  for (const warning of report.warnings) console.log(`        ${warning}`);
  if (Buffer.compare(bytes, again) !== 0) process.exitCode = 1;
  return { file, spec };
}

function findOnPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {}
  }
  return undefined;
}

/** One QEMU that loads the stream, with QMP over its stdio: `use` may execute commands. */
async function withQemu(binary, { spec, file, args }, use) {
  const child = spawn(binary, [
    ...['-M', spec.name, '-m', String(spec.memory / 2 ** 20), '-nodefaults', '-no-user-config', '-display', 'none'],
    ...['-qmp', 'stdio', '-incoming', 'defer', ...spec.arguments, ...args],
  ]);
  const timer = setTimeout(() => child.kill('SIGKILL'), TIME_LIMIT_MS);
  let log = '';
  let ended = false;
  const waiting = [];
  const closed = new Promise((resolve) => {
    const end = () => {
      ended = true;
      for (const wake of waiting.splice(0)) wake({ error: { desc: log.trim() || 'it ended' } });
      resolve();
    };
    child.on('error', (error) => {
      log += error.message;
      end();
    });
    child.on('close', end);
  });
  child.stdin.on('error', () => {}); // reported by 'close'
  child.stderr.on('data', (text) => (log += text));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const message = JSON.parse(line);
    if ('return' in message || 'error' in message) waiting.shift()?.(message);
  });
  const execute = async (command, more = {}) => {
    const answer = await new Promise((resolve) => {
      waiting.push(resolve);
      if (ended) waiting.splice(0).forEach((wake) => wake({ error: { desc: log.trim() || 'it ended' } }));
      else child.stdin.write(`${JSON.stringify({ execute: command, arguments: more })}\n`);
    });
    if (answer.error) throw new Error(answer.error.desc);
    return answer.return;
  };
  try {
    await execute('qmp_capabilities');
    await execute('migrate-incoming', { uri: `exec:cat '${file}'` });
    let status = 'inmigrate';
    while (status === 'inmigrate') {
      await sleep(20);
      ({ status } = await execute('query-status'));
    }
    return await use({ execute, status });
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
    await closed;
  }
}

async function letQemuLoad(folder, { file, spec }) {
  const name = `qemu-system-${spec.target}`;
  const binary = findOnPath(name);
  if (binary === undefined) {
    console.log(`QEMU    ${name} is not on PATH: whether it loads the stream was left out`);
    return;
  }
  const version = /version (\S+)/.exec(execFileSync(binary, ['--version'], { encoding: 'utf8' }))?.[1];
  try {
    const status = await withQemu(binary, { file, spec, args: ['-S'] }, async ({ status }) => status);
    console.log(`QEMU    ${version} has loaded it; its status is: ${status}`);
    const output = join(folder, 'debugcon');
    const text = await withQemu(binary, { file, spec, args: ['-debugcon', `file:${output}`] }, async () => {
      for (let tries = 0; tries < 100; tries++) {
        const now = existsSync(output) ? readFileSync(output, 'latin1') : '';
        if (now.endsWith('\n')) return now;
        await sleep(20);
      }
      return existsSync(output) ? readFileSync(output, 'latin1') : '';
    });
    console.log(`        let go, the program in its BIOS prints: ${text.trim() || '(nothing)'}`);
  } catch (error) {
    console.log(`QEMU    ${version} has not loaded it: ${error.message}`);
    process.exitCode = 1;
  }
}

buildIfNeeded();
const [file] = process.argv.slice(2);
if (file !== undefined) await look(file);
else {
  const folder = mkdtempSync(join(tmpdir(), 'vmstate-start-'));
  try {
    await letQemuLoad(folder, await saveAndLoad(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
