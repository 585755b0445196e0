import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError } from '../../src/errors.js';
import { SaveVM } from '../../src/savevm/index.js';
import { sameBytes } from '../../src/testing/index.js';
import { array, buffer, type StateOf, uint8, uint32, vmstate } from '../../src/vmstate/index.js';
import { concat } from '../support/bytes.js';

const test = suite('transfer');
const PAGE = 4096;

const vmstateThing = vmstate({
  name: 'thing',
  versionId: 1,
  fields: { regs: array(16, uint32()), fifo: buffer(70000), mode: uint8() },
  subsections: { extra: vmstate({ name: 'thing/extra', versionId: 1, fields: { level: uint8() } }) },
});
type Thing = StateOf<typeof vmstateThing>;

function machine(pages: number, fill: number): { vm: SaveVM; ram: Uint8Array; thing: Thing } {
  const ram = new Uint8Array(pages * PAGE);
  for (let page = 0; page < pages; page += 3) ram.fill((page + fill) & 0xff, page * PAGE, page * PAGE + 100);
  const thing: Thing = { regs: new Uint32Array(16).fill(fill), fifo: new Uint8Array(70000).fill(fill), mode: fill };
  if (fill !== 0) thing.extra = { level: fill };
  const vm = new SaveVM({ release: '11.1', machine: 'toy-11.1' });
  vm.registerRam('ram', ram);
  vm.register(vmstateThing, thing);
  return { vm, ram, thing };
}

/** Gathers copies of chunks, and lets time pass before it takes the next. */
class SlowSink {
  readonly chunks: Uint8Array[] = [];
  inFlight = 0;
  most = 0;
  async write(chunk: Uint8Array): Promise<void> {
    this.most = Math.max(this.most, ++this.inFlight);
    await new Promise((resolve) => setTimeout(resolve, 1));
    this.chunks.push(chunk.slice());
    this.inFlight--;
  }
}

test('saveTo writes what save gives, one chunk at a time', async () => {
  const { vm } = machine(600, 7);
  const sink = new SlowSink();
  const bytes = await vm.saveTo(sink);
  const whole = vm.save();
  sameBytes(concat(...sink.chunks), whole);
  assert.is(bytes, whole.length);
  assert.is(sink.most, 1);
  assert.ok(sink.chunks.length > 3, `${sink.chunks.length} chunks`);
});

test('saveTo a WritableStream', async () => {
  const { vm } = machine(10, 7);
  const chunks: Uint8Array[] = [];
  await vm.saveTo(new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(chunk.slice()) }));
  sameBytes(concat(...chunks), vm.save());
});

test('progress goes up and ends at all of the memory', async () => {
  const { vm, ram } = machine(600, 7);
  const seen: number[] = [];
  await vm.saveTo(new SlowSink(), { onProgress: ({ done, total }) => seen.push(done / total) });
  assert.equal(
    seen,
    [...seen].sort((a, b) => a - b),
  );
  assert.is(seen[seen.length - 1], 1);
  assert.ok(seen.length > 1, `${ram.length} bytes, ${seen.length} reports`);
});

function* cut(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

for (const size of [1, 7, 4096, 100000]) {
  test(`loadFrom chunks of ${size} bytes gives what load gives`, async () => {
    const { vm, ram, thing } = machine(5, 9);
    const stream = vm.save();
    const other = machine(5, 0);
    await other.vm.loadFrom(cut(stream, size));
    sameBytes(other.ram, ram);
    assert.equal(other.thing, thing);
    sameBytes(other.vm.save(), stream);
  });
}

test('a stream that breaks off leaves the devices as they were', async () => {
  const stream = machine(5, 9).vm.save();
  for (const length of [3, 100, 5000, 30000, stream.length - 2000]) {
    const other = machine(5, 0);
    let error: unknown;
    await other.vm.loadFrom(cut(stream.subarray(0, length), 1000)).catch((caught) => {
      error = caught;
    });
    assert.instance(error, StreamError);
    assert.equal(other.thing, machine(5, 0).thing);
  }
});

test('memory does not grow with the guest', async () => {
  const guest = 192 << 20;
  const source = new SaveVM({ release: '7.2' });
  const memory = new Uint8Array(guest);
  for (let at = 0; at < guest; at += 16 * PAGE) memory[at] = 1;
  source.registerRam('ram', memory);
  const target = new SaveVM({ release: '7.2' });
  const copy = new Uint8Array(guest);
  target.registerRam('ram', copy);
  const pipe = new TransformStream<Uint8Array, Uint8Array>();
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const writer = pipe.writable.getWriter();
  const sink = {
    write: async (chunk: Uint8Array) => {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      await writer.write(chunk.slice());
    },
  };
  const reader = pipe.readable as unknown as AsyncIterable<Uint8Array>;
  // A load stops reading at the end of the stream, and closes the pipe from its side.
  const close = () => writer.close().catch(() => undefined);
  await Promise.all([source.saveTo(sink).then(close), target.loadFrom(reader)]);
  assert.is(Buffer.compare(copy, memory), 0);
  assert.ok(most < guest / 4, `${most} bytes of buffers for a guest of ${guest}`);
});

test.run();
