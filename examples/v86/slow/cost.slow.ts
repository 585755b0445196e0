/**
 * What save states cost: bytes that a page loads for them, and what saving 60 times a second does to the frames of a v86
 * that runs.
 */
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { requiring } from '../../support/requirements.js';
import { assemble, whyNoAssembler } from '../guests/assemble.js';
import { openState } from '../src/state/machine.js';
import { type Rows, recordResults } from '../support/results.js';
import { V86Guest, whyNoV86 } from '../support/v86.js';

const test = suite('cost');
const withV86 = requiring(test, whyNoV86(), whyNoAssembler());

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

const FRAME_MS = 1000 / 60;
const SECONDS = 5;

interface Frames {
  readonly median: number;
  readonly worst: number;
  readonly saves: number;
  readonly median_save: number;
}

/** A frame every 60th of a second while the guest runs; in each, work. Times between frames, in ms. */
async function frames(work: () => Promise<void>): Promise<Frames> {
  const between: number[] = [];
  const costs: number[] = [];
  const end = performance.now() + SECONDS * 1000;
  let last = performance.now();
  while (performance.now() < end) {
    const begin = performance.now();
    await work();
    const now = performance.now();
    costs.push(now - begin);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, FRAME_MS - (now - begin))));
    between.push(performance.now() - last);
    last = performance.now();
  }
  const at = (times: number[], part: number): number =>
    times.sort((a, b) => a - b)[Math.floor(times.length * part)] ?? 0;
  return { median: at(between, 0.5), worst: at(between, 0.99), saves: costs.length, median_save: at(costs, 0.5) };
}

const ms = (n: number): string => `${n.toFixed(1)} ms`;

withV86('what save states cost is measured', async () => {
  const rows: [string, string][] = [
    ['save states with versions, gzip', `${await gzipSize("export { openState } from './state/machine.js';")} bytes`],
    [
      'and the move to QEMU',
      `${await gzipSize("export * from './state/machine.js'; export * from './move/to-qemu.js';")} bytes`,
    ],
    [
      'and the way back',
      `${await gzipSize("export * from './state/machine.js'; export * from './move/to-qemu.js'; export * from './move/from-qemu.js';")} bytes`,
    ],
  ];
  const guest = await V86Guest.start({ floppy: assemble('checksum') });
  try {
    await guest.until((serial) => serial.includes('B 00000004'));
    const { emulator } = guest;
    const without = await frames(async () => {});
    const v86Only = await frames(async () => {
      await emulator.save_state();
    });
    let bytes = 0;
    const ours = await frames(async () => {
      bytes = openState(new Uint8Array(await emulator.save_state())).vm.save({ reuse: true }).length;
    });
    const row = (what: string, { median, worst, saves, median_save }: Frames): Rows[number] => [
      what,
      `${ms(median)} between frames (median), ${ms(worst)} (99 of 100), ${saves} frames in ${SECONDS} s, work ${ms(median_save)}`,
    ];
    rows.push(row('frames of a v86 with 16 MiB, nothing saved', without) as [string, string]);
    rows.push(row("with v86's own save state in each frame", v86Only) as [string, string]);
    rows.push(row('with that and our stream in each frame', ours) as [string, string]);
    rows.push(['the stream', `${bytes} bytes`]);
    assert.ok(ours.saves > 0);
  } finally {
    await guest.end();
  }
  recordResults('What it costs', rows);
});

test.run();
