/**
 * A large guest in little memory: 256 MiB of mostly zero pages go through `saveTo` and `loadFrom`.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SaveVM } from '../../src/savevm/index.js';

const test = suite('memory');

const GUEST = 256 << 20;
const PAGE = 4096;

function machine() {
  const vm = new SaveVM({ release: '11.1', machine: 'microvm' });
  const ram = new Uint8Array(GUEST);
  vm.registerRam('pc.ram', ram);
  return { vm, ram };
}

test('what the library allocates does not grow with the guest', async () => {
  const from = machine();
  const to = machine();
  for (let at = 0; at < GUEST; at += 64 * PAGE) from.ram.fill(at / PAGE + 1, at, at + 100);
  to.ram.fill(0xff, 0, 1 << 20);

  const baseline = process.memoryUsage().arrayBuffers;
  let peak = 0;
  let largest = 0;
  let bytes = 0;
  const chunks: Uint8Array[] = [];
  let wake = () => {};
  let free = () => {};
  let done = false;
  const saving = from.vm
    .saveTo({
      async write(chunk) {
        peak = Math.max(peak, process.memoryUsage().arrayBuffers - baseline);
        largest = Math.max(largest, chunk.length);
        bytes += chunk.length;
        chunks.push(chunk);
        wake();
        await new Promise<void>((resolve) => {
          free = resolve;
        });
      },
    })
    .finally(() => {
      done = true;
      wake();
    });
  // The chunk goes back when the loader asks for the next one.
  async function* received() {
    for (;;) {
      while (chunks.length === 0 && !done) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const chunk = chunks.shift();
      if (chunk === undefined) return;
      yield chunk;
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - baseline);
      free();
    }
  }
  const report = await to.vm.loadFrom(received());
  free(); // the loader has all it wants and does not ask for another chunk
  await saving;

  assert.equal(report.loaded, ['ram']);
  assert.ok(bytes > 4 << 20 && bytes < 16 << 20, `${bytes} bytes`);
  assert.ok(largest < 1 << 20, `a chunk of ${largest} bytes`);
  assert.ok(peak < 24 << 20, `${peak} bytes of buffers besides the guest`);
  assert.is(Buffer.compare(from.ram, to.ram), 0);
});

test('many small blocks are flushed on the way like one large one', async () => {
  const vm = new SaveVM({ release: '11.1' });
  const memory = new Uint8Array(128 << 10).fill(1);
  for (let i = 0; i < 200; i++) vm.registerRam(`flash${i}`, memory);
  let largest = 0;
  const total = await vm.saveTo({
    write: (chunk) => {
      largest = Math.max(largest, chunk.length);
    },
  });
  assert.ok(total > 25 << 20);
  assert.ok(largest < 1 << 20, `a chunk of ${largest} bytes`);
});

test.run();
