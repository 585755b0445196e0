/**
 * What save states cost: bytes that a page loads for them, bytes and time of a state, and lines of code.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Bench, inputs } from '../support/bench.js';

const test = suite('cost');

/** Bytes of gzip of a bundle for browsers. */
async function gzipSize(contents: string, external: string[] = []): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: 'src', loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    external,
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents as Uint8Array, { level: 9 }).length;
}

/** Lines that are neither empty nor comment nor import. */
function codeLines(file: string): number {
  const code = readFileSync(`src/${file}.ts`, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^import [\s\S]*?;$/gm, '');
  return code.split('\n').filter((line) => line.trim() !== '').length;
}

/** The median of 1000 runs, in µs. */
function median(work: () => void): number {
  const times = Array.from({ length: 1000 }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  return 1000 * (times.sort((a, b) => a - b)[500] as number);
}

test('what save states of a chip cost', async () => {
  const alone = await gzipSize("export { ATmega328P } from './chip.js';", ['vmstate']);
  const saving = await gzipSize(
    "export { ATmega328P } from './chip.js'; export { saveStates } from './save-states.js';",
  );
  const moving = await gzipSize(
    "export * from './chip.js'; export * from './save-states.js'; export * from './move.js';",
  );
  assert.ok(alone < saving && saving < moving);
  const bench = Bench.of('buses', inputs(100_000));
  bench.runTo(100_000);
  const stream = bench.vm.save();
  const rows: [string, string][] = [
    ['the chip without them, gzip', `${alone} bytes`],
    ['save states, gzip', `${saving - alone} bytes more`],
    ['and the move to QEMU and back, gzip', `${moving - saving} bytes more`],
    ['a state: flash, devices, description', `${stream.length} bytes`],
    ['saving', `${median(() => bench.vm.save({ reuse: true })).toFixed(0)} µs`],
    ['loading', `${median(() => bench.vm.load(stream)).toFixed(0)} µs`],
    ...['chip', 'events', 'event-names', 'fields', 'state', 'save-states', 'board', 'move'].map(
      (file): [string, string] => {
        return [`src/${file}.ts`, `${codeLines(file)} lines without comments and imports`];
      },
    ),
  ];
  const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}, load ${loadavg()[0]?.toFixed(1)}`;
  const table = rows.map(([what, result]) => `| ${what} | ${result} |\n`).join('');
  writeFileSync(
    'results.md',
    `# What save states cost\n\nWritten by \`npm run examples -- avr8js --slow\`: ${machine}.\n\n| What | Result |\n|---|---|\n${table}`,
  );
});

test.run();
