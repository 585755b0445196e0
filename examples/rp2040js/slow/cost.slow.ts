/**
 * What save states cost: bytes that a page loads for them, bytes and time of a state, and lines of code.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PROGRAMS } from '../programs/assemble.js';
import { Bench } from '../support/bench.js';

const test = suite('cost');

/** Bytes of gzip of a bundle for browsers. */
async function gzipSize(contents: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: 'src', loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents as Uint8Array, { level: 9 }).length;
}

/** Lines that are neither empty nor comment nor import. */
function codeLines(file: string): number {
  const code = readFileSync(`src/${file}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^import [\s\S]*?;$/gm, '');
  return code.split('\n').filter((line) => line.trim() !== '').length;
}

/** The median of 101 runs, in ms. */
function median(work: () => void): string {
  const times = Array.from({ length: 101 }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  return `${times.sort((a, b) => a - b)[50]?.toFixed(1)} ms`;
}

test('what save states of a chip cost', async () => {
  const alone = await gzipSize("export { Simulator } from 'rp2040js';");
  const saving = await gzipSize("export { Simulator } from 'rp2040js'; export { saveStates } from './save-states.js';");
  assert.ok(alone < saving);
  const rows: [string, string][] = [
    ['rp2040js without them, gzip', `${alone} bytes`],
    ['save states, gzip', `${saving - alone} bytes more`],
  ];
  for (const name of PROGRAMS) {
    const bench = Bench.of(name);
    bench.runTo(100_000);
    const stream = bench.vm.save();
    const loaded = new Bench();
    rows.push(
      [`a state of \`${name}\``, `${stream.length} bytes, ${gzipSync(stream).length} of gzip`],
      ['saving it', median(() => bench.vm.save({ reuse: true }))],
      ['loading it', median(() => loaded.vm.load(stream))],
    );
    for (const pio of loaded.simulator.rp2040.pio) pio.stop();
  }
  for (const file of readdirSync('src').sort())
    rows.push([`src/${file}`, `${codeLines(file)} lines without comments and imports`]);
  const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}, load ${loadavg()[0]?.toFixed(1)}`;
  const table = rows.map(([what, result]) => `| ${what} | ${result} |\n`).join('');
  writeFileSync(
    'results.md',
    `# What save states cost\n\nWritten by \`npm run examples -- rp2040js --slow\`: ${machine}.\n\n| What | Result |\n|---|---|\n${table}`,
  );
});

test.run();
